//! Texts as they were: what a page said from one change note to the next, kept as Markdown in `versions/` of its bundle.

use std::sync::Arc;

use jiff::civil::Date;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::registry::text_of;
use crate::source::File;

/// The folder of a bundle that its versions lie in.
pub const FOLDER: &str = "versions";

/// What Markdown has in a version, besides CommonMark.
pub const MARKDOWN: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_HEADING_ATTRIBUTES);

/// A text as it was until the change note after its own.
#[derive(Clone, Debug)]
pub struct Version {
    /// The path of its page.
    pub path: String,
    /// The day of its change note.
    pub date: Date,
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Its sentence.
    pub summary: String,
    /// All of it, title and sentence included.
    pub markdown: String,
    /// Its file.
    pub file: Arc<str>,
}

impl Version {
    /// What no two versions have in common, and what they are sorted by.
    pub fn key(&self) -> (&str, Lang, Date) {
        (&self.path, self.lang, self.date)
    }
}

/// The path of the file of a version under the content folder.
pub fn file_of(path: &str, date: Date, lang: Lang) -> String {
    format!("{path}/{FOLDER}/{date}.{lang}.md")
}

/// Whether a file of the content is a version, by its folder.
pub(super) fn is_version(file: &File) -> bool {
    file.path.rsplit_once('/').is_some_and(|(folder, _)| folder.rsplit('/').next() == Some(FOLDER))
}

/// Reads the file of a version.
pub(super) fn parse(file: &File, problems: &mut Vec<Problem>) -> Option<Version> {
    let (folder, name) = file.path.rsplit_once('/')?;
    let path = folder.strip_suffix(FOLDER)?.trim_end_matches('/').to_owned();
    let place = Place::start_of(&file.path);
    let Some((date, lang)) = named(name) else {
        let help = "name it by the day of its change note and its language, as 2026-11-24.en.md; kazpeace keep does";
        problems.push(Problem::error(place, format!("“{name}” is not the name of a version"), help));
        return None;
    };
    let markdown = text_of(file, problems)?;
    let known = problems.len();
    let (mut title, mut summary) = (String::new(), String::new());
    // Where the parser is among the first two blocks.
    let mut block = 0;
    for (event, span) in Parser::new_ext(markdown, MARKDOWN).into_offset_iter() {
        let here = || {
            let line = markdown.get(..span.start).map_or(1, |before| before.matches('\n').count() + 1);
            Place { line: u32::try_from(line).unwrap_or(u32::MAX), ..place.clone() }
        };
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. } | Tag::Paragraph) => block += 1,
            Event::End(TagEnd::Heading(_)) if block == 0 => block = 2,
            Event::Text(words) if block == 1 => title.push_str(&words),
            Event::Text(words) if block == 2 => summary.push_str(&words),
            Event::Html(_) | Event::InlineHtml(_) => {
                problems.push(Problem::error(here(), "a version holds HTML", "take it away: what kazpeace keep writes has none"));
            }
            Event::FootnoteReference(label) | Event::Start(Tag::FootnoteDefinition(label)) if !is_label(&label) => {
                let help = "number it: [^1] is a source and [^n1] a note, as kazpeace keep writes them";
                problems.push(Problem::error(here(), format!("“{label}” is not the label of a source or a note"), help));
            }
            Event::Start(Tag::Image { .. }) => {
                problems.push(Problem::error(here(), "a version holds a picture", "take it away: what kazpeace keep writes has none"));
            }
            Event::Start(Tag::Link { dest_url, .. }) if !leads_somewhere(&dest_url) => {
                let help = "write https://…, an address that begins with /, or #heading";
                problems.push(Problem::error(here(), format!("a version cannot lead to “{dest_url}”"), help));
            }
            _ => {}
        }
    }
    if !markdown.starts_with("# ") || title.is_empty() || summary.is_empty() {
        let help = "begin it with # and the title, then the sentence in a paragraph of its own; kazpeace keep does";
        problems.push(Problem::error(place, "the version does not begin with title and sentence", help));
    }
    (problems.len() == known).then(|| Version { path, date, lang, title, summary, markdown: markdown.to_owned(), file: file.path.clone() })
}

/// Whether a footnote is one that `kazpeace keep` writes: the number of a source, or `n` and that of a note. The page sets the label as it is.
fn is_label(label: &str) -> bool {
    let number = label.strip_prefix('n').unwrap_or(label);
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn leads_somewhere(url: &str) -> bool {
    ["/", "#", "https://", "http://", "mailto:"].iter().any(|start| url.starts_with(start))
}

/// Date and language of a name such as `2026-11-24.en.md`.
fn named(name: &str) -> Option<(Date, Lang)> {
    let (date, lang) = name.strip_suffix(".md")?.split_once('.')?;
    let day: Date = date.parse().ok().filter(|day: &Date| day.to_string() == date)?;
    Some((day, Lang::from_code(lang)?))
}
