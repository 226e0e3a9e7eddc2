//! What the head of a page says: to the browser, to those who preview, follow or index it.

use super::shell::Link;
use super::{Context, files, schema};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::site::{Page, Version, address};

/// What the head says of a page to those who preview, follow or index it.
pub(super) struct AboutPage {
    /// The absolute address of the preview card.
    pub(super) image: String,
    pub(super) alt: String,
    /// Dates as ISO 8601.
    pub(super) published: String,
    pub(super) modified: String,
    pub(super) other_locales: Vec<Lang>,
    /// The titles and addresses of the feeds that the page is in.
    pub(super) feeds: Vec<(String, String)>,
    /// The structured data as JSON-LD.
    pub(super) data: String,
}

/// The head of a page.
pub(super) struct Head {
    /// The title of the page without the name of the site.
    pub(super) title: String,
    /// The `title` element.
    pub(super) tab: String,
    pub(super) description: String,
    /// The absolute canonical address; none on error pages.
    pub(super) canonical: Option<String>,
    /// The absolute address that is shared, if it is not the canonical one.
    pub(super) shared: Option<String>,
    /// The absolute address in each language and the neutral one, for `hreflang`; empty on error pages and under a waiver.
    pub(super) alternates: Vec<(String, String)>,
    pub(super) noindex: bool,
    /// The address of the page as Markdown, if it is there.
    pub(super) markdown: Option<String>,
    pub(super) og_type: &'static str,
    /// What a shared link shows and what machines read; none on error pages.
    pub(super) about_page: Option<AboutPage>,
}

impl Head {
    /// Of a page that is written; `crumbs` lead to it.
    pub(super) fn of(context: &Context<'_>, page: &Page, lang: Lang, crumbs: &[Link]) -> Head {
        let (text, config) = (page.text(lang), &context.site.config);
        let (base, waived) = (&config.base, text.waived.is_some());
        let title = text.document.front.title.value.clone();
        let languages = page.written().map(|(lang, _)| lang);
        Head {
            tab: tab(page, &title, config.name.get(lang)),
            title,
            description: text.document.front.summary.value.clone(),
            canonical: Some(format!("{base}{}", address::page(if waived { Lang::SOURCE } else { lang }, &page.path))),
            shared: None,
            alternates: if waived { Vec::new() } else { alternates(base, &page.path, languages) },
            noindex: waived,
            markdown: address::markdown(&address::page(lang, &page.path)).filter(|_| !waived),
            og_type: if page.path.is_empty() { "website" } else { "article" },
            about_page: about_page(context, page, lang, schema::data(context, page, lang, crumbs)),
        }
    }

    /// Of a page as it was at a change note. The page as it is now is the one to find; its card would show the present figures.
    pub(super) fn of_version(context: &Context<'_>, page: &Page, version: &Version) -> Head {
        let (lang, base) = (version.lang, &context.site.config.base);
        Head {
            title: version.title.clone(),
            tab: tab_of(
                context,
                lang,
                &format!("{} ({})", version.title, context.voices.get(lang).formats.date(Moment::Day(version.date))),
            ),
            description: version.summary.clone(),
            canonical: Some(format!("{base}{}", address::page(lang, &page.path))),
            shared: Some(format!("{base}{}", address::version(lang, &page.path, version.date))),
            alternates: Vec::new(),
            noindex: true,
            markdown: None,
            og_type: "article",
            about_page: None,
        }
    }

    /// Of a page without a text of its own, computed from the facts, at a path below the page of a bundle.
    pub(super) fn computed(context: &Context<'_>, lang: Lang, path: &str, title: String, description: String) -> Head {
        let base = &context.site.config.base;
        let parent = path.split('/').next().and_then(|parent| context.site.page(parent));
        // What has no card of its own is shown with that of the page that it hangs from.
        let about_page = parent.and_then(|parent| about_page(context, parent, lang, String::new())).map(|about| {
            match context.previews.computed(path, lang) {
                Some(preview) => AboutPage { image: format!("{base}{}", preview.path), alt: preview.alt.clone(), ..about },
                None => about,
            }
        });
        Head {
            tab: tab_of(context, lang, &title),
            title,
            description,
            canonical: Some(format!("{base}{}", address::page(lang, path))),
            shared: None,
            alternates: alternates(base, path, Lang::ALL),
            noindex: false,
            markdown: None,
            og_type: "article",
            about_page,
        }
    }

    /// Of a page that stands for an error, or is made for one request: nobody keeps it.
    pub(super) fn passing(context: &Context<'_>, lang: Lang, title: String, description: String) -> Head {
        Head {
            tab: tab_of(context, lang, &title),
            title,
            description,
            canonical: None,
            shared: None,
            alternates: Vec::new(),
            noindex: true,
            markdown: None,
            og_type: "website",
            about_page: None,
        }
    }
}

/// The address of a path in each language and without one, which are the same page.
fn alternates(base: &str, path: &str, languages: impl IntoIterator<Item = Lang>) -> Vec<(String, String)> {
    let own = languages.into_iter().map(|lang| (lang.code().to_owned(), format!("{base}{}", address::page(lang, path))));
    own.chain([("x-default".to_owned(), format!("{base}{}", address::neutral(path)))]).collect()
}

/// What the head says of a page; `data` are its structured data.
fn about_page(context: &Context<'_>, page: &Page, lang: Lang, data: String) -> Option<AboutPage> {
    let (text, preview) = (page.text(lang), context.previews.get(page, lang)?);
    let own = text.document.lang;
    Some(AboutPage {
        image: format!("{}{}", context.site.config.base, preview.path),
        alt: preview.alt.clone(),
        published: text.document.front.published().to_string(),
        modified: text.document.front.latest.date.to_string(),
        other_locales: Lang::ALL.into_iter().filter(|other| *other != own && page.text(*other).waived.is_none()).collect(),
        feeds: files::feeds_of(context, page, lang),
        data,
    })
}

/// A title in the browser’s tab, before the name of the site.
fn tab_of(context: &Context<'_>, lang: Lang, title: &str) -> String {
    format!("{title} – {}", context.site.config.name.get(lang))
}

/// The title of a page in the browser’s tab: a mission carries its acronym, which is what people search for.
fn tab(page: &Page, title: &str, site_name: &str) -> String {
    match page.mission() {
        Some(mission) => format!("{title} ({}) – {site_name}", mission.code),
        None => format!("{title} – {site_name}"),
    }
}
