//! `sitemap.xml` (sitemaps.org 0.9): every page in every language that it is written in, with the date of its latest change note.

use askama::Template;

use super::{absolute, translated};
use crate::site::address;
use crate::views::Context;

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    pages: Vec<Location>,
}

struct Location {
    url: String,
    /// The editorial date as ISO 8601.
    modified: String,
    /// Language tags and addresses of the page in each language, and of the one that opens in the reader’s.
    alternates: Vec<(&'static str, String)>,
}

pub(super) fn sitemap(context: &Context<'_>) -> Result<String, askama::Error> {
    let pages = translated(context)
        .map(|(page, lang)| {
            let others = page.texts.iter().filter(|(_, text)| text.waived.is_none());
            let mut alternates: Vec<_> = others.map(|(lang, _)| (lang.code(), absolute(context, lang, &page.path))).collect();
            alternates.push(("x-default", format!("{}{}", context.site.config.base, address::neutral(&page.path))));
            Location {
                url: absolute(context, lang, &page.path),
                modified: page.text(lang).document.front.latest.date.to_string(),
                alternates,
            }
        })
        .collect();
    Sitemap { pages }.render()
}
