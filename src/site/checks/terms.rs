//! Forbidden renderings are refused with the approved one.

use super::renderings::Renderings;
use crate::lang::{PerLang, lowercase};
use crate::problem::Problem;
use crate::site::{Passage, Site};

pub(super) fn check(site: &Site, passages: &[Passage<'_>], problems: &mut Vec<Problem>) {
    let forbidden = PerLang::build(|lang| Renderings::of(&site.terms, |term| term.forbidden.get(lang), lowercase));
    for passage in passages {
        let lower = lowercase(passage.text);
        for (at, wrong, term) in forbidden.get(passage.lang).found(&lower) {
            // A quotation may show the rendering that it corrects.
            if lower.get(..at).is_some_and(|before| before.ends_with(['“', '«'])) {
                continue;
            }
            let approved = term.approved.get(passage.lang);
            let help = format!("write “{approved}”, or put the words in quotation marks if you quote them");
            problems.push(Problem::error(passage.place(at), format!("“{wrong}” is a forbidden rendering"), help));
        }
    }
}
