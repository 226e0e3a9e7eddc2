//! Slips of the keyboard in Kazakh and Russian: letters of another alphabet, marks of the typewriter.

use std::collections::{BTreeMap, BTreeSet};

use super::{blocks, documents};
use crate::document::{Document, Inline, walk};
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::site::Site;

/// The shortest Kazakh word that is looked for in Russian letters: shorter ones are words of both languages.
const LEAST: usize = 5;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    let kazakh = kazakh_words(site);
    for (_, document) in documents(site).filter(|(_, document)| document.lang.is_cyrillic()) {
        for (text, place) in texts(document) {
            look(document.lang, &text, &place, &kazakh, problems);
        }
    }
    for fact in site.facts.values() {
        for lang in Lang::ALL.into_iter().filter(|lang| lang.is_cyrillic()) {
            for text in [fact.statement.get(lang), fact.scope.get(lang)]
                .into_iter()
                .chain(fact.disputed.iter().map(|dispute| dispute.note.get(lang)))
            {
                look(lang, text, &fact.id.place, &kazakh, problems);
            }
        }
    }
    for term in &site.terms {
        for lang in Lang::ALL.into_iter().filter(|lang| lang.is_cyrillic()) {
            let definition = term.definition.as_ref().map(|definition| definition.get(lang));
            for text in definition.into_iter().chain([term.approved.get(lang)]) {
                look(lang, text, &term.id.place, &kazakh, problems);
            }
        }
    }
}

/// Title, summary and running text of a document, each piece with a place.
fn texts(document: &Document) -> Vec<(String, Place)> {
    let front = &document.front;
    let mut texts: Vec<(String, Place)> =
        [&front.title, &front.summary].into_iter().map(|text| (text.value.clone(), text.place.clone())).collect();
    let mut place = Place::start_of(&document.file);
    for blocks in blocks(document) {
        walk(blocks, &mut |inline| match inline {
            Inline::Text(words) => texts.push((words.clone(), place.clone())),
            // The nearest piece before a text that knows its place.
            Inline::Fact(id) | Inline::AsOf(id) | Inline::Source(id) | Inline::Note(id) => place = id.place.clone(),
            Inline::Link(_, at, _) => place = at.clone(),
            _ => {}
        });
    }
    texts
}

fn look(lang: Lang, text: &str, place: &Place, kazakh: &BTreeMap<String, String>, problems: &mut Vec<Problem>) {
    let mut note = |what: String, help: &str| problems.push(Problem::error(place.clone(), what, help.to_owned()));
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        if word.chars().any(is_cyrillic) && word.chars().any(|c| c.is_ascii_alphabetic()) {
            note(format!("“{word}” mixes Latin and Cyrillic letters"), "type the word again in one alphabet");
        }
        if let Some(right) = kazakh.get(&word.to_lowercase()).filter(|_| lang == Lang::Kk) {
            note(format!("“{word}” is written with Russian letters"), &format!("write it as in “{right}”"));
        }
    }
    if text.contains('"') {
        note("a straight quotation mark".to_owned(), "write « and »");
    }
    if text.contains('\'') {
        note("a straight apostrophe".to_owned(), "write ’");
    }
    if text.contains("  ") {
        note("two spaces".to_owned(), "leave one");
    }
    if text.contains(" - ") {
        note("a hyphen between spaces".to_owned(), "write a dash: –");
    }
    if let Some(joined) = breaking_suffix(text) {
        note(format!("“{joined}” can break at its hyphen"), "join the suffix with the no-break hyphen U+2011: ‑");
    }
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// A figure or acronym that joins its suffix with an ordinary hyphen, with the suffix.
fn breaking_suffix(text: &str) -> Option<&str> {
    text.match_indices('-').find_map(|(at, _)| {
        let before = text.get(..at)?;
        let start = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map(|(start, _)| start)?;
        let end = at + 1 + text.get(at + 1..)?.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
        let (stem, suffix) = (text.get(start..at)?, text.get(at + 1..end)?);
        let abbreviated = stem.chars().all(|c| c.is_ascii_digit() || c.is_uppercase()) && stem.chars().count() > 1
            || stem.chars().all(|c| c.is_ascii_digit());
        let joined = suffix.chars().all(|c| is_cyrillic(c) && c.is_lowercase()) && !suffix.is_empty();
        (abbreviated && joined).then(|| text.get(start..end)).flatten()
    })
}

/// The Kazakh words of the approved terms and of the names of missions that have a letter of their own, by their spelling without it. A
/// spelling that is also a word of the terms is left out.
fn kazakh_words(site: &Site) -> BTreeMap<String, String> {
    let labels = site.missions().into_iter().map(|(_, mission)| mission.label.get(Lang::Kk).clone());
    let names: Vec<String> = site.terms.iter().map(|term| term.approved.get(Lang::Kk).clone()).chain(labels).collect();
    let words: BTreeSet<String> = names
        .iter()
        .flat_map(|name| name.split(|c: char| !c.is_alphabetic()))
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= LEAST)
        .collect();
    words.iter().map(|word| (folded(word), word.clone())).filter(|(plain, word)| plain != word && !words.contains(plain)).collect()
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
    use super::{breaking_suffix, folded};

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
            assert_eq!(breaking_suffix(text), expected, "{text}");
        }
        assert_eq!(folded("қазақстан"), "казакстан");
    }
}
