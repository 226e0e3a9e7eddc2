//! The frame of every page: head, header, footer.

use super::head::Head;
use super::{Context, Voice};
use crate::lang::Lang;
use crate::site::{Page, Version, address};

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

/// What the shell template needs.
pub(super) struct Shell<'a> {
    pub(super) lang: Lang,
    pub(super) voice: &'a Voice,
    pub(super) context: &'a Context<'a>,
    pub(super) head: Head,
    pub(super) nav: Vec<Link>,
    pub(super) crumbs: Vec<Link>,
    pub(super) tongues: Vec<Tongue>,
    pub(super) about: Vec<Link>,
    pub(super) brand: (String, String),
    /// The e-mail address of the editors.
    pub(super) contact: &'a str,
    /// Whether the header has a field to search; not where the page itself has one.
    pub(super) finds: bool,
}

impl<'a> Shell<'a> {
    /// The frame of a page.
    pub(super) fn of(context: &'a Context<'a>, page: &Page, lang: Lang) -> Shell<'a> {
        let crumbs = crumbs(context, page, lang);
        Shell::new(context, lang, &page.path, Head::of(context, page, lang, &crumbs), crumbs)
    }

    /// The frame of a page as it was at a change note. The same day need not be there in another language.
    pub(super) fn of_version(context: &'a Context<'a>, page: &Page, version: &Version) -> Shell<'a> {
        let lang = version.lang;
        let shell = Shell::new(context, lang, &page.path, Head::of_version(context, page, version), crumbs(context, page, lang));
        let path = address::version_path(&page.path, version.date);
        shell.switching(|tongue, href| match context.site.version(&page.path, tongue, version.date) {
            Some(_) => address::switch(tongue, &path),
            None => href,
        })
    }

    /// The frame of a page that has no text of its own but is computed, below the page of a bundle.
    pub(super) fn computed(context: &'a Context<'a>, lang: Lang, path: &str, title: String, description: String) -> Shell<'a> {
        let own = Link { href: address::page(lang, path), label: title.clone(), current: Some("page") };
        let crumbs = above(context, lang, path).chain([own]).collect();
        Shell::new(context, lang, path, Head::computed(context, lang, path, title, description), crumbs)
    }

    /// The frame of the facts that a reader picks, with a mark for its title. Thousands of choices are no pages of their own for a search engine.
    pub(super) fn chosen(context: &'a Context<'a>, lang: Lang, title: char) -> Shell<'a> {
        let t = &context.voices.get(lang).t;
        let head = Head::computed(context, lang, address::FACTS, title.to_string(), t.facts_chosen_lead());
        let crumbs = above(context, lang, address::FACTS).collect();
        Shell::new(context, lang, address::FACTS, Head { noindex: true, ..head }, crumbs)
    }

    /// The frame of a page that stands for an error.
    pub(super) fn error(context: &'a Context<'a>, lang: Lang, title: String, description: String) -> Shell<'a> {
        Shell::new(context, lang, "", Head::passing(context, lang, title, description), Vec::new())
    }

    /// The frame of the page of the search, which robots follow but do not keep. It has a field of its own to search, and the title in the tab begins with
    /// a mark for what was looked for.
    pub(super) fn search(context: &'a Context<'a>, lang: Lang, mark: char) -> Shell<'a> {
        let t = &context.voices.get(lang).t;
        let own = Link { href: address::search(lang), label: t.search(), current: Some("page") };
        let head = Head::passing(context, lang, t.search(), t.search_about());
        let head = Head { tab: format!("{mark}{}", head.tab), ..head };
        Shell { finds: false, ..Shell::new(context, lang, address::SEARCH, head, vec![home(context, lang), own]) }
    }

    /// The same with other addresses of the language switch: what becomes of each.
    pub(super) fn switching(self, href: impl Fn(Lang, String) -> String) -> Shell<'a> {
        let tongues = self.tongues.into_iter().map(|tongue| Tongue { href: href(tongue.lang, tongue.href), ..tongue }).collect();
        Shell { tongues, ..self }
    }

    fn new(context: &'a Context<'a>, lang: Lang, path: &str, head: Head, crumbs: Vec<Link>) -> Shell<'a> {
        let site = context.site;
        let title = |page: &Page| page.text(lang).document.front.title.value.clone();
        let current = |section: &Page| match path.strip_prefix(section.path.as_str()) {
            Some("") => Some("page"),
            Some(rest) if rest.starts_with('/') => Some("true"),
            _ => None,
        };
        let link = |page: &Page, current| Link { href: address::page(lang, &page.path), label: title(page), current };
        let below = site.page(address::DATA);
        let tongue = |tongue| Tongue { lang: tongue, href: address::switch(tongue, path), current: tongue == lang };
        let brand = site.config.brand.get(lang);
        Shell {
            lang,
            voice: context.voices.get(lang),
            context,
            head,
            nav: site.menu().into_iter().map(|section| link(section, current(section))).collect(),
            crumbs,
            tongues: Lang::ALL.into_iter().map(tongue).collect(),
            about: site.children("about").into_iter().chain(below).map(|page| link(page, None)).collect(),
            brand: brand.split_once('|').map_or((brand.clone(), String::new()), |(one, two)| (one.to_owned(), two.to_owned())),
            contact: &site.config.contact.value,
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

fn home(context: &Context<'_>, lang: Lang) -> Link {
    Link { href: address::page(lang, ""), label: context.voices.get(lang).t.home(), current: None }
}

/// The crumbs down to the page that a computed one hangs from.
fn above<'a>(context: &'a Context<'a>, lang: Lang, path: &str) -> impl Iterator<Item = Link> + use<'a> {
    let parent = path.split('/').next().and_then(|parent| context.site.page(parent));
    parent.into_iter().flat_map(move |parent| crumbs(context, parent, lang)).map(|crumb| Link { current: None, ..crumb })
}

fn crumbs(context: &Context<'_>, page: &Page, lang: Lang) -> Vec<Link> {
    if page.path.is_empty() {
        return Vec::new();
    }
    let mut crumbs = vec![home(context, lang)];
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
