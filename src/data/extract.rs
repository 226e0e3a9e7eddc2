//! One fact as a file that needs no other: what a reader takes along who needs a single figure.

use serde_json::{Value, json};

use super::LICENCE;
use super::sheets::{facts, sources, values};
use super::write::{self, objects};
use crate::registry::Fact;
use crate::site::sheet::{Cell, Sheet};
use crate::site::{References, Site};

/// A fact as CSV and as JSON.
pub(super) fn files(site: &Site, fact: &Fact) -> (Vec<u8>, Vec<u8>) {
    let (published, whole) = (values([fact]), facts(site, [fact]));
    let json = json(site, fact, &published, &whole);
    (csv(published, whole), json)
}

/// A row for each published value: the columns of `fact-values`, then what the file of all facts says of it besides.
fn csv(published: Sheet, whole: Sheet) -> Vec<u8> {
    let mut extract = published;
    for (at, column) in whole.columns.into_iter().enumerate() {
        if column.id == "id" || extract.columns.iter().any(|known| known.id == column.id) {
            continue;
        }
        for row in &mut extract.rows {
            let cell = whole.rows.first().and_then(|row| row.get(at));
            row.push(cell.cloned().unwrap_or(Cell::Empty));
        }
        extract.columns.push(column);
    }
    write::csv(&extract)
}

/// The fact, every published value of it, and the sources of all of them.
fn json(site: &Site, fact: &Fact, published: &Sheet, whole: &Sheet) -> Vec<u8> {
    let references = References::of_fact(fact);
    let cited = references.ids().iter().filter_map(|id| site.sources.get(id));
    let all = |sheet: &Sheet| objects(sheet).collect::<Vec<Value>>();
    write::finished(&json!({
        "fact": objects(whole).next(),
        "values": all(published),
        "sources": all(&sources(cited)),
        "license": LICENCE,
    }))
}
