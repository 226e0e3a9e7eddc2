//! Slips of the keyboard: letters of another alphabet, marks of the typewriter and of another language in all three.

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};

use super::words::WordCheck;
use crate::lang::{Lang, is_letter, is_letter_or_digit, lowercase, small_letter};
use crate::problem::Problem;
use crate::site::{Passage, Site};

/// The shortest Kazakh word that is looked for in Russian letters: shorter ones are words of both languages.
const LEAST: usize = 5;

/// How many letters are looked at before a whole word is.
const BEGINNING: usize = 3;

/// Slips of the keyboard, with the words that show some of them.
pub(super) struct Slips(KazakhWords);

impl Slips {
    pub(super) fn of(site: &Site) -> Slips {
        Slips(KazakhWords::of(site))
    }
}

impl WordCheck for Slips {
    fn look(&self, passage: &Passage<'_>, _: &str, problems: &mut Vec<Problem>) {
        letters(passage, &self.0, problems);
        marks(passage, problems);
    }
}

fn letters(passage: &Passage<'_>, kazakh: &KazakhWords, problems: &mut Vec<Problem>) {
    let (lang, place) = (passage.lang, |at| passage.place(at));
    let has_latin = |text: &str| text.bytes().any(|byte| byte.is_ascii_alphabetic());
    // Nearly every paragraph is of letters of one alphabet, and but for Kazakh there is nothing else to look for then.
    let mixed = if lang.is_cyrillic() { has_latin(passage.text) } else { passage.text.bytes().any(|byte| matches!(byte, 0xd0..=0xd4)) };
    if !mixed && lang != Lang::Kk {
        return;
    }
    for (at, word) in words(passage.text) {
        if mixed && has_latin(word) && word.chars().any(is_cyrillic) {
            let what = format!("“{word}” mixes Latin and Cyrillic letters");
            problems.push(Problem::error(place(at), what, "type the word again in one alphabet"));
        }
        if let Some(right) = (lang == Lang::Kk).then(|| kazakh.right(word)).flatten() {
            let what = format!("“{word}” is written with Russian letters");
            problems.push(Problem::error(place(at), what, format!("write it as in “{right}”")));
        }
    }
}

fn marks(passage: &Passage<'_>, problems: &mut Vec<Problem>) {
    let text = passage.text;
    let mut error = |at: usize, what: &str, help: &str| problems.push(Problem::error(passage.place(at), what, help));
    for (at, _) in text.match_indices('"') {
        error(at, "a straight quotation mark", if passage.lang.is_cyrillic() { "write « and »" } else { "write “ and ”" });
    }
    for (at, _) in text.match_indices('\'') {
        error(at, "a straight apostrophe", "write ’");
    }
    // What stands at a space, looked for all at once.
    for (at, _) in text.match_indices(' ') {
        let (before, after) = text.split_at(at);
        match after.as_bytes() {
            // Of more than two the last two tell.
            [_, b' ', b' ', ..] => {}
            [_, b' ', ..] => error(at, "two spaces", "leave one"),
            [_, b'-', b' ', ..] => error(at, "a hyphen between spaces", "write a dash: –"),
            _ => {}
        }
        if before.ends_with('№') {
            error(at - '№'.len_utf8(), "“№” can part from its number", "put a no-break space (U+00A0) after it");
        }
    }
    for (at, written) in decimal_marks(text, passage.lang) {
        let mark =
            if passage.lang.is_cyrillic() { "write a comma; a time has a colon" } else { "write a point, or a space after the comma" };
        error(at, &format!("“{written}” has the decimal mark of another language"), mark);
    }
    for (at, joined) in breaking_suffixes(text) {
        error(at, &format!("“{joined}” can break at its hyphen"), "join the suffix with the no-break hyphen U+2011: ‑");
    }
}

/// The words of a text, each with the byte that it begins at.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text.get(end..)?.find(is_letter)?;
        let rest = text.get(start..)?;
        end = start + rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        Some((start, text.get(start..end)?))
    })
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// The numbers with the decimal mark of another language, each with the byte that it begins at: a point in Kazakh and Russian, a comma in English that does
/// not group three digits. Numbers of versions stand after a Latin word (`CC BY 4.0`); dates and numbers of standards have more parts.
fn decimal_marks(text: &str, lang: Lang) -> impl Iterator<Item = (usize, &str)> {
    let mark = if lang.is_cyrillic() { '.' } else { ',' };
    let joins = |letter: char| is_letter_or_digit(letter) || matches!(letter, '.' | ',' | '-' | '‑' | '/' | ':');
    text.match_indices(mark).filter_map(move |(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let whole = before.get(before.trim_end_matches(|letter: char| letter.is_ascii_digit()).len()..)?;
        let part = after.get(..after.len() - after.trim_start_matches(|letter: char| letter.is_ascii_digit()).len())?;
        let (start, end) = (at - whole.len(), at + 1 + part.len());
        let (left, right) = (text.get(..start)?, text.get(end..)?);
        let latin = left.trim_end().ends_with(|letter: char| letter.is_ascii_alphabetic());
        let version = left.ends_with(joins) || lang.is_cyrillic() && latin;
        let longer = right.starts_with(['.', ',', '-', '/']) && right.chars().nth(1).is_some_and(|letter| letter.is_ascii_digit());
        let grouped = !lang.is_cyrillic() && part.len() == 3;
        let number = !whole.is_empty() && !part.is_empty();
        (number && !version && !longer && !grouped).then(|| text.get(start..end).map(|written| (start, written))).flatten()
    })
}

