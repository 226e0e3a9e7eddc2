//! Open data: the registries and the series as files that programs read. CSV by RFC 4180 with a header row, in UTF-8, lines ended by CRLF;
//! JSON as one array of objects; places as GeoJSON (RFC 7946); all of it described in a Frictionless Data Package. Each
//! fact has files of its own besides.

mod extract;
mod package;
mod sheets;
mod write;

pub use package::base;
pub use sheets::{Dataset, datasets};

use rayon::prelude::*;

use crate::artifact::{Artifact, Kind};
use crate::lang::Lang;
use crate::site::{Site, address};
use crate::strings::Strings;

/// The licence of the selection and the notes.
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The files that the page of the data lists. `english` has the words of the descriptions in the data package.
pub fn files(site: &Site, english: &Strings) -> Vec<Artifact> {
    let sets = datasets(site);
    let mut files = Vec::new();
    for set in &sets {
        files.push(file(site, address::data_file(&set.name, "csv"), Kind::Csv, write::csv(&set.sheet)));
        if set.json {
            files.push(file(site, address::data_file(&set.name, "json"), Kind::Json, write::json(&set.sheet)));
        }
    }
    files.push(file(site, address::data_file("missions", "geojson"), Kind::GeoJson, write::geojson(site)));
    files.push(file(site, address::data_file("datapackage", "json"), Kind::Json, package::package(site, &sets, english)));
    files
}

/// The files of each fact.
pub fn extracts(site: &Site) -> Vec<Artifact> {
    // They are many, and each stands alone.
    let extracts = site.facts.par_iter().map(|(id, fact)| {
        let (csv, json) = extract::files(site, fact);
        [file(site, address::fact_data(id, "csv"), Kind::Csv, csv), file(site, address::fact_data(id, "json"), Kind::Json, json)]
    });
    extracts.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn file(site: &Site, path: String, kind: Kind, body: Vec<u8>) -> Artifact {
    let modified = site.page(address::DATA).map(|page| page.text(Lang::SOURCE).document.front.latest.date);
    Artifact { path, kind, lang: None, modified, body }
}
