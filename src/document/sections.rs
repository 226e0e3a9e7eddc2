//! The sections of a text as fingerprints: what a translation was made from, so that it is seen what has changed since.

use sha2::{Digest, Sha256};

use crate::registry::Located;

/// The id of the part before the first heading.
pub const INTRODUCTION: &str = "introduction";
/// The id of title and summary.
pub const FRONT: &str = "front";

/// A section of a source text: what stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The id of its heading, [`INTRODUCTION`] or [`FRONT`].
    pub id: String,
    /// The line that it begins on.
    pub line: u32,
    /// Its blocks in order.
    pub blocks: Vec<Fingerprint>,
}

/// A block: a paragraph, a list, a table, a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The first 24 bits of the SHA-256 of its text, in hexadecimal; runs of white space count as one space.
    hash: [u8; 6],
    /// Its first words, to know it by.
    pub words: Box<str>,
}

impl Fingerprint {
    fn of(text: &str) -> Fingerprint {
        let mut words = String::with_capacity(text.len());
        let mut sixth = 0;
        for (word, number) in text.split_whitespace().zip(1..) {
            if number > 1 {
                words.push(' ');
            }
            words.push_str(word);
            if number <= 6 {
                sixth = words.len();
            }
        }
        let [first, second, third, ..]: [u8; 32] = Sha256::digest(&words).into();
        let hash = [first >> 4, first & 15, second >> 4, second & 15, third >> 4, third & 15];
        let hash = hash.map(|digit| if digit < 10 { b'0' + digit } else { b'a' + digit - 10 });
        Fingerprint { hash, words: words.get(..sixth).unwrap_or_default().into() }
    }

    /// The hash, as translations record it.
    pub fn hash(&self) -> &str {
        // Digits are text.
        std::str::from_utf8(&self.hash).unwrap_or_default()
    }
}

impl Section {
    /// The hashes as a translation records them, with spaces between.
    pub fn record(&self) -> String {
        self.blocks.iter().map(Fingerprint::hash).collect::<Vec<_>>().join(" ")
    }
}

/// The sections of a body that begins on `first_line`, after those of its front matter.
pub(super) fn sections(title: &Located<String>, summary: &Located<String>, body: &str, first_line: u32) -> Vec<Section> {
    let front = vec![Fingerprint::of(&title.value), Fingerprint::of(&summary.value)];
    let mut sections = vec![
        Section { id: FRONT.to_owned(), line: title.place.line, blocks: front },
        Section { id: INTRODUCTION.to_owned(), line: first_line, blocks: Vec::new() },
    ];
    let mut block = String::new();
    for (line, text) in (first_line..).zip(body.lines().chain(std::iter::once(""))) {
        let heading = text.starts_with('#').then(|| text.rsplit_once("{#")).flatten().and_then(|(_, id)| id.trim_end().strip_suffix('}'));
        if (text.trim().is_empty() || heading.is_some()) && !block.is_empty() {
            if let Some(section) = sections.last_mut() {
                section.blocks.push(Fingerprint::of(&block));
            }
            block.clear();
        }
        match heading {
            Some(id) => sections.push(Section { id: id.to_owned(), line, blocks: vec![Fingerprint::of(text)] }),
            None if !text.trim().is_empty() => {
                block.push_str(text);
                block.push('\n');
            }
            None => {}
        }
    }
    sections.retain(|section| !section.blocks.is_empty());
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Place;

    fn of(body: &str) -> Vec<Section> {
        let text = |value: &str| Located { value: value.to_owned(), place: Place::start_of("en.md") };
        sections(&text("Title"), &text("Summary"), body, 10)
    }

    #[test]
    fn a_section_is_what_stands_under_a_heading() {
        let found = of("One.\n\nTwo\nlines.\n\n## Three {#three}\n\n- a\n- b\n\n### Four {#four}\nText.\n");
        let shape: Vec<(&str, u32, usize)> = found.iter().map(|s| (s.id.as_str(), s.line, s.blocks.len())).collect();
        assert_eq!(shape, [("front", 1, 2), ("introduction", 10, 2), ("three", 15, 2), ("four", 20, 2)]);
    }

    #[test]
    fn line_breaks_change_nothing_and_words_do() {
        assert_eq!(of("Two\nlines.\n")[1].record(), of("Two lines.\n")[1].record());
        assert_ne!(of("Two lines.\n")[1].record(), of("Two words.\n")[1].record());
    }
}
