//! The page of a version that is kept: what a page said from one change note to the next.

use askama::Template;
use jiff::civil::Date;
use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd, html};

use super::Context;
use super::cite::{Cite, Work};
use super::shell::Shell;
use crate::moment::Moment;
use crate::site::version::MARKDOWN;
use crate::site::{Page, Version, address};

#[derive(Template)]
#[template(path = "version.html")]
struct VersionView<'a> {
    shell: Shell<'a>,
    notice: String,
    /// The address of the page as it is now.
    current: String,
    date: String,
    body: Body,
    cite: Cite,
}

/// The page of a version; `until` is the day of the change note after it.
pub fn version_page(context: &Context<'_>, page: &Page, version: &Version, until: Date) -> Result<String, askama::Error> {
    let lang = version.lang;
    let voice = context.voices.get(lang);
    let date = |day| voice.formats.date(Moment::Day(day));
    let shell = Shell::of_version(context, page, version);
    let view = VersionView {
        notice: voice.t.version_notice(date(version.date), date(until)),
        current: address::page(lang, &page.path),
        date: voice.t.version_of(date(version.date)),
        body: Body::of(&version.markdown),
        cite: Work::version(context, page, lang, &version.title, version.date).cite(context),
        shell,
    };
    view.render()
}

/// The HTML of a version below its title and sentence.
#[derive(Debug, Default)]
struct Body {
    text: String,
    /// The notes, each an item of a list.
    notes: String,
    /// The sources, each an item of a list.
    sources: String,
}

impl Body {
    /// From what `views/markdown/` writes. There is no HTML in it: reading a version refuses that.
    fn of(markdown: &str) -> Body {
        let mut body = Body::default();
        let mut text: Vec<Event<'_>> = Vec::new();
        // The events of the note or source that is being read, with its label.
        let mut aside: Option<(CowStr<'_>, Vec<Event<'_>>)> = None;
        // Title and sentence stand above; the list of sources gets a heading of its own.
        let (mut head, mut skipping) = (2, false);
        // Two numbers side by side would read as one.
        let mut joined = false;
        for event in Parser::new_ext(markdown, MARKDOWN) {
            let follows = std::mem::replace(&mut joined, matches!(event, Event::FootnoteReference(_)));
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => aside = Some((label, Vec::new())),
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, events)) = aside.take() {
                        body.item(&label, events);
                    }
                }
                Event::FootnoteReference(label) => {
                    let (target, words) = match label.strip_prefix('n') {
                        Some(number) => (format!("n{number}"), format!("[{number}]")),
                        None => (format!("s{label}"), label.to_string()),
                    };
                    let comma = if follows { ",\u{202f}" } else { "" };
                    let mark = Event::InlineHtml(format!("<sup class=\"ref\">{comma}<a href=\"#{target}\">{words}</a></sup>").into());
                    aside.as_mut().map_or(&mut text, |(_, events)| events).push(mark);
                }
                event => {
                    if let Some((_, events)) = &mut aside {
                        events.push(event);
                        continue;
                    }
                    let begins = match &event {
                        Event::Start(Tag::Heading { id, .. }) => head > 0 || id.as_deref() == Some("sources"),
                        Event::Start(Tag::Paragraph) => head > 0,
                        _ => false,
                    };
                    skipping |= begins;
                    let ends = skipping && matches!(event, Event::End(TagEnd::Heading(_) | TagEnd::Paragraph));
                    if !skipping {
                        text.push(event);
                    }
                    if ends {
                        skipping = false;
                        head = u8::saturating_sub(head, 1);
                    }
                }
            }
        }
        html::push_html(&mut body.text, text.into_iter());
        // The policy of the site forbids styles in elements. In words the quotation marks would be escaped.
        body.text = body
            .text
            .replace(" style=\"text-align: right\"", " class=\"r\"")
            .replace("<table>", "<div class=\"kept\"><table>")
            .replace("</table>", "</table></div>");
        body
    }

    fn item(&mut self, label: &str, events: Vec<Event<'_>>) {
        let mut words = String::new();
        html::push_html(&mut words, events.into_iter());
        match label.strip_prefix('n') {
            Some(number) => self.notes.push_str(&format!("<li id=\"n{number}\">{words}</li>")),
            None => self.sources.push_str(&format!("<li id=\"s{label}\"><span class=\"n\">{label}</span><div>{words}</div></li>")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_sentence_are_left_out_and_references_lead_to_their_list() {
        let body = Body::of(
            "# T\n\nSentence.\n\nUpdated.\n\n## A {#a}\n\nOne 143[^1], two[^1][^1], noted[^n1].\n\n| a | b |\n| --- | ---: |\n| 1 | 2[^1] |\n\n[^n1]: A \
             note[^1].\n\n## Sources {#sources}\n\n[^1]: [Title](https://a.example/). Publisher, 2025.\n",
        );
        let mark = "<sup class=\"ref\"><a href=\"#s1\">1</a></sup>";
        assert!(
            body.text.starts_with("<p>Updated.</p>\n<h2 id=\"a\">A</h2>\n<p>One 143") && !body.text.contains("Sources"),
            "{}",
            body.text
        );
        assert!(
            body.text.contains(mark) && body.text.contains("<a href=\"#n1\">[1]</a>") && body.text.contains("<div class=\"kept\"><table>")
        );
        assert_eq!(body.notes, format!("<li id=\"n1\"><p>A note{mark}.</p>\n</li>"));
        assert!(body.sources.starts_with("<li id=\"s1\"><span class=\"n\">1</span><div><p><a href=\"https://a.example/\">Title</a>"));
    }
}
