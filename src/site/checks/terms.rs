//! Forbidden renderings are refused with the approved one.

use aho_corasick::AhoCorasick;

use crate::lang::{Lang, PerLang};
use crate::problem::Problem;
use crate::registry::Term;
use crate::site::{Passage, Site};

pub(super) fn check(site: &Site, passages: &[Passage<'_>], problems: &mut Vec<Problem>) {
    let forbidden = PerLang::build(|lang| Forbidden::of(&site.terms, lang));
    for passage in passages {
        forbidden.get(passage.lang).look(passage, problems);
    }
}

/// The forbidden renderings in one language, each with its term.
struct Forbidden<'a> {
    found: Vec<(&'a str, &'a Term)>,
    finder: Option<AhoCorasick>,
}

impl<'a> Forbidden<'a> {
    fn of(terms: &'a [Term], lang: Lang) -> Forbidden<'a> {
        let found: Vec<(&str, &Term)> =
            terms.iter().flat_map(|term| term.forbidden.get(lang).iter().map(move |wrong| (wrong.as_str(), term))).collect();
        // The renderings are plain texts, so the search over them can always be built.
        let finder = AhoCorasick::new(found.iter().map(|(wrong, _)| wrong.to_lowercase())).ok();
        Forbidden { found, finder }
    }

    fn look(&self, passage: &Passage<'_>, problems: &mut Vec<Problem>) {
        let lower = passage.text.to_lowercase();
        for hit in self.finder.iter().flat_map(|finder| finder.find_overlapping_iter(&lower)) {
            let Some((wrong, term)) = self.found.get(hit.pattern().as_usize()) else { continue };
            // A quotation may show the rendering that it corrects.
            if lower.get(..hit.start()).is_some_and(|before| before.ends_with(['“', '«'])) {
                continue;
            }
            let approved = term.approved.get(passage.lang);
            let help = format!("write “{approved}”, or put the words in quotation marks if you quote them");
            problems.push(Problem::error(passage.place(hit.start()), format!("“{wrong}” is a forbidden rendering"), help));
        }
    }
}
