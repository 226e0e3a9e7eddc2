//! The frame of every page: head, header, footer.

use super::{Context, Voice, files, schema};
use crate::lang::Lang;
use crate::site::{Page, address};

/// A link with its words.
pub(super) struct Link {
    pub(super) href: String,
    pub(super) label: String,
    /// The value of `aria-current`, if the link leads to where the reader is.
    pub(super) current: Option<&'static str>,
}

/// A language of the switch.
pub(super) struct Tongue {
    pub(super) lang: Lang,
    pub(super) href: String,
    pub(super) current: bool,
}

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

/// What the shell template needs.
pub(super) struct Shell<'a> {
    pub(super) lang: Lang,
    pub(super) voice: &'a Voice,
    pub(super) context: &'a Context<'a>,
    /// The title of the page without the name of the site.
    pub(super) title: String,
    /// The `title` element.
    pub(super) head_title: String,
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
    pub(super) nav: Vec<Link>,
    pub(super) crumbs: Vec<Link>,
    pub(super) tongues: Vec<Tongue>,
    pub(super) about: Vec<Link>,
    pub(super) brand: (String, String),
    pub(super) contact: String,
    /// Whether the header has a field to search; not where the page itself has one.
    pub(super) finds: bool,
}

impl<'a> Shell<'a> {
    /// The frame of a page.
    pub(super) fn of(context: &'a Context<'a>, page: &Page, lang: Lang) -> Shell<'a> {
        let text = page.text(lang);
        let waived = text.waived.is_some();
        let base = &context.site.config.base;
        let own = if waived { Lang::SOURCE } else { lang };
        let alternates = if waived {
            Vec::new()
        } else {
            let translated = page.written();
            let mut alternates: Vec<_> =
                translated.map(|(lang, _)| (lang.code().to_owned(), format!("{base}{}", address::page(lang, &page.path)))).collect();
            alternates.push(("x-default".to_owned(), format!("{base}{}", address::neutral(&page.path))));
            alternates
        };
        let title = text.document.front.title.value.clone();
        let mut shell = Shell::frame(context, lang, &page.path);
        let site_name = context.site.config.name.get(lang);
        shell.head_title = if page.path.is_empty() { format!("{title} – {site_name}") } else { head_title(page, &title, site_name) };
        shell.title = title;
        shell.description = text.document.front.summary.value.clone();
        shell.canonical = Some(format!("{base}{}", address::page(own, &page.path)));
        shell.alternates = alternates;
        shell.noindex = waived;
        shell.markdown = address::markdown(&address::page(lang, &page.path)).filter(|_| !waived);
        shell.og_type = if page.path.is_empty() { "website" } else { "article" };
        shell.crumbs = crumbs(context, page, lang);
        shell.about_page = about_page(context, page, lang, schema::data(context, page, lang, &shell.crumbs));
        shell
    }

    /// The frame of a page that has no text of its own but is computed, below the page of a bundle.
    pub(super) fn computed(context: &'a Context<'a>, lang: Lang, path: &str, title: String, description: String) -> Shell<'a> {
        let base = &context.site.config.base;
        let mut shell = Shell::frame(context, lang, path);
        shell.head_title = format!("{title} – {}", context.site.config.name.get(lang));
        shell.canonical = Some(format!("{base}{}", address::page(lang, path)));
        let alternates = Lang::ALL.into_iter().map(|lang| (lang.code().to_owned(), format!("{base}{}", address::page(lang, path))));
        shell.alternates = alternates.chain([("x-default".to_owned(), format!("{base}{}", address::neutral(path)))]).collect();
        shell.og_type = "article";
        if let Some(parent) = path.split('/').next().and_then(|parent| context.site.page(parent)) {
            shell.crumbs = crumbs(context, parent, lang);
            shell.crumbs.iter_mut().for_each(|crumb| crumb.current = None);
            // What has no card of its own is shown with that of the page that it hangs from.
            shell.about_page = about_page(context, parent, lang, String::new());
            if let (Some(about), Some(preview)) = (&mut shell.about_page, context.previews.computed(path, lang)) {
                (about.image, about.alt) = (format!("{base}{}", preview.path), preview.alt.clone());
            }
        }
        shell.crumbs.push(Link { href: address::page(lang, path), label: title.clone(), current: Some("page") });
        (shell.title, shell.description) = (title, description);
        shell
    }

    /// The frame of a page that stands for an error.
    pub(super) fn error(context: &'a Context<'a>, lang: Lang, title: String, description: String) -> Shell<'a> {
        let mut shell = Shell::frame(context, lang, "");
        shell.head_title = format!("{title} – {}", context.site.config.name.get(lang));
        (shell.title, shell.description, shell.noindex) = (title, description, true);
        shell
    }

    /// The frame of the page of the search, which robots follow but do not keep.
    pub(super) fn search(context: &'a Context<'a>, lang: Lang) -> Shell<'a> {
        let t = &context.voices.get(lang).t;
        let mut shell = Shell::frame(context, lang, address::SEARCH);
        shell.head_title = format!("{} – {}", t.search(), context.site.config.name.get(lang));
        (shell.title, shell.description, shell.noindex, shell.finds) = (t.search(), t.search_about(), true, false);
        let home = Link { href: address::page(lang, ""), label: t.home(), current: None };
        shell.crumbs = vec![home, Link { href: address::search(lang), label: t.search(), current: Some("page") }];
        shell
    }

    fn frame(context: &'a Context<'a>, lang: Lang, path: &str) -> Shell<'a> {
        let site = context.site;
        let nav = site
            .sections()
            .into_iter()
            .map(|section| Link {
                href: address::page(lang, &section.path),
                label: section.text(lang).document.front.title.value.clone(),
                current: match path.strip_prefix(section.path.as_str()) {
                    Some("") => Some("page"),
                    Some(rest) if rest.starts_with('/') => Some("true"),
                    _ => None,
                },
            })
            .collect();
        let about = site
            .children("about")
            .into_iter()
            .chain([address::FACTS, address::DATA].into_iter().filter_map(|path| site.page(path)))
            .map(|page| Link {
                href: address::page(lang, &page.path),
                label: page.text(lang).document.front.title.value.clone(),
                current: None,
            })
            .collect();
        let tongues = Lang::ALL
            .into_iter()
            .map(|tongue| Tongue { lang: tongue, href: address::switch(tongue, path), current: tongue == lang })
            .collect();
        let brand = site.config.brand.get(lang);
        let brand = brand.split_once('|').map_or((brand.clone(), String::new()), |(one, two)| (one.to_owned(), two.to_owned()));
        let contact = format!("mailto:{}", site.config.contact.value);
        Shell {
            lang,
            voice: context.voices.get(lang),
            context,
            title: String::new(),
            head_title: String::new(),
            description: String::new(),
            canonical: None,
            shared: None,
            alternates: Vec::new(),
            noindex: false,
            markdown: None,
            og_type: "website",
            about_page: None,
            nav,
            crumbs: Vec::new(),
            tongues,
            about,
            brand,
            contact,
            finds: true,
        }
    }

    /// The address of a static file.
    pub(super) fn asset<'b>(&'b self, name: &'b str) -> &'b str {
        self.context.assets.address(name)
    }

    /// The address of the search.
    pub(super) fn search_address(&self) -> String {
        address::search(self.lang)
    }

    /// The address of the description of the search.
    pub(super) fn open_search(&self) -> String {
        address::open_search(self.lang)
    }

    /// The address of the web app manifest.
    pub(super) fn manifest(&self) -> String {
        address::manifest(self.lang)
    }

    /// The name of the site.
    pub(super) fn site_name(&self) -> &str {
        self.context.site.config.name.get(self.lang)
    }

    /// What the site is, in one sentence.
    pub(super) fn site_about(&self) -> &str {
        self.context.site.config.about.get(self.lang)
    }

    /// The address of the home page.
    pub(super) fn home(&self) -> String {
        address::page(self.lang, "")
    }
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

/// The title in the browser's tab: a mission carries its acronym, which is what people search for.
fn head_title(page: &Page, title: &str, site_name: &str) -> String {
    match page.mission() {
        Some(mission) => format!("{title} ({}) – {site_name}", mission.code),
        None => format!("{title} – {site_name}"),
    }
}

fn crumbs(context: &Context<'_>, page: &Page, lang: Lang) -> Vec<Link> {
    if page.path.is_empty() {
        return Vec::new();
    }
    let mut crumbs = vec![Link { href: address::page(lang, ""), label: context.voices.get(lang).t.home(), current: None }];
    let segments = page.path.match_indices('/').map(|(at, _)| at).chain(std::iter::once(page.path.len()));
    for end in segments {
        let path = page.path.get(..end).unwrap_or_default();
        if let Some(part) = context.site.page(path) {
            let current = (path == page.path).then_some("page");
            crumbs.push(Link { href: address::page(lang, path), label: part.text(lang).document.front.title.value.clone(), current });
        }
    }
    crumbs
}
