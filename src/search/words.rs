//! From a text to its words, with the places where they stand.

use std::ops::Range;

use super::kazakh;
use crate::lang::{Lang, is_letter_or_digit, lowercase};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word in small letters, without soft hyphens; a number without the spaces that group its digits.
    pub text: String,
    /// Where it stands, in bytes of the text.
    pub at: Range<usize>,
}

/// The longest word that is looked at, in characters. Longer runs of letters are not words of a language.
const LONGEST: usize = 40;

/// The words of a text. Words end at everything that is neither letter nor digit, so that `S/RES/1325` is found by its parts; digits
/// stay together with the marks inside a number. The Kazakh or Russian ending behind a number or an acronym (`БҰҰ‑ның`, `500‑ден`) is no
/// word, nor is the English `’s`.
pub fn words(text: &str, lang: Lang) -> impl Iterator<Item = Word> {
    stretches(text, lang).filter_map(move |at| Some(Word { text: spelling(text.get(at.clone())?, lang)?, at }))
}

/// Where the words of a text stand, and what is as long as no word is.
pub fn stretches(text: &str, lang: Lang) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    // The word before, against which an ending is told from a word.
    let mut left = 0..0;
    std::iter::from_fn(move || {
        loop {
            let (start, end) = next(text, rest)?;
            rest = end;
            let written = text.get(start..end).unwrap_or_default();
            let mark = text.get(left.end..start).filter(|_| !left.is_empty()).unwrap_or_default();
            let ending = match mark {
                "-" | "\u{2011}" => is_ending(text.get(left.clone()).unwrap_or_default(), written, lang),
                "’" | "'" => matches!(written, "s" | "S"),
                _ => false,
            };
            if ending {
                continue;
            }
            left = start..end;
            return Some(start..end);
        }
    })
}

/// A word in small letters, without soft hyphens; a number without the spaces that group its digits. Nothing for what is no word.
pub fn spelling(written: &str, lang: Lang) -> Option<String> {
    let mut small = composed(lowercase(written));
    if small.contains(SOFT_HYPHEN) {
        small.retain(|c| c != SOFT_HYPHEN);
    }
    let text = if small.starts_with(|c: char| c.is_ascii_digit()) { number(&small, lang) } else { small };
    (text.chars().count() <= LONGEST).then_some(text)
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Whether a sign is a combining mark (Unicode block “Combining Diacritical Marks”).
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// A word in which й is one letter, and no letter has a mark that does not make it another one.
fn composed(word: String) -> String {
    if !word.contains(is_mark) {
        return word;
    }
    let mut whole = word.replace("и\u{306}", "й");
    whole.retain(|c| !is_mark(c));
    whole
}

/// Where the next word begins and ends.
fn next(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let start = from + rest.find(is_letter_or_digit)?;
    let mut end = start;
    let mut letters = text.get(start..)?.char_indices().peekable();
    let mut digits = true;
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let grouped = || matches!(c, '\u{a0}' | '\u{202f}') && three_digits(text.get(start + at + c.len_utf8()..));
        match c {
            SOFT_HYPHEN => {}
            // Marks belong to the letter before: stress (Лива́н), and letters in two pieces, as some systems copy them.
            c if is_mark(c) => end = start + at + c.len_utf8(),
            c if is_letter_or_digit(c) => {
                digits &= c.is_ascii_digit();
                end = start + at + c.len_utf8();
            }
            '.' | ',' if digits && after => {}
            _ if digits && after && grouped() => {}
            _ => break,
        }
    }
    Some((start, end))
}

/// Whether exactly three digits follow.
fn three_digits(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.chars().take_while(char::is_ascii_digit).count() == 3)
}

/// A number in one spelling: digits are not grouped, and the decimal mark is a point.
fn number(text: &str, lang: Lang) -> String {
    let plain: String = text.chars().filter(|c| !matches!(c, '\u{a0}' | '\u{202f}')).collect();
    match plain.rsplit_once(',') {
        Some((whole, group)) if lang == Lang::En && group.len() == 3 => format!("{}{group}", whole.replace(',', "")),
        _ => plain.replace(',', "."),
    }
}

/// Whether what follows a hyphen is an ending and not a word.
fn is_ending(left: &str, right: &str, lang: Lang) -> bool {
    let short = right.chars().count() <= 5 && right.chars().all(char::is_lowercase);
    let bare = left.chars().all(|c| c.is_ascii_digit()) || left.chars().count() > 1 && left.chars().all(char::is_uppercase);
    match lang {
        Lang::En => false,
        Lang::Ru => short && bare && right.chars().count() <= 3,
        // A query is often typed in small letters: there the ending itself must tell.
        Lang::Kk => short && bare || kazakh::is_suffix(&super::fold::fold(right)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, lang: Lang) -> String {
        words(text, lang).map(|word| word.text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn endings_of_acronyms_and_numbers_are_no_words() {
        assert_eq!(of("БҰҰ‑ның 500‑ден астам", Lang::Kk), "бұұ 500 астам");
        assert_eq!(of("бұұ-ның UNIFIL-ге", Lang::Kk), "бұұ unifil");
        assert_eq!(of("Жел-су", Lang::Kk), "жел су");
        assert_eq!(of("в 2018‑м, ООН‑2", Lang::Ru), "в 2018 оон 2");
        assert_eq!(of("миссия-наблюдатель", Lang::Ru), "миссия наблюдатель");
        assert_eq!(of("Kazakhstan’s UN's well-known", Lang::En), "kazakhstan un well known");
    }

    #[test]
    fn numbers_have_one_spelling() {
        assert_eq!(of("17\u{a0}074 и 8,11 %", Lang::Ru), "17074 и 8.11");
        assert_eq!(of("17,074 and 8.11, in 2018, 2019.", Lang::En), "17074 and 8.11 in 2018 2019");
        assert_eq!(of("17\u{a0}074 people", Lang::En), "17074 people");
        assert_eq!(of("2024 ж. 14 наурыз", Lang::Kk), "2024 ж 14 наурыз");
        assert_eq!(of("S/RES/1325 (2000)", Lang::En), "s res 1325 2000");
    }

    #[test]
    fn marks_belong_to_their_letters() {
        assert_eq!(of("Лива\u{301}н, россии\u{306}скии\u{306}", Lang::Ru), "ливан российский");
        assert_eq!(of("Co\u{302}te d’Ivoire", Lang::En), "cote d ivoire");
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "«Голан\u{ad}дағы» 5";
        let found: Vec<Word> = words(text, Lang::Kk).collect();
        assert_eq!(text.get(found[0].at.clone()), Some("Голан\u{ad}дағы"));
        assert_eq!(found[0].text, "голандағы");
    }

    #[test]
    fn a_run_of_letters_without_end_is_no_word() {
        assert_eq!(of(&"a".repeat(5000), Lang::En), "");
    }
}
