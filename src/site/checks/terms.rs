//! Forbidden renderings are refused with the approved one.

use super::renderings::Renderings;
use super::words::WordCheck;
use crate::lang::{PerLang, lowercase};
use crate::problem::Problem;
use crate::site::{Passage, Site};

/// The forbidden renderings of each language.
pub(super) struct ForbiddenRenderings<'a>(PerLang<Renderings<'a>>);

impl<'a> ForbiddenRenderings<'a> {
    pub(super) fn of(site: &'a Site) -> ForbiddenRenderings<'a> {
        ForbiddenRenderings(PerLang::build(|lang| Renderings::of(&site.terms, |term| term.forbidden.get(lang), lowercase)))
    }
}

impl WordCheck for ForbiddenRenderings<'_> {
    fn look(&self, passage: &Passage<'_>, lower: &str, problems: &mut Vec<Problem>) {
        for (at, wrong, term) in self.0.get(passage.lang).found(lower) {
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
