//! The plain texts: `robots.txt`, `security.txt`, `llms.txt`.

use askama::Template;

use super::absolute;
use crate::lang::Lang;
use crate::site::{Page, address};
use crate::views::Context;

/// `robots.txt` (RFC 9309): everything may be read; the addresses of the language switch lead nowhere new.
pub(super) fn robots(context: &Context<'_>) -> String {
    format!("User-agent: *\nDisallow: /lang/\n\nSitemap: {}{}\n", context.site.config.base, address::SITEMAP)
}

/// `security.txt` (RFC 9116), if the site states until when it holds.
pub(super) fn security(context: &Context<'_>) -> Option<String> {
    let config = &context.site.config;
    let expires = &config.security_expires.as_ref()?.value;
    let mut languages = vec![Lang::SOURCE.code()];
    languages.extend(Lang::ALL.into_iter().filter(|lang| *lang != Lang::SOURCE).map(Lang::code));
    Some(format!(
        "Contact: mailto:{}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: {}\nCanonical: {}{}\n",
        config.contact.value,
        languages.join(", "),
        config.base,
        address::SECURITY
    ))
}

#[derive(Template)]
#[template(path = "llms.txt")]
struct Llms<'a> {
    name: &'a str,
    about: &'a str,
    sections: Vec<(&'a str, Vec<Item<'a>>)>,
    home: Vec<(&'static str, String)>,
    sitemap: String,
}

struct Item<'a> {
    title: &'a str,
    url: String,
    summary: &'a str,
}

/// `llms.txt` (llmstxt.org): the site in English in one page of Markdown, each page of its sections with its summary.
pub(super) fn llms(context: &Context<'_>) -> Result<String, askama::Error> {
    let (site, lang) = (context.site, Lang::SOURCE);
    let item = |page: &Page| {
        let front = &site.page(&page.path)?.text(lang).document.front;
        Some(Item { title: &front.title.value, url: absolute(context, lang, &page.path), summary: &front.summary.value })
    };
    let sections = site
        .sections()
        .into_iter()
        .map(|section| {
            let pages = std::iter::once(section).chain(site.below(&section.path));
            (section.text(lang).document.front.title.value.as_str(), pages.filter_map(item).collect())
        })
        .collect();
    let view = Llms {
        name: site.config.name.get(lang),
        about: site.config.about.get(lang),
        sections,
        home: Lang::ALL.into_iter().map(|lang| (lang.native_name(), absolute(context, lang, ""))).collect(),
        sitemap: format!("{}{}", site.config.base, address::SITEMAP),
    };
    view.render()
}
