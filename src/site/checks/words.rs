//! The checks of words, which look at one passage at a time: all of them look at it while it is at hand, on all cores.

use rayon::prelude::*;

use super::endings::Endings;
use super::names::NameSpellings;
use super::now::DayOfWriting;
use super::ranges::Spans;
use super::script::Slips;
use super::terms::ForbiddenRenderings;
use super::tongue::OwnTongue;
use crate::lang::lowercase;
use crate::problem::Problem;
use crate::site::{Passage, Site};

/// How many passages a core looks through before it takes more.
const PART: usize = 512;

/// A check of words. What it looks for is found out once for a site.
pub(super) trait WordCheck: Sync {
    /// Looks at a passage, of which `lower` is the text in small letters.
    fn look(&self, passage: &Passage<'_>, lower: &str, problems: &mut Vec<Problem>);
}

pub(super) fn check(site: &Site, passages: &[Passage<'_>], problems: &mut Vec<Problem>) {
    let (forbidden, names) = (ForbiddenRenderings::of(site), NameSpellings::of(site));
    let (slips, day) = (Slips::of(site), DayOfWriting::of(site));
    let checks: [&dyn WordCheck; 7] = [&forbidden, &names, &slips, &day, &Spans, &Endings, &OwnTongue];
    problems.par_extend(passages.par_chunks(PART).flat_map_iter(|part| {
        let mut found = Vec::new();
        for passage in part {
            let lower = lowercase(passage.text);
            checks.iter().for_each(|check| check.look(passage, &lower, &mut found));
        }
        found
    }));
}

/// The hyphens of a text, also those that do not break, each with the byte that it stands at.
pub(super) fn hyphens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // One letter is looked for many bytes at a time, one of two letters is not.
    text.match_indices('-').chain(text.match_indices('‑'))
}
