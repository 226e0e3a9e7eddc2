//! From the site to artifacts: every page in every language, the error pages, the static files, and the small files at fixed addresses.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::artifact::{Artifact, Kind};
use crate::assets::{self, WebFonts};
use crate::data;
use crate::document::Front;
use crate::filter::FactIndex;
use crate::lang::{Lang, MissingData, PerLang};
use crate::problem::Problem;
use crate::site::{Page, PageKind, Site, Usage, address};
use crate::source::File;
use crate::stored::Dictionary;
use crate::views::{self, Context, ERRORS, SearchData, SearchPage, SearchTexts, Voices};

/// Everything that one run of the line makes. `T` is what becomes of an artifact as soon as it is there: packed at once, a large site never
/// lies in memory as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered<T> {
    /// Every artifact, in an order that follows from the site.
    pub artifacts: Vec<T>,
    /// Old addresses and where they moved to, both absolute paths.
    pub moved: Vec<(String, String)>,
    /// Second addresses of artifacts and their own, both absolute paths, sorted.
    pub also: Vec<(String, String)>,
    /// What answers a choice of facts; none for a site without the page of all facts.
    pub facts: Option<Arc<FactIndex>>,
    /// What answers queries of the search.
    pub search: Option<Arc<SearchPage>>,
}

impl<T: Send> Rendered<T> {
    /// The same with other artifacts, made on all cores.
    pub fn map<U: Send>(self, each: impl Fn(T) -> U + Sync + Send) -> Rendered<U> {
        let Rendered { artifacts, moved, also, facts, search } = self;
        Rendered { artifacts: artifacts.into_par_iter().map(each).collect(), moved, also, facts, search }
    }
}

/// Why a site that is without problems could not be rendered.
#[derive(Debug)]
pub enum RenderError {
    /// CLDR data are missing.
    Language(MissingData),
    /// A template failed.
    Template(askama::Error),
    /// A text that no picture can be made of, or a letter that no font has: the only faults of the content that show as late as here.
    Content(Vec<Problem>),
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RenderError::Language(error) => error.fmt(f),
            RenderError::Template(error) => write!(f, "a template failed: {error}"),
            RenderError::Content(problems) => problems.iter().try_for_each(|problem| writeln!(f, "{problem}")),
        }
    }
}

impl std::error::Error for RenderError {}

/// Who gets what is rendered, each piece as soon as it is there, from all cores. A function from an artifact is one that keeps the search.
pub trait Taker: Sync {
    /// What becomes of an artifact.
    type Taken: Send;

    /// Takes what the pages of each language have in common; it comes before them.
    fn dictionaries(&self, _: &PerLang<Dictionary>) {}

    /// Takes an artifact.
    fn artifact(&self, artifact: Artifact) -> Self::Taken;

    /// Takes a page, with the dictionary of its language.
    fn page(&self, page: Artifact, _: &Dictionary) -> Self::Taken {
        self.artifact(page)
    }

    /// Takes what can be found in a language. What is given back stays with the rest.
    fn search(&self, texts: SearchTexts<'_>) -> Option<SearchData> {
        Some(texts.indexed())
    }
}

impl<T: Send, F: Fn(Artifact) -> T + Sync> Taker for F {
    type Taken = T;

    fn artifact(&self, artifact: Artifact) -> T {
        self(artifact)
    }
}

