//! A text stands under its own language: Russian in the Russian file, and not where the English belongs.

use super::words::WordCheck;
use crate::lang::{Lang, is_letter};
use crate::problem::Problem;
use crate::registry::english_name;
use crate::site::Passage;

/// The fewest words that tell a language: a name may be of another one.
const LEAST: usize = 3;
/// The fewest words that tell Russian from Kazakh by what they lack.
const LEAST_ALIKE: usize = 8;

/// Letters that Kazakh has and Russian has not.
const KAZAKH: &str = "әғқңөұүһі";
/// Short words of Russian that no Kazakh text has.
const RUSSIAN: [&str; 8] = ["и", "в", "на", "с", "по", "для", "из", "не"];

/// Texts in another language than their own.
pub(super) struct OwnTongue;

impl WordCheck for OwnTongue {
    fn look(&self, passage: &Passage<'_>, lower: &str, problems: &mut Vec<Problem>) {
        if let Some(other) = other(passage.text, lower, passage.lang) {
            let (own, other) = (english_name(passage.lang), english_name(other));
            let what = format!("this seems to be {other}, where {own} belongs");
            problems.push(Problem::error(passage.place(0), what, format!("write it in {own}")));
        }
    }
}

/// The language that a text, which is `lower` in small letters, seems to be in if it is not its own.
fn other(text: &str, lower: &str, own: Lang) -> Option<Lang> {
    // Nearly every text is of its own letters, which a look at the bytes tells.
    let (has_cyrillic, has_own) = (letters(lower, 0xd0..=0xd3), letters(lower, 0xd2..=0xd3));
    match own {
        Lang::En if !has_cyrillic => return None,
        Lang::Ru if has_cyrillic && !has_own && !lower.contains('і') => return None,
        Lang::Kk if has_own => return None,
        _ => {}
    }
    let words = || lower.split(|letter: char| !is_letter(letter)).filter(|word| !word.is_empty());
    let is_cyrillic = |word: &&str| word.starts_with(|letter: char| matches!(letter, 'а'..='я' | 'ё') || KAZAKH.contains(letter));
    let has_kazakh = |word: &&str| word.contains(|letter| KAZAKH.contains(letter));
    let (all, cyrillic) = (words().count(), words().filter(is_cyrillic).count());
    match own {
        Lang::En if cyrillic >= LEAST && 2 * cyrillic > all => {
            Some(if 2 * words().filter(has_kazakh).count() > cyrillic { Lang::Kk } else { Lang::Ru })
        }
        // Acronyms are of no language.
        Lang::Ru | Lang::Kk if cyrillic == 0 => {
            (all > LEAST && text.split(' ').filter(|word| word.contains(char::is_lowercase)).count() > LEAST).then_some(Lang::En)
        }
        Lang::Ru if cyrillic >= LEAST && 2 * words().filter(has_kazakh).count() > all => Some(Lang::Kk),
        Lang::Kk if all >= LEAST_ALIKE && !words().any(|word| has_kazakh(&word)) => {
            (words().filter(|word| RUSSIAN.contains(word)).count() > 1).then_some(Lang::Ru)
        }
        _ => None,
    }
}

/// Whether a letter of a text begins with one of these bytes: those of the Cyrillic letters, of which Kazakh has the last two for its own (Unicode, block
/// U+0400).
fn letters(text: &str, bytes: std::ops::RangeInclusive<u8>) -> bool {
    text.bytes().fold(false, |has, byte| has | bytes.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::other;
    use crate::lang::{Lang, lowercase};

    #[test]
    fn texts_of_another_language_are_found() {
        for (own, text, expected) in [
            (Lang::En, "people from kazakhstan in undof", None),
            (Lang::En, "қазақстандықтар бұұ миссияларында көп", Some(Lang::Kk)),
            (Lang::En, "казахстанцы в миссиях оон", Some(Lang::Ru)),
            (Lang::En, "the paper is called «вперёд, казахстан»", None),
            (Lang::Ru, "the golan in english", Some(Lang::En)),
            (Lang::Ru, "steppe eagle", None),
            (Lang::Kk, "UNDOF, UNTSO, UNMISS, UNISFA, UNIFIL", None),
            (Lang::Ru, "адамдар қызмет етіп жүрген миссиялар", Some(Lang::Kk)),
            (Lang::Ru, "газета «қазақстан» писала об этом", None),
            (Lang::Kk, "казахстанцы служат в миссиях оон и не только там", Some(Lang::Ru)),
            (Lang::Kk, "ливан, мали, чад, судан, кипр, гаити, конго, непал", None),
        ] {
            assert_eq!(other(text, &lowercase(text), own), expected, "{text}");
        }
    }
}
