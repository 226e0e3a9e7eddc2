//! What must be true of the whole site. Each check is one function from the site to problems, in a file named after what it looks at.

mod dates;
mod duplicates;
mod ids;
mod languages;
mod length;
mod links;
mod moved;
mod outdated;
mod parity;
mod script;
mod security;
mod series;
mod sums;
mod terms;
mod titles;
mod unused;

use jiff::civil::Date;

use super::{Page, Site};
use crate::document::{Block, Document};
use crate::problem::Problem;

/// Runs every check, in an order that does not matter: problems are sorted by place in the end.
pub(super) fn run(site: &Site, today: Date, problems: &mut Vec<Problem>) {
    ids::check(site, problems);
    links::check(site, problems);
    moved::check(site, problems);
    languages::check(site, problems);
    parity::check(site, problems);
    security::check(site, today, problems);
    series::check(site, problems);
    dates::check(site, today, problems);
    terms::check(site, problems);
    titles::check(site, problems);
    unused::check(site, problems);
    sums::check(site, problems);
    duplicates::check(site, problems);
    length::check(site, problems);
    outdated::check(site, problems);
    script::check(site, problems);
}

/// Every text that was written for the site: translations once, English texts shown under a waiver not again.
fn documents(site: &Site) -> impl Iterator<Item = (&Page, &Document)> {
    site.pages
        .iter()
        .flat_map(|page| page.texts.iter().filter(|(_, text)| text.waived.is_none()).map(move |(_, text)| (page, text.document.as_ref())))
}

/// The blocks of a text and of its footnotes.
fn blocks(document: &Document) -> impl Iterator<Item = &[Block]> {
    std::iter::once(document.blocks.as_slice()).chain(document.notes.iter().map(|(_, blocks)| blocks.as_slice()))
}