/// Renders everything, and hands each piece on as soon as it is there. The same site gives the same bytes on every machine.
pub fn render<T: Taker>(site: &Site, files: &[File], taker: T) -> Result<Rendered<T::Taken>, RenderError> {
    let each = |artifact| taker.artifact(artifact);
    let voices = Voices::load().map_err(RenderError::Language)?;
    let mut refused = views::off_the_plate(site);
    refused.extend(views::off_the_locators(site));
    refused.extend(views::strange_letters(site, &WebFonts::read(files)));
    let (assets, built) = assets::build(files);
    let (previews, cards) = match views::previews(site, &voices, &each) {
        Ok(made) if refused.is_empty() => made,
        Ok(_) => return Err(RenderError::Content(refused)),
        Err(unset) => {
            // A letter that both fonts lack is told of once.
            refused.retain(|problem| unset.iter().all(|other| other.place != problem.place));
            refused.extend(unset);
            return Err(RenderError::Content(refused));
        }
    };
    let mut artifacts = cards;
    artifacts.par_extend(built.into_par_iter().map(&each));
    let usage = Usage::of(site);
    // Before the pages, one of which tells their sizes.
    let files = data::files(site, &voices.get(Lang::SOURCE).t);
    let sizes = files.iter().map(|file| (file.path.clone(), file.body.len())).collect();
    artifacts.par_extend(files.into_par_iter().map(&each));
    let context = Context { site, voices: &voices, assets: &assets, previews: &previews, usage: &usage, sizes: &sizes };
    let dictionaries = dictionaries(&context);
    taker.dictionaries(&dictionaries);
    let page = |lang, artifact| taker.page(artifact, dictionaries.get(lang));
    // The search takes up one language after the other, so it leaves a core idle unless the pages are made meanwhile.
    let (search, made) = rayon::join(
        || {
            let made = Lang::ALL.into_par_iter().map(|lang| {
                let texts = SearchTexts::of(&context, lang).map_err(RenderError::Template)?;
                let body = texts.page(&voices.get(lang).t);
                let page = page(lang, Artifact { path: address::search(lang), kind: Kind::Page, lang: Some(lang), modified: None, body });
                Ok((page, taker.search(texts).map(Arc::new)))
            });
            made.collect::<Result<(Vec<_>, Vec<_>), RenderError>>()
        },
        || {
            let mut made = pages(&context, &page)?;
            made.extend(markdown(&context, &each));
            made.extend(citations(&context, &each));
            made.extend(facts(&context, &page)?);
            Ok(made)
        },
    );
    artifacts.extend(made?);
    let (pages, search) = search?;
    artifacts.extend(pages);
    let search = search.into_iter().collect::<Option<Vec<_>>>().and_then(|data| SearchPage::new(&data)).map(Arc::new);
    let mut rest = data::extracts(site);
    for status in ERRORS {
        for lang in Lang::ALL {
            let body = views::error_page(&context, status, lang).map_err(RenderError::Template)?.into_bytes();
            let path = format!("/{lang}/error-{status}/");
            rest.push(Artifact { path, kind: Kind::Error(status), lang: Some(lang), modified: None, body });
        }
    }
    rest.extend(views::files::all(&context).map_err(RenderError::Template)?);
    rest.extend(versions(&context)?);
    artifacts.par_extend(rest.into_par_iter().map(&each));
    // Facts are chosen from only if the site has the page that all of them hang from.
    let facts = site.page(address::FACTS).map(|_| views::fact_index(&context)).transpose().map_err(RenderError::Template)?;
    Ok(Rendered { artifacts, moved: moved(site), also: latest_versions(site), facts: facts.map(Arc::new), search })
}

/// What the pages of each language have in common: an article with little text of its own.
fn dictionaries(context: &Context<'_>) -> PerLang<Dictionary> {
    let plain = |page: &&Page| matches!(&page.kind, PageKind::Article(article) if article.listing.is_none());
    PerLang::build(|lang| {
        let shortest = context.site.pages.iter().filter(plain).min_by_key(|page| page.text(lang).document.blocks.len());
        // A template that fails will fail again when the page is made.
        shortest.and_then(|page| views::page(context, page, lang).ok()).map(Dictionary::new).unwrap_or_default()
    })
}

/// Each page in each language.
fn pages<T: Send>(context: &Context<'_>, each: &(impl Fn(Lang, Artifact) -> T + Sync)) -> Result<Vec<T>, RenderError> {
    let pages = context.site.pages.par_iter().flat_map_iter(|page| Lang::ALL.into_iter().map(move |lang| (page, lang)));
    pages
        .map(|(page, lang)| {
            let body = views::page(context, page, lang).map_err(RenderError::Template)?.into_bytes();
            let modified = Some(page.text(lang).document.front.latest.date);
            Ok(each(lang, Artifact { path: address::page(lang, &page.path), kind: Kind::Page, lang: Some(lang), modified, body }))
        })
        .collect()
}

/// Each page as Markdown, in each language that it is written in.
fn markdown<T: Send>(context: &Context<'_>, each: &(impl Fn(Artifact) -> T + Sync)) -> Vec<T> {
    let pages = context.site.pages.par_iter().flat_map_iter(|page| Lang::ALL.into_iter().map(move |lang| (page, lang)));
    pages
        .filter(|(page, lang)| page.text(*lang).waived.is_none())
        .filter_map(|(page, lang)| {
            let path = address::markdown(&address::page(lang, &page.path))?;
            let modified = Some(page.text(lang).document.front.latest.date);
            let body = views::markdown(context, page, lang).into_bytes();
            Some(each(Artifact { path, kind: Kind::Markdown, lang: Some(lang), modified, body }))
        })
        .collect()
}

