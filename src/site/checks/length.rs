//! Plain language: sentences that can be read in one breath, articles that can be read in one sitting.

use super::documents;
use crate::document::{Block, Document, Inline};
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::site::Site;

/// The longest English sentence, in words. A figure counts as one word.
const SENTENCE: usize = 25;
/// The longest English article, in words.
const ARTICLE: usize = 1_400;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    // Kazakh and Russian put into endings what English says in words of its own: only the source is counted.
    for (_, document) in documents(site).filter(|(_, document)| document.lang == Lang::SOURCE) {
        let mut all = 0;
        for text in paragraphs(&document.blocks) {
            let mut words = String::new();
            add_words(text, &mut words);
            let count = words.split_whitespace().count();
            all += count;
            for sentence in sentences(&words).into_iter().filter(|_| count > SENTENCE) {
                let length = sentence.split_whitespace().count();
                if length > SENTENCE {
                    let start: Vec<&str> = sentence.split_whitespace().take(5).collect();
                    let what = format!("the sentence “{} …” has {length} words", start.join(" "));
                    problems.push(Problem::warning(
                        place(text, document),
                        what,
                        format!("break it up: {SENTENCE} words can be read in one breath"),
                    ));
                }
            }
        }
        if all > ARTICLE {
            let what = format!("the article has {all} words");
            problems.push(Problem::warning(
                Place::start_of(&document.file),
                what,
                format!("break it up: {ARTICLE} words can be read in one sitting"),
            ));
        }
    }
}

/// Every paragraph of running text, those of lists included. Tables, headings and captions are not sentences.
fn paragraphs(blocks: &[Block]) -> Vec<&[Inline]> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(text) => vec![text.as_slice()],
            Block::List(_, items) => items.iter().flat_map(|item| paragraphs(item)).collect(),
            Block::Quote(blocks) => paragraphs(blocks),
            Block::Heading(_) | Block::Table(_) | Block::Figure(..) => Vec::new(),
        })
        .collect()
}

/// Adds the words of a text; a figure is one.
fn add_words(text: &[Inline], words: &mut String) {
    for inline in text {
        match inline {
            Inline::Text(run) => words.push_str(run.text()),
            Inline::Code(code) => words.push_str(code),
            Inline::Fact(_) | Inline::AsOf(_) => words.push('0'),
            Inline::Strong(inner) | Inline::Emphasis(inner) => add_words(inner, words),
            Inline::Link(link) => add_words(&link.text, words),
            Inline::Source(_) | Inline::Note(_) => {}
            Inline::Break => words.push(' '),
        }
    }
}

/// The sentences of a paragraph. A full stop ends one if a space and a capital letter, a quotation mark or a figure follow; a semicolon
/// always lets the reader breathe.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', ';']) {
        let after = text.get(at + 1..).unwrap_or_default().trim_start_matches(['”', '’', ')', ' ']);
        let spaced = text.get(at + 1..).is_some_and(|rest| rest.starts_with([' ', '”', ')']));
        if mark == ";" || spaced && after.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '“') {
            found.push(text.get(start..=at).unwrap_or_default());
            start = at + 1;
        }
    }
    found.push(text.get(start..).unwrap_or_default());
    found
}

/// Where a paragraph stands: at the first piece that knows its place, or the file.
fn place(text: &[Inline], document: &Document) -> Place {
    let found = text.iter().find_map(|inline| match inline {
        Inline::Text(run) => Some(run.place(0, &document.file)),
        Inline::Fact(id) | Inline::AsOf(id) | Inline::Source(id) | Inline::Note(id) => Some(id.place.clone()),
        Inline::Link(link) => Some(link.place.clone()),
        _ => None,
    });
    found.unwrap_or_else(|| Place::start_of(&document.file))
}