/// The figures and acronyms that join their suffixes with an ordinary hyphen, with the suffix, each with the byte that it begins at.
fn breaking_suffixes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('-').filter_map(|(at, _)| {
        let before = text.get(..at)?;
        let start = before.char_indices().rev().take_while(|(_, c)| is_letter_or_digit(*c)).last().map(|(start, _)| start)?;
        let end = at + 1 + text.get(at + 1..)?.chars().take_while(|c| is_letter(*c)).map(char::len_utf8).sum::<usize>();
        let (stem, suffix) = (text.get(start..at)?, text.get(at + 1..end)?);
        let abbreviated = stem.chars().all(|c| c.is_ascii_digit() || c.is_uppercase()) && stem.chars().count() > 1
            || stem.chars().all(|c| c.is_ascii_digit());
        let joined = suffix.chars().all(|c| is_cyrillic(c) && c.is_lowercase()) && !suffix.is_empty();
        (abbreviated && joined).then(|| text.get(start..end)).flatten().map(|found| (start, found))
    })
}

/// The Kazakh words of the approved terms and of the names of missions that have a letter of their own.
struct KazakhWords {
    /// By their spelling without it. A spelling that is also a word of the terms is left out.
    by_folded: HashMap<String, String>,
    /// What those spellings begin with: nearly every word of a text begins in another way.
    beginnings: HashSet<[char; BEGINNING]>,
}

impl KazakhWords {
    fn of(site: &Site) -> KazakhWords {
        let labels = site.missions().into_iter().map(|(_, mission)| mission.label.get(Lang::Kk).clone());
        let names: Vec<String> = site.terms.iter().map(|term| term.approved.get(Lang::Kk).clone()).chain(labels).collect();
        let words: BTreeSet<String> = names
            .iter()
            .flat_map(|name| name.split(|c: char| !is_letter(c)))
            .map(lowercase)
            .filter(|word| word.chars().count() >= LEAST)
            .collect();
        let folded = words.iter().map(|word| (folded(word), word.clone()));
        let by_folded: HashMap<String, String> = folded.filter(|(plain, word)| plain != word && !words.contains(plain)).collect();
        KazakhWords { beginnings: by_folded.keys().filter_map(|word| beginning(word)).collect(), by_folded }
    }

    /// The right spelling of a word that is written with Russian letters.
    fn right(&self, word: &str) -> Option<&str> {
        let known = beginning(word).is_some_and(|beginning| self.beginnings.contains(&beginning));
        known.then(|| self.by_folded.get(&lowercase(word))).flatten().map(String::as_str)
    }
}

/// The first letters of a word as small ones; nothing for a shorter one.
fn beginning(word: &str) -> Option<[char; BEGINNING]> {
    let mut letters = word.chars().map(small_letter);
    let beginning = [letters.next()?, letters.next()?, letters.next()?];
    Some(beginning)
}

/// A Kazakh word as a Russian keyboard writes it.
fn folded(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'ә' => 'а',
            'ғ' => 'г',
            'қ' => 'к',
            'ң' => 'н',
            'ө' => 'о',
            'ұ' | 'ү' => 'у',
            'һ' => 'х',
            'і' => 'и',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{breaking_suffixes, decimal_marks, folded};
    use crate::lang::Lang;

    #[test]
    fn decimal_marks_of_another_language_are_found() {
        for (lang, text, expected) in [
            (Lang::Ru, "доля 23.7 %", Some("23.7")),
            (Lang::Kk, "Үлесі 23.7.", Some("23.7")),
            (Lang::Ru, "доля 23,7 %, лицензия CC BY 4.0", None),
            (Lang::Ru, "24.11.2026, ГОСТ Р 7.0.100-2018, Apache-2.0", None),
            (Lang::En, "from 23,7 per cent", Some("23,7")),
            (Lang::En, "13,000 people, 23.7 per cent, 2018, 2019", None),
            (Lang::En, "1,234,567 people", None),
        ] {
            assert_eq!(decimal_marks(text, lang).map(|(_, found)| found).next(), expected, "{text}");
        }
    }

    #[test]
    fn suffixes_after_figures_and_acronyms_are_found() {
        for (text, expected) in [
            ("БҰҰ-ның", Some("БҰҰ-ның")),
            ("ол 139-дан көп", Some("139-дан")),
            ("БҰҰ‑ның 139‑дан", None),
            ("бір-екі", None),
            ("Порт-о-Пренс", None),
            ("№ 320-V Заңы", None),
            ("Кот-д’Ивуар", None),
            ("C-34 комитеті", None),
        ] {
            assert_eq!(breaking_suffixes(text).map(|(_, found)| found).next(), expected, "{text}");
        }
        assert_eq!(folded("қазақстан"), "казакстан");
    }
}
