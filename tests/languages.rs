//! What must hold of the words of every page: each letter is in the site’s own fonts, and each word is marked with its language.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::common::TODAY;
use crate::common::html::{Words, words};
use kazpeace::artifact::Kind;
use kazpeace::assets::WebFonts;
use kazpeace::lang::Lang;
use kazpeace::line::{Source, build};
use kazpeace::source;

/// Every page of the real site, also those of errors: its path, its language and its words.
fn pages() -> &'static Vec<(String, Lang, Vec<Words>)> {
    static PAGES: OnceLock<Vec<(String, Lang, Vec<Words>)>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let built = build(&Source::Embedded, None, TODAY).unwrap();
        let pages = built.rendered.artifacts.into_iter().filter(|artifact| matches!(artifact.kind, Kind::Page | Kind::Error(_)));
        pages.map(|page| (page.path, page.lang.unwrap(), words(std::str::from_utf8(&page.body).unwrap()))).collect()
    })
}

/// What was found, each with the first page that it stands on.
fn report(found: BTreeMap<String, String>) -> String {
    found.iter().map(|(what, path)| format!("{path}: {what}\n")).collect()
}

#[test]
fn every_letter_of_every_page_is_in_the_fonts() {
    let fonts = WebFonts::read(&source::assets());
    let mut found = BTreeMap::new();
    for (path, _, words) in pages() {
        for text in words.iter().filter(|text| Lang::from_tag(&text.lang).is_some()) {
            // The switch of languages has a family of its own.
            let switch = Lang::ALL.iter().any(|lang| lang.native_name() == text.text);
            if let Some((_, letter, family)) = fonts.lacking(&text.text).filter(|_| !switch) {
                found.entry(format!("{family} has no {letter:?} of “{}”", text.text)).or_insert_with(|| path.clone());
            }
        }
    }
    assert!(pages().len() > 1000);
    assert!(found.is_empty(), "{}", report(found));
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

/// The words of a text in Latin letters that are words of a language: acronyms, numbers of documents and names of files are not.
fn latin(text: &str) -> Vec<&str> {
    let is_word = |word: &&str| word.len() > 2 && word.chars().all(|c| c.is_alphabetic()) && word.chars().skip(1).any(char::is_lowercase);
    text.split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains('@'))
        .flat_map(|word| word.split(|c: char| "()«»“”„–—,;:!?…/’".contains(c)))
        .map(|word| word.trim_matches(['.', '‑', '-']))
        .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()) && !word.contains(is_cyrillic))
        .filter(is_word)
        .collect()
}

#[test]
fn every_foreign_word_is_marked_with_its_language() {
    let mut found = BTreeMap::new();
    for (path, _, words) in pages() {
        for text in words {
            let wrong: Vec<&str> = match Lang::from_tag(&text.lang) {
                // Kazakh in Latin letters is a language of its own here.
                _ if text.lang == "kk-Latn" => Vec::new(),
                Some(lang) if lang.is_cyrillic() => latin(&text.text),
                Some(_) => text.text.split_whitespace().filter(|word| word.contains(is_cyrillic)).collect(),
                None => Vec::new(),
            };
            if !wrong.is_empty() && !matches!(text.element.as_str(), "code" | "title" | "meta") {
                found.entry(format!("{} in <{} lang={}>", wrong.join(" "), text.element, text.lang)).or_insert_with(|| path.clone());
            }
        }
    }
    assert!(found.is_empty(), "{} places\n{}", found.len(), report(found));
}

#[test]
fn a_source_in_another_language_says_so() {
    let built = build(&Source::Embedded, None, TODAY).unwrap();
    let mut told = 0;
    for page in built.rendered.artifacts.iter().filter(|artifact| artifact.kind == Kind::Page) {
        let (html, own) = (std::str::from_utf8(&page.body).unwrap(), page.lang.unwrap());
        // A source is an item with the number that references lead to, or an item of the list of all sources.
        for item in html.split("<li").filter(|item| item.contains("</a>. ") && item.contains("href=\"https://")) {
            let item = item.split("</li>").next().unwrap();
            let Some((_, language)) = item.split_once("hreflang=\"") else { continue };
            let language = language.split('"').next().unwrap();
            assert_ne!(language, own.code(), "{}: {item}", page.path);
            let words = item.split("</a>. ").nth(1).unwrap();
            let said =
                words.split(" (").last().and_then(|words| words.split_once(").")).unwrap_or_else(|| panic!("{}: {item}", page.path)).0;
            let preposition = match own {
                Lang::Kk => said.ends_with("тілінде"),
                Lang::Ru => said.starts_with("на\u{a0}"),
                Lang::En => said.starts_with("in "),
            };
            assert!(preposition, "{}: “{said}” in {item}", page.path);
            told += 1;
        }
    }
    assert!(told > 1000, "only {told} sources in another language were found");
}
