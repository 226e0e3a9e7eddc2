//! The small files at fixed addresses: what robots, feed readers, browsers and reference managers fetch.

mod feed;
mod manifest;
mod open_search;
mod plain;
mod sitemap;

use crate::artifact::{Artifact, Kind};
use crate::lang::Lang;
use crate::site::{Page, address};
use crate::views::Context;
use crate::views::cite::Work;

pub(super) use feed::feeds_of;

/// Makes all of them but the citations.
pub fn all(context: &Context<'_>) -> Result<Vec<Artifact>, askama::Error> {
    let mut files = vec![
        fixed(address::ROBOTS, Kind::Text, plain::robots(context)),
        fixed(address::SITEMAP, Kind::Xml, sitemap::sitemap(context)?),
        fixed(address::LLMS, Kind::Text, plain::llms(context)?),
    ];
    files.extend(plain::security(context).map(|text| fixed(address::SECURITY, Kind::Text, text)));
    for lang in Lang::ALL {
        let manifest = manifest::manifest(context, lang);
        files.push(Artifact { lang: Some(lang), ..fixed(&address::manifest(lang), Kind::Manifest, manifest) });
        let open_search = open_search::description(context, lang)?;
        files.push(Artifact { lang: Some(lang), ..fixed(&address::open_search(lang), Kind::OpenSearch, open_search) });
        files.extend(feed::feeds(context, lang)?);
    }
    Ok(files)
}

/// The citation of a page for reference managers.
pub fn citation(context: &Context<'_>, page: &Page, lang: Lang) -> [Artifact; 3] {
    let work = Work::page(context, page, lang);
    let modified = Some(page.text(lang).document.front.latest.date);
    [("bib", Kind::BibTex, work.bibtex()), ("ris", Kind::Ris, work.ris()), ("json", Kind::CslJson, work.csl())].map(
        |(extension, kind, text)| {
            let path = address::citation(lang, &page.path, extension);
            Artifact { path, kind, lang: Some(lang), modified, body: text.into_bytes() }
        },
    )
}

fn fixed(path: &str, kind: Kind, body: String) -> Artifact {
    Artifact { path: path.to_owned(), kind, lang: None, modified: None, body: body.into_bytes() }
}

/// Every page with each language that it is written in.
fn translated<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Page, Lang)> {
    let pages = context.site.pages.iter();
    pages.flat_map(|page| page.written().map(move |(lang, _)| (page, lang)))
}

/// The absolute address of a page.
fn absolute(context: &Context<'_>, lang: Lang, path: &str) -> String {
    format!("{}{}", context.site.config.base, address::page(lang, path))
}
