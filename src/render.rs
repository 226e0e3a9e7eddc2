//! From the site to artifacts: every page in every language, the error pages, the static files, and the small files at fixed addresses.

use rayon::prelude::*;

use crate::artifact::{Artifact, Kind, Rendered};
use crate::assets;
use crate::data;
use crate::lang::{Lang, MissingData};
use crate::problem::Problem;
use crate::site::{Site, Usage, address};
use crate::source::File;
use crate::views::{self, Context, ERRORS, Voices};

/// Why a site that is without problems could not be rendered.
#[derive(Debug)]
pub enum RenderError {
    /// CLDR data are missing.
    Language(MissingData),
    /// A template failed.
    Template(askama::Error),
    /// A text that no picture can be made of: the only fault of the content that shows as late as here.
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

/// Renders everything. The same site gives the same bytes on every machine.
pub fn render(site: &Site, files: &[File]) -> Result<Rendered, RenderError> {
    let voices = Voices::load().map_err(RenderError::Language)?;
    let off = [views::off_the_plate(site), views::off_the_locators(site)].concat();
    if !off.is_empty() {
        return Err(RenderError::Content(off));
    }
    let (assets, mut artifacts) = assets::build(files);
    let (previews, cards) = views::previews(site, &voices).map_err(RenderError::Content)?;
    artifacts.extend(cards);
    let usage = Usage::of(site);
    let context = Context { site, voices: &voices, assets: &assets, previews: &previews, usage: &usage };
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
    artifacts.extend(views::files::all(&context).map_err(RenderError::Template)?);
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    // Facts are chosen from only if the site has the page that all of them hang from.
    let facts = site.page(address::FACTS).map(|_| views::fact_index(&context)).transpose().map_err(RenderError::Template)?;
    Ok(Rendered { artifacts, moved: moved(site), facts })
}

/// Every old address with the new one, sorted.
fn moved(site: &Site) -> Vec<(String, String)> {
    let pairs = site.moved.iter().flat_map(|moved| address::of_page(&moved.from.value).into_iter().zip(address::of_page(&moved.to.value)));
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort();
    pairs
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
