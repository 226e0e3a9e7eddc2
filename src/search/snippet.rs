//! What is shown of a text: the stretch in which most of the words that were looked for stand, with those words marked.

use std::collections::VecDeque;

use super::words::words;
use crate::lang::Lang;

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it is one of the words that were looked for.
    pub marked: bool,
}

/// The length that a snippet aims at, in characters.
const LENGTH: usize = 170;

/// The whole text with the words marked that `wanted` knows; it is given each word in small letters.
pub fn marked(text: &str, lang: Lang, wanted: &dyn Fn(&str) -> Option<u32>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut add = |from: usize, to: usize, marked: bool| {
        if let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) {
            pieces.push(Piece { text: part.to_owned(), marked });
        }
    };
    for word in words(text, lang).filter(|word| wanted(&word.text).is_some()) {
        add(done, word.at.start, false);
        add(word.at.start, word.at.end, true);
        done = word.at.end;
    }
    add(done, text.len(), false);
    pieces
}

/// The best stretch of a text, from a word to a word, with an ellipsis where something is left out; the first one with `enough` different
/// words is as good as any. `None` if none of the words stands in it.
pub fn snippet(text: &str, lang: Lang, enough: usize, wanted: &dyn Fn(&str) -> Option<u32>) -> Option<Vec<Piece>> {
    let reach = |from: usize| end(text, from, LENGTH);
    // The words of the stretch that ends with the current one.
    let mut near: VecDeque<(usize, u32)> = VecDeque::new();
    // The stretch that holds the most different words; of several the first.
    let mut best: Option<(usize, usize)> = None;
    for word in words(text, lang) {
        let Some(root) = wanted(&word.text) else { continue };
        while near.front().is_some_and(|(first, _)| reach(*first) < word.at.end) {
            near.pop_front();
        }
        near.push_back((word.at.start, root));
        let mut seen: Vec<u32> = near.iter().map(|(_, root)| *root).collect();
        seen.sort_unstable();
        seen.dedup();
        let first = near.front().map_or(word.at.start, |(first, _)| *first);
        if best.is_none_or(|(count, _)| seen.len() > count) {
            best = Some((seen.len(), first));
        }
        if seen.len() >= enough {
            break;
        }
    }
    let (_, hit) = best?;
    let start = begin(text, hit);
    let stop = if text.len() <= reach(start) { text.len() } else { last_space(text, start, reach(start)) };
    let mut pieces = marked(text.get(start..stop)?.trim(), lang, wanted);
    let ellipsis = |text: &str| Piece { text: text.to_owned(), marked: false };
    if start > 0 && !text.get(..start)?.trim_end().ends_with(['.', '!', '?', '…']) {
        pieces.insert(0, ellipsis("… "));
    }
    if stop < text.len() && !text.get(..stop)?.trim_end().ends_with(['.', '!', '?', '…']) {
        pieces.push(ellipsis(" …"));
    }
    Some(pieces)
}

/// The beginning of a text, without marks, as far as a snippet goes.
pub fn opening(text: &str) -> Vec<Piece> {
    let stop = end(text, 0, LENGTH);
    let whole = stop >= text.len();
    let stop = if whole { stop } else { last_space(text, 0, stop) };
    let text = text.get(..stop).unwrap_or_default().trim();
    let text = if whole || text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text} …") };
    vec![Piece { text, marked: false }]
}

/// The byte that lies so many characters behind another, or the end of the text.
fn end(text: &str, from: usize, characters: usize) -> usize {
    text.get(from..).and_then(|rest| rest.char_indices().nth(characters)).map_or(text.len(), |(at, _)| from + at)
}

/// Where to begin so that a word is understood: at its sentence, if that is near, else some words before it.
fn begin(text: &str, hit: usize) -> usize {
    let before = text.get(..hit).unwrap_or_default();
    let far = before.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
    let near = before.get(far..).unwrap_or_default();
    let sentence = near.rmatch_indices(['.', '!', '?']).find_map(|(at, mark)| {
        let after = far + at + mark.len();
        let space = text.get(after..)?.chars().next().filter(|c| c.is_whitespace())?;
        Some(after + space.len_utf8())
    });
    match sentence {
        Some(at) => at,
        None if far == 0 => 0,
        None => far + near.find(' ').map_or(0, |space| space + 1),
    }
}

fn last_space(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to).and_then(|part| part.rfind(' ')).map_or(to, |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, word: &str) -> Option<String> {
        let pieces = snippet(text, Lang::En, 1, &|found| (found == word).then_some(0))?;
        Some(pieces.iter().map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() }).collect())
    }

    #[test]
    fn a_snippet_begins_with_its_sentence() {
        let text = "First things stand here. Then Golan is named, and later on.";
        assert_eq!(shown(text, "golan").as_deref(), Some("Then [Golan] is named, and later on."));
        assert_eq!(shown(text, "first").as_deref(), Some("[First] things stand here. Then Golan is named, and later on."));
        assert_eq!(shown(text, "moon"), None);
    }

    #[test]
    fn what_is_left_out_is_shown() {
        let text = format!("{} golan {}", "word ".repeat(60).trim(), "tail ".repeat(60).trim());
        let shown = shown(&text, "golan").unwrap();
        assert!(shown.starts_with("… word") && shown.ends_with("tail …") && shown.contains("[golan]"), "{shown}");
        assert!(shown.chars().count() < 200, "{shown}");
    }

    #[test]
    fn letters_of_two_bytes_are_whole() {
        for length in 1..200 {
            let text = format!("{} голан", "ә ".repeat(length));
            assert!(snippet(&text, Lang::Kk, 1, &|word| (word == "голан").then_some(0)).is_some());
            opening(&text);
        }
    }
}
