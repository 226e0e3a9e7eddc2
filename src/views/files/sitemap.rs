//! `sitemap.xml` (sitemaps.org 0.9): every page in every language that it is written in, with the date of its latest change note. What is
//! computed from the facts has no such date.

use askama::Template;

use super::{absolute, translated};
use crate::lang::Lang;
use crate::site::address;
use crate::views::{self, Context};

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    pages: Vec<Location>,
}

struct Location {
    url: String,
    /// The editorial date as ISO 8601; computed pages have none.
    modified: Option<String>,
    /// Language tags and addresses of the page in each language, and of the one that opens in the reader’s.
    alternates: Vec<(&'static str, String)>,
}

pub(super) fn sitemap(context: &Context<'_>) -> Result<String, askama::Error> {
    let pages = translated(context)
        .map(|(page, lang)| {
            let others = page.written();
            let mut alternates: Vec<_> = others.map(|(lang, _)| (lang.code(), absolute(context, lang, &page.path))).collect();
            alternates.push(("x-default", format!("{}{}", context.site.config.base, address::neutral(&page.path))));
            Location {
                url: absolute(context, lang, &page.path),
                modified: Some(page.text(lang).document.front.latest.date.to_string()),
                alternates,
            }
        })
        .chain(computed(context))
        .collect();
    Sitemap { pages }.render()
}

/// The pages of facts and of their lists.
fn computed(context: &Context<'_>) -> Vec<Location> {
    let Context { site, .. } = context;
    if site.page(address::FACTS).is_none() {
        return Vec::new();
    }
    let lists = views::fact_lists(site).into_iter().map(|(list, _)| list.path());
    let paths = site.facts.keys().map(|id| address::fact(id)).chain(lists);
    let locations = paths.flat_map(|path| {
        Lang::ALL.map(|lang| {
            let mut alternates: Vec<_> = Lang::ALL.map(|lang| (lang.code(), absolute(context, lang, &path))).to_vec();
            alternates.push(("x-default", format!("{}{}", site.config.base, address::neutral(&path))));
            Location { url: absolute(context, lang, &path), modified: None, alternates }
        })
    });
    locations.collect()
}
