//! What must be true of the whole site. Each check is one function from the site to problems, in a file named after what it looks at.

mod dates;
mod duplicates;
mod endings;
mod histories;
mod ids;
mod languages;
mod length;
mod links;
mod measures;
mod moved;
mod names;
mod now;
mod outdated;
mod parity;
mod ranges;
mod renderings;
mod script;
mod security;
mod series;
mod sums;
mod terms;
mod titles;
mod tongue;
mod unused;
mod versions;
mod words;

use jiff::civil::Date;
use rayon::prelude::*;

use super::broken::Broken;
use super::{Page, Site, passages};
use crate::document::Document;
use crate::problem::{Problem, Weight};

/// A check that is ready to run.
type Check<'a> = dyn Fn(&mut Vec<Problem>) + Sync + 'a;

/// Runs every check, on all cores. Problems are sorted by place in the end.
pub(super) fn run(site: &Site, broken: &Broken, today: Date, problems: &mut Vec<Problem>) {
    // Gathered once: the checks of words and letters look through all of them.
    let passages = passages(site);
    // The longest first: each of the others is done by one core.
    let checks: [&Check; 17] = [
        &|problems| words::check(site, &passages, problems),
        &|problems| histories::check(site, broken, problems),
        &|problems| ids::check(site, broken, problems),
        &|problems| links::check(site, broken, problems),
        &|problems| moved::check(site, broken, problems),
        &|problems| languages::check(site, problems),
        &|problems| parity::check(site, broken, problems),
        &|problems| security::check(site, today, problems),
        &|problems| series::check(site, broken, problems),
        &|problems| dates::check(site, today, problems),
        &|problems| titles::check(site, problems),
        &|problems| sums::check(site, broken, problems),
        &|problems| duplicates::check(site, problems),
        &|problems| measures::check(site, problems),
        &|problems| length::check(site, problems),
        &|problems| outdated::check(site, problems),
        &|problems| versions::check(site, broken, problems),
    ];
    problems.par_extend(checks.into_par_iter().flat_map_iter(|check| {
        let mut found = Vec::new();
        check(&mut found);
        found
    }));
    // What nothing refers to may be what a misspelt reference means: it is asked for last.
    if !problems.iter().any(|problem| problem.weight == Weight::Error) {
        unused::check(site, problems);
    }
}

/// Every text that was written for the site: translations once, English texts shown under a waiver not again.
pub(super) fn documents(site: &Site) -> impl Iterator<Item = (&Page, &Document)> {
    site.pages.iter().flat_map(|page| page.written().map(move |(_, text)| (page, text.document.as_ref())))
}
