//! Atom feeds (RFC 4287): one for the site and one for each section, in each language. An entry moves only when its page gets a change note.

use askama::Template;

use super::{absolute, fixed, translated};
use crate::artifact::{Artifact, Kind};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::site::{Page, address};
use crate::views::Context;

#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed<'a> {
    lang: Lang,
    id: String,
    title: String,
    subtitle: &'a str,
    author: &'a str,
    /// The absolute addresses of the feed and of the page that it belongs to.
    own: String,
    home: String,
    updated: String,
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    id: String,
    title: &'a str,
    url: String,
    published: String,
    updated: String,
    summary: &'a str,
    /// What the latest change was, with its date.
    change: String,
}

/// The titles and addresses of the feeds that a page is in; none if the site names no authority for their ids.
pub fn feeds_of(context: &Context<'_>, page: &Page, lang: Lang) -> Vec<(String, String)> {
    if context.site.config.tag.is_none() {
        return Vec::new();
    }
    let mut feeds = vec![(title(context, "", lang), address::feed(lang, ""))];
    let section = context.site.sections().into_iter().find(|section| within(page, &section.path));
    feeds.extend(section.map(|section| (title(context, &section.path, lang), address::feed(lang, &section.path))));
    feeds
}

/// The feeds of a language.
pub(super) fn feeds(context: &Context<'_>, lang: Lang) -> Result<Vec<Artifact>, askama::Error> {
    let Some(tag) = &context.site.config.tag else { return Ok(Vec::new()) };
    let sections = context.site.sections().into_iter().map(|section| section.path.as_str());
    std::iter::once("")
        .chain(sections)
        .map(|path| {
            let address = address::feed(lang, path);
            let body = feed(context, tag, path, lang).render()?;
            Ok(Artifact { lang: Some(lang), ..fixed(&address, Kind::Atom, body) })
        })
        .collect()
}

fn feed<'a>(context: &Context<'a>, tag: &str, path: &str, lang: Lang) -> Feed<'a> {
    let (site, voice) = (context.site, context.voices.get(lang));
    let mut pages: Vec<&Page> = translated(context)
        .filter(|(page, of)| *of == lang && !page.path.is_empty() && (path.is_empty() || within(page, path)))
        .map(|(page, _)| page)
        .collect();
    // The newest change first; the path decides between changes of one day.
    pages.sort_by(|a, b| {
        let date = |page: &Page| page.text(lang).document.front.latest.date;
        date(b).cmp(&date(a)).then_with(|| a.path.cmp(&b.path))
    });
    let entries: Vec<Entry<'a>> = pages
        .into_iter()
        .map(|page| {
            let front = &page.text(lang).document.front;
            Entry {
                id: address::tag_id(tag, &address::page(lang, &page.path)),
                title: &front.title.value,
                url: absolute(context, lang, &page.path),
                published: instant(front.published()),
                updated: instant(front.latest.date),
                summary: &front.summary.value,
                change: format!("{}: {}", voice.formats.date(Moment::Day(front.latest.date)), front.latest.note),
            }
        })
        .collect();
    let address = address::feed(lang, path);
    let home = site.page("").map(|home| instant(home.text(lang).document.front.latest.date)).unwrap_or_default();
    Feed {
        lang,
        id: address::tag_id(tag, &address),
        title: title(context, path, lang),
        subtitle: section(context, path).map_or_else(|| site.config.about.get(lang), |page| &page.text(lang).document.front.summary.value),
        author: site.config.name.get(lang),
        own: format!("{}{address}", site.config.base),
        home: absolute(context, lang, path),
        updated: entries.first().map_or(home, |entry| entry.updated.clone()),
        entries,
    }
}

fn title(context: &Context<'_>, path: &str, lang: Lang) -> String {
    let name = context.site.config.name.get(lang);
    match section(context, path) {
        Some(section) => format!("{} – {name}", section.text(lang).document.front.title.value),
        None => name.clone(),
    }
}

/// The section that a feed is of; nothing for the feed of the site.
fn section<'a>(context: &Context<'a>, path: &str) -> Option<&'a Page> {
    context.site.page(path).filter(|page| !page.path.is_empty())
}

/// Whether a page is a section's own or below it.
fn within(page: &Page, section: &str) -> bool {
    page.path.strip_prefix(section).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The beginning of a day in UTC (RFC 3339), which is all that an editorial date says.
fn instant(day: jiff::civil::Date) -> String {
    format!("{day}T00:00:00Z")
}
