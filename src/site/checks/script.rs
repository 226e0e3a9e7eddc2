//! Slips of the keyboard in Kazakh and Russian: letters of another alphabet, marks of the typewriter.

use std::collections::{BTreeMap, BTreeSet};

use super::documents;
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::site::Site;

/// The shortest Kazakh word that is looked for in Russian letters: shorter ones are words of both languages.
const LEAST: usize = 5;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    let kazakh = kazakh_words(site);
    for (_, document) in documents(site).filter(|(_, document)| document.lang.is_cyrillic()) {
        for text in [&document.front.title, &document.front.summary] {
            look(document.lang, &text.value, |_| text.place.clone(), &kazakh, problems);
        }
        for run in &document.runs {
            let place = |at| run.place(at).unwrap_or_else(|| Place::start_of(&document.file));
            look(document.lang, run.text(), place, &kazakh, problems);
        }
    }
    for fact in site.facts.values() {
        for lang in Lang::ALL.into_iter().filter(|lang| lang.is_cyrillic()) {
            for text in [fact.statement.get(lang), fact.scope.get(lang)]
                .into_iter()
                .chain(fact.disputed.iter().map(|dispute| dispute.note.get(lang)))
            {
                look(lang, text, |_| fact.id.place.clone(), &kazakh, problems);
            }
        }
    }
    let cyrillic = || Lang::ALL.into_iter().filter(|lang| lang.is_cyrillic());
    for (chart, lang) in site.charts.values().flat_map(|chart| cyrillic().map(move |lang| (chart, lang))) {
        for text in [chart.title.get(lang), chart.unit.get(lang), chart.note.get(lang)] {
            look(lang, text, |_| chart.id.place.clone(), &kazakh, problems);
        }
    }
    for term in &site.terms {
        for lang in Lang::ALL.into_iter().filter(|lang| lang.is_cyrillic()) {
            let definition = term.definition.as_ref().map(|definition| definition.get(lang));
            for text in definition.into_iter().chain([term.approved.get(lang)]) {
                look(lang, text, |_| term.id.place.clone(), &kazakh, problems);
            }
        }
    }
}

fn look(lang: Lang, text: &str, place: impl Fn(usize) -> Place, kazakh: &BTreeMap<String, String>, problems: &mut Vec<Problem>) {
    for (at, word) in words(text) {
        if word.chars().any(is_cyrillic) && word.chars().any(|c| c.is_ascii_alphabetic()) {
            let what = format!("“{word}” mixes Latin and Cyrillic letters");
            problems.push(Problem::error(place(at), what, "type the word again in one alphabet"));
        }
        if let Some(right) = kazakh.get(&word.to_lowercase()).filter(|_| lang == Lang::Kk) {
            let what = format!("“{word}” is written with Russian letters");
            problems.push(Problem::error(place(at), what, format!("write it as in “{right}”")));
        }
    }
    if let Some(at) = text.find('"') {
        problems.push(Problem::error(place(at), "a straight quotation mark", "write « and »"));
    }
    if let Some(at) = text.find('\'') {
        problems.push(Problem::error(place(at), "a straight apostrophe", "write ’"));
    }
    if let Some(at) = text.find("  ") {
        problems.push(Problem::error(place(at), "two spaces", "leave one"));
    }
    if let Some(at) = text.find(" - ") {
        problems.push(Problem::error(place(at), "a hyphen between spaces", "write a dash: –"));
    }
    if let Some((at, joined)) = breaking_suffix(text) {
        let what = format!("“{joined}” can break at its hyphen");
        problems.push(Problem::error(place(at), what, "join the suffix with the no-break hyphen U+2011: ‑"));
    }
}

/// The words of a text, each with the byte that it begins at.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text.get(end..)?.find(char::is_alphabetic)?;
        let rest = text.get(start..)?;
        end = start + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        Some((start, text.get(start..end)?))
    })
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// A figure or acronym that joins its suffix with an ordinary hyphen, with the suffix, and the byte that it begins at.
fn breaking_suffix(text: &str) -> Option<(usize, &str)> {
    text.match_indices('-').find_map(|(at, _)| {
        let before = text.get(..at)?;
        let start = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map(|(start, _)| start)?;
        let end = at + 1 + text.get(at + 1..)?.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
        let (stem, suffix) = (text.get(start..at)?, text.get(at + 1..end)?);
        let abbreviated = stem.chars().all(|c| c.is_ascii_digit() || c.is_uppercase()) && stem.chars().count() > 1
            || stem.chars().all(|c| c.is_ascii_digit());
        let joined = suffix.chars().all(|c| is_cyrillic(c) && c.is_lowercase()) && !suffix.is_empty();
        (abbreviated && joined).then(|| text.get(start..end)).flatten().map(|found| (start, found))
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
            assert_eq!(breaking_suffix(text).map(|(_, found)| found), expected, "{text}");
        }
        assert_eq!(folded("қазақстан"), "казакстан");
    }
}
