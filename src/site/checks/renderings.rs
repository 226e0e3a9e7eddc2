//! Renderings of terms that are refused, looked for in a text all at once.

use aho_corasick::AhoCorasick;

use crate::registry::Term;

/// The refused renderings of one language, each with its term.
pub(super) struct Renderings<'a> {
    refused: Vec<(&'a str, &'a Term)>,
    finder: Option<AhoCorasick>,
}

impl<'a> Renderings<'a> {
    /// Those that `of` gives of each term, looked for as `written` has them.
    pub(super) fn of(terms: &'a [Term], of: impl Fn(&'a Term) -> &'a [String], written: impl Fn(&str) -> String) -> Renderings<'a> {
        let refused: Vec<(&str, &Term)> = terms.iter().flat_map(|term| of(term).iter().map(move |wrong| (wrong.as_str(), term))).collect();
        // They are plain texts, so the search over them can always be built.
        let finder = AhoCorasick::new(refused.iter().map(|(wrong, _)| written(wrong))).ok();
        Renderings { refused, finder }
    }

    /// Each place of a text that has one: the byte that it begins at, the rendering and its term.
    pub(super) fn found<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'a str, &'a Term)> + 't {
        let hits = self.finder.iter().flat_map(move |finder| finder.find_overlapping_iter(text));
        hits.filter_map(|hit| self.refused.get(hit.pattern().as_usize()).map(|(wrong, term)| (hit.start(), *wrong, *term)))
    }
}
