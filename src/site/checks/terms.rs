//! Forbidden renderings are refused with the approved one.

use crate::problem::Problem;
use crate::site::{Passage, Site};

pub(super) fn check(site: &Site, passages: &[Passage<'_>], problems: &mut Vec<Problem>) {
    for passage in passages {
        forbidden(site, passage, problems);
    }
}

fn forbidden(site: &Site, passage: &Passage<'_>, problems: &mut Vec<Problem>) {
    let (lang, lower) = (passage.lang, passage.text.to_lowercase());
    for term in &site.terms {
        for wrong in term.forbidden.get(lang) {
            for (at, _) in lower.match_indices(&wrong.to_lowercase()) {
                // A quotation may show the rendering that it corrects.
                if lower.get(..at).is_some_and(|before| before.ends_with(['“', '«'])) {
                    continue;
                }
                let help = format!("write “{}”, or put the words in quotation marks if you quote them", term.approved.get(lang));
                problems.push(Problem::error(passage.place(at), format!("“{wrong}” is a forbidden rendering"), help));
            }
        }
    }
}
