//! No *today*, *currently* or *now* without a year beside it: such a word is true on the day on which it is written, and wrong later.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

use super::words::WordCheck;
use crate::document::{Block, Document, Inline, Run, walk_blocks, walk_inlines};
use crate::lang::{Lang, PerLang, is_letter, is_letter_or_digit};
use crate::problem::Problem;
use crate::registry::Fact;
use crate::site::{Passage, Site};

/// The words that mean the day of writing. One that ends in `*` is the beginning of a word.
const fn words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Kk => &["бүгін*", "қазір*", "бұл күнде", "осы сәтте"],
        Lang::Ru => &["сегодня*", "сейчас", "теперь", "ныне", "нынешн*", "в настоящее время", "на данный момент", "в данный момент"],
        Lang::En => &["today", "today’s", "currently", "now", "nowadays", "presently", "at present", "at the moment", "to date", "so far"],
    }
}

/// Words that mean the day of writing, in each language.
pub(super) struct DayOfWriting<'a> {
    words: PerLang<Words>,
    facts: &'a BTreeMap<String, Fact>,
}

impl<'a> DayOfWriting<'a> {
    pub(super) fn of(site: &'a Site) -> DayOfWriting<'a> {
        DayOfWriting { words: PerLang::build(Words::of), facts: &site.facts }
    }

    /// Whether texts that are read together name a year.
    fn is_dated(&self, texts: &[&Vec<Inline>]) -> bool {
        let mut year = false;
        for text in texts {
            walk_inlines(text, &mut |inline| match inline {
                Inline::Text(run) => year |= has_year(run.text()),
                Inline::AsOf(id) => year |= self.facts.contains_key(&id.value),
                _ => {}
            });
        }
        year
    }
}

impl WordCheck for DayOfWriting<'_> {
    fn look(&self, passage: &Passage<'_>, lower: &str, problems: &mut Vec<Problem>) {
        let Some((at, word)) = self.words.get(passage.lang).found(passage.text, lower) else { return };
        let dated = match passage.body() {
            // What the blocks could not take up has a problem already.
            Some((document, run)) => beside(document, run).is_none_or(|texts| self.is_dated(&texts)),
            None => has_year(passage.text),
        };
        if !dated {
            let what = format!("“{word}” without a year");
            let help = "say as of when, with <asof:…> or in words; readers come years later";
            problems.push(Problem::error(passage.place(at), what, help));
        }
    }
}

/// What is read together with a stretch of a text: its paragraph, heading or caption, or its whole table.
fn beside<'a>(document: &'a Document, stretch: &Run) -> Option<Vec<&'a Vec<Inline>>> {
    let mut found = None;
    for blocks in document.bodies() {
        walk_blocks(blocks, &mut |block| {
            let texts = match block {
                Block::Paragraph(text) | Block::Figure(_, text) => vec![text],
                Block::Heading(heading) => vec![&heading.text],
                Block::Table(table) => table.texts().collect(),
                Block::List(..) | Block::Quote(_) => Vec::new(),
            };
            let mut has = false;
            for text in &texts {
                walk_inlines(text, &mut |inline| has |= matches!(inline, Inline::Text(run) if std::ptr::eq(&**run, stretch)));
            }
            if has {
                found = Some(texts);
            }
        });
    }
    found
}

/// The words that mean the day of writing in one language, and a search over them.
struct Words {
    words: &'static [&'static str],
    finder: Option<AhoCorasick>,
}

impl Words {
    fn of(lang: Lang) -> Words {
        let words = words(lang);
        // The words are plain texts, so the search over them can always be built.
        Words { words, finder: AhoCorasick::new(words.iter().map(|word| word.trim_end_matches('*'))).ok() }
    }

    /// The word of a text that comes first in the list, and the byte that it begins at. A quotation may hold it.
    fn found(&self, text: &str, lower: &str) -> Option<(usize, &'static str)> {
        let hits = self.finder.iter().flat_map(|finder| finder.find_overlapping_iter(lower)).filter(|hit| {
            let before = lower.get(..hit.start()).and_then(|before| before.chars().next_back());
            let after = lower.get(hit.end()..).and_then(|after| after.chars().next());
            let begins = !before.is_some_and(|letter| is_letter_or_digit(letter) || matches!(letter, '“' | '«' | '-'));
            let word = self.words.get(hit.pattern().as_usize()).copied().unwrap_or_default();
            let whole = !word.ends_with('*');
            let (left, right) = (lower.get(..hit.start()).unwrap_or_default(), lower.get(hit.end()..).unwrap_or_default());
            // *Kept up to date*, *in so far as*, *at the moment of independence* name no day.
            let other = match word {
                "to date" => left.ends_with("up "),
                "so far" => right.starts_with(" as "),
                "at the moment" => right.starts_with(" of "),
                _ => false,
            };
            begins && !other && !(whole && after.is_some_and(is_letter))
        });
        let first = hits.min_by_key(|hit| (hit.pattern(), hit.start()))?;
        let word = self.words.get(first.pattern().as_usize())?;
        // Small letters may have other lengths: the place is that of the text only if it is a boundary there.
        Some((if text.is_char_boundary(first.start()) { first.start() } else { 0 }, word.trim_end_matches('*')))
    }
}

/// Whether a text names a year of the last or the present century.
fn has_year(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::lowercase;

    #[test]
    fn words_of_the_day_of_writing_are_found() {
        for (lang, text, expected) in [
            (Lang::En, "Now they serve", Some("now")),
            (Lang::En, "what is known", None),
            (Lang::En, "kept up to date, in so far as it was known at the moment of signing", None),
            (Lang::En, "so far", Some("so far")),
            (Lang::En, "“Currently.” It names", None),
            (Lang::Ru, "Нынешнее название", Some("нынешн")),
            (Lang::Ru, "в настоящее время служат", Some("в настоящее время")),
            (Lang::Kk, "Қазіргі атауы", Some("қазір")),
            (Lang::Kk, "«Қазіргі уақытта» дейді", None),
        ] {
            assert_eq!(Words::of(lang).found(text, &lowercase(text)).map(|(_, word)| word), expected, "{text}");
        }
        assert!(has_year("as of 31 July 2025") && !has_year("resolution 1325") && !has_year("12025"));
    }
}
