//! From the site to artifacts: every page in every language, the error pages, the static files, and the small files at fixed addresses.

use rayon::prelude::*;

use crate::artifact::{Artifact, Kind, Rendered};
use crate::assets;
use crate::data;
use crate::lang::{Lang, MissingData};
use crate::site::{Site, Usage, address};
use crate::source::File;
use crate::views::{self, Context, ERRORS, Voices};

/// Why a site that is without problems could not be rendered: a fault of the program, never of the content.
#[derive(Debug)]
pub enum RenderError {
    /// CLDR data are missing.
    Language(MissingData),
    /// A template failed.
    Template(askama::Error),
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RenderError::Language(error) => error.fmt(f),
            RenderError::Template(error) => write!(f, "a template failed: {error}"),
        }
    }
}

impl std::error::Error for RenderError {}

/// Renders everything. The same site gives the same bytes on every machine.
pub fn render(site: &Site, files: &[File]) -> Result<Rendered, RenderError> {
    let voices = Voices::load().map_err(RenderError::Language)?;
    let (assets, mut artifacts) = assets::build(files);
    let usage = Usage::of(site);
    let context = Context { site, voices: &voices, assets: &assets, usage: &usage };
    let pages: Vec<Artifact> = site
        .pages
        .par_iter()
        .flat_map_iter(|page| Lang::ALL.into_iter().map(move |lang| (page, lang)))
        .map(|(page, lang)| {
            let body = views::page(&context, page, lang).map_err(RenderError::Template)?.into_bytes();
            let modified = Some(page.text(lang).document.front.latest.date);
            Ok(Artifact { path: address::page(lang, &page.path), kind: Kind::Page, lang: Some(lang), modified, body })
        })
        .collect::<Result<_, _>>()?;
    artifacts.extend(pages);
    artifacts.extend(facts(&context)?);
    artifacts.extend(data::files(site, voices.get(Lang::SOURCE).strings()));
    for status in ERRORS {
        for lang in Lang::ALL {
            let body = views::error_page(&context, status, lang).map_err(RenderError::Template)?.into_bytes();
            let path = format!("/{lang}/error-{status}/");
            artifacts.push(Artifact { path, kind: Kind::Error(status), lang: Some(lang), modified: None, body });
        }
    }
    artifacts.push(robots());
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Rendered { artifacts, moved: Vec::new() })
}

/// The page of each fact and of each list of facts. They have no date of their own: what they say has.
fn facts(context: &Context<'_>) -> Result<Vec<Artifact>, RenderError> {
    let page = |path: String, lang: Lang, html: Result<String, askama::Error>| {
        let body = html.map_err(RenderError::Template)?.into_bytes();
        Ok(Artifact { path: address::page(lang, &path), kind: Kind::Page, lang: Some(lang), modified: None, body })
    };
    // A list of facts is there only if the site has the page that all of them hang from.
    if context.site.page(address::FACTS).is_none() {
        return Ok(Vec::new());
    }
    let lists = views::fact_lists(context.site);
    let facts: Vec<Artifact> = context
        .site
        .facts
        .par_iter()
        .flat_map_iter(|(id, fact)| {
            Lang::ALL.into_iter().map(move |lang| page(address::fact(id), lang, views::fact_page(context, fact, lang)))
        })
        .collect::<Result<_, _>>()?;
    let listed: Vec<Artifact> = lists
        .par_iter()
        .flat_map_iter(|(list, _)| {
            Lang::ALL.into_iter().map(|lang| page(list.path(), lang, views::fact_list_page(context, &lists, list, lang)))
        })
        .collect::<Result<_, _>>()?;
    Ok(facts.into_iter().chain(listed).collect())
}

/// `robots.txt` (RFC 9309): everything may be read; the addresses of the language switch lead nowhere new.
fn robots() -> Artifact {
    let body = "User-agent: *\nDisallow: /lang/\n".as_bytes().to_vec();
    Artifact { path: "/robots.txt".to_owned(), kind: Kind::Text, lang: None, modified: None, body }
}