/// The citations of each page but the home page, in each language that it is written in.
fn citations<T: Send>(context: &Context<'_>, each: &(impl Fn(Artifact) -> T + Sync)) -> Vec<T> {
    let pages = versioned(context.site).collect::<Vec<_>>().into_par_iter();
    pages.flat_map_iter(|(page, lang, _)| views::files::citation(context, page, lang)).map(each).collect()
}

/// The texts of the pages that have versions: all but the home page, in each language that they are written in.
fn versioned(site: &Site) -> impl Iterator<Item = (&Page, Lang, &Front)> {
    site.pages
        .iter()
        .filter(|page| !page.path.is_empty())
        .flat_map(|page| page.written().map(move |(lang, text)| (page, lang, &text.document.front)))
}

/// Each page as it was until its next change note.
fn versions(context: &Context<'_>) -> Result<Vec<Artifact>, RenderError> {
    let mut kept = Vec::new();
    for (page, lang, front) in versioned(context.site) {
        let mut next = front.latest.date;
        for date in front.earlier.iter().map(|change| change.date) {
            // Of several notes of one day the last holds.
            let version = context.site.version(&page.path, lang, date).filter(|_| date != next);
            if let Some(version) = version {
                let body = views::version_page(context, page, version, next).map_err(RenderError::Template)?.into_bytes();
                let path = address::version(lang, &page.path, date);
                kept.push(Artifact { path, kind: Kind::Page, lang: Some(lang), modified: Some(date), body });
            }
            next = date;
        }
    }
    Ok(kept)
}

/// The version of the latest change note of each page is the page itself, at a second address.
fn latest_versions(site: &Site) -> Vec<(String, String)> {
    let also =
        versioned(site).map(|(page, lang, front)| (address::version(lang, &page.path, front.latest.date), address::page(lang, &page.path)));
    let mut also: Vec<_> = also.collect();
    also.sort();
    also
}

/// Every old address with the new one, sorted.
fn moved(site: &Site) -> Vec<(String, String)> {
    let addresses = |path: &str, page: Option<&Page>| {
        let mut dates: Vec<Date> = page
            .into_iter()
            .flat_map(|page| page.texts.iter())
            .flat_map(|(_, text)| std::iter::once(&text.document.front.latest).chain(&text.document.front.earlier))
            .map(|change| change.date)
            .collect();
        dates.sort_unstable();
        dates.dedup();
        let versions = dates.into_iter().map(|date| address::version_path(path, date));
        let all = versions.flat_map(|path| Lang::ALL.map(|lang| address::page(lang, &path)).into_iter().chain([address::neutral(&path)]));
        address::of_page(path).into_iter().chain(all.collect::<Vec<_>>()).collect::<Vec<String>>()
    };
    let pairs = site.moved.iter().flat_map(|moved| {
        let page = site.page(&moved.to.value);
        addresses(&moved.from.value, page).into_iter().zip(addresses(&moved.to.value, page))
    });
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort();
    pairs
}

/// The page of each fact and of each list of facts. They have no date of their own: what they say has.
fn facts<T: Send>(context: &Context<'_>, each: &(impl Fn(Lang, Artifact) -> T + Sync)) -> Result<Vec<T>, RenderError> {
    let page = |path: String, lang: Lang, html: Result<String, askama::Error>| {
        let body = html.map_err(RenderError::Template)?.into_bytes();
        Ok(each(lang, Artifact { path: address::page(lang, &path), kind: Kind::Page, lang: Some(lang), modified: None, body }))
    };
    // A list of facts is there only if the site has the page that all of them hang from.
    let Some(all) = context.site.page(address::FACTS) else { return Ok(Vec::new()) };
    let lists = views::fact_lists(context.site);
    let facts: Vec<T> = context
        .site
        .facts
        .par_iter()
        .flat_map_iter(|(id, fact)| {
            Lang::ALL.into_iter().map(move |lang| page(address::fact(id), lang, views::fact_page(context, all, fact, lang)))
        })
        .collect::<Result<_, _>>()?;
    let listed: Vec<T> = lists
        .par_iter()
        .flat_map_iter(|(list, _)| {
            Lang::ALL.into_iter().map(|lang| page(list.path(), lang, views::fact_list_page(context, &lists, list, lang)))
        })
        .collect::<Result<_, _>>()?;
    Ok(facts.into_iter().chain(listed).collect())
}
