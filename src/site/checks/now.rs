//! No *today*, *currently* or *now* without a year beside it: such a word is true on the day on which it is written, and wrong later.

use aho_corasick::AhoCorasick;

use super::{blocks, documents};
use crate::document::{Block, Document, Inline, walk_blocks, walk_inlines};
use crate::lang::{Lang, PerLang, is_letter, is_letter_or_digit, lowercase};
use crate::problem::{Place, Problem};
use crate::site::{Passage, Site};

/// The words that mean the day of writing. One that ends in `*` is the beginning of a word.
const fn words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Kk => &["бүгін*", "қазір*", "осы күні", "бұл күнде", "осы сәтте"],
        Lang::Ru => &["сегодня*", "сейчас", "теперь", "ныне", "нынешн*", "в настоящее время", "на данный момент", "в данный момент"],
        Lang::En => &["today", "today’s", "currently", "now", "nowadays", "presently", "at present", "at the moment", "to date", "so far"],
    }
}

pub(super) fn check(site: &Site, passages: &[Passage<'_>], problems: &mut Vec<Problem>) {
    let words = PerLang::build(Words::of);
    for (_, document) in documents(site) {
        for blocks in blocks(document) {
            walk_blocks(blocks, &mut |block| match block {
                Block::Paragraph(text) | Block::Figure(_, text) => dated(site, document, &[text], &words, problems),
                Block::Heading(heading) => dated(site, document, &[&heading.text], &words, problems),
                Block::Table(table) => dated(site, document, &table.texts().collect::<Vec<_>>(), &words, problems),
                Block::List(..) | Block::Quote(_) => {}
            });
        }
    }
    for passage in passages.iter().filter(|passage| !passage.is_body()) {
        if let Some((at, word)) = words.get(passage.lang).found(passage.text).filter(|_| !has_year(passage.text)) {
            tell(passage.place(at), word, problems);
        }
    }
}

/// Looks at the texts that are read together.
fn dated(site: &Site, document: &Document, texts: &[&Vec<Inline>], words: &PerLang<Words>, problems: &mut Vec<Problem>) {
    let (words, mut told) = (words.get(document.lang), Vec::new());
    for text in texts {
        walk_inlines(text, &mut |inline| {
            if let Inline::Text(run) = inline {
                told.extend(words.found(run.text()).map(|found| (run, found)));
            }
        });
    }
    // Nearly every text has none of the words: only for one that has, a year is looked for.
    let mut year = false;
    for text in texts.iter().filter(|_| !told.is_empty()) {
        walk_inlines(text, &mut |inline| match inline {
            Inline::Text(run) => year |= has_year(run.text()),
            Inline::AsOf(id) => year |= site.facts.contains_key(&id.value),
            _ => {}
        });
    }
    for (run, (at, word)) in told.into_iter().filter(|_| !year) {
        tell(run.place(at, &document.file), word, problems);
    }
}

fn tell(place: Place, word: &str, problems: &mut Vec<Problem>) {
    let what = format!("“{word}” without a year");
    let help = "say as of when, with <asof:…> or in words; readers come years later";
    problems.push(Problem::error(place, what, help));
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
    fn found(&self, text: &str) -> Option<(usize, &'static str)> {
        let lower = lowercase(text);
        let hits = self.finder.iter().flat_map(|finder| finder.find_overlapping_iter(&lower)).filter(|hit| {
            let before = lower.get(..hit.start()).and_then(|before| before.chars().next_back());
            let after = lower.get(hit.end()..).and_then(|after| after.chars().next());
            let begins = !before.is_some_and(|letter| is_letter_or_digit(letter) || matches!(letter, '“' | '«' | '-'));
            let whole = self.words.get(hit.pattern().as_usize()).is_some_and(|word| !word.ends_with('*'));
            begins && !(whole && after.is_some_and(is_letter))
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

    #[test]
    fn words_of_the_day_of_writing_are_found() {
        for (lang, text, expected) in [
            (Lang::En, "Now they serve", Some("now")),
            (Lang::En, "what is known", None),
            (Lang::En, "“Currently.” It names", None),
            (Lang::Ru, "Нынешнее название", Some("нынешн")),
            (Lang::Ru, "в настоящее время служат", Some("в настоящее время")),
            (Lang::Kk, "Қазіргі атауы", Some("қазір")),
            (Lang::Kk, "«Қазіргі уақытта» дейді", None),
        ] {
            assert_eq!(Words::of(lang).found(text).map(|(_, word)| word), expected, "{text}");
        }
        assert!(has_year("as of 31 July 2025") && !has_year("resolution 1325") && !has_year("12025"));
    }
}
