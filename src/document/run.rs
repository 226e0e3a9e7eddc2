//! A stretch of running text, every byte of which has a place.

use std::sync::Arc;

use crate::problem::Place;

/// A stretch of running text without markup, with the places that its parts were read from: a part begins at each line, and where an
/// escape stands between two. A large site has hundreds of thousands, so none has room for more than it holds.
#[derive(Clone, Debug)]
pub struct Run {
    text: Box<str>,
    /// Line and column of the first part.
    first: (u32, u32),
    later: Box<[Part]>,
}

/// A part of a run: where it begins in the text, and its line and column. The file is that of the whole article.
#[derive(Clone, Copy, Debug)]
struct Part {
    start: u32,
    line: u32,
    column: u32,
}

impl Run {
    pub(super) fn new(words: &str, line: u32, column: u32) -> Run {
        Run { text: words.into(), first: (line, column), later: Box::default() }
    }

    pub(super) fn push(&mut self, words: &str, line: u32, column: u32) {
        let part = Part { start: to_u32(self.text.len()), line, column };
        let mut later = std::mem::take(&mut self.later).into_vec();
        later.reserve_exact(1);
        later.push(part);
        self.later = later.into_boxed_slice();
        let mut text = std::mem::take(&mut self.text).into_string();
        text.reserve_exact(words.len());
        text.push_str(words);
        self.text = text.into_boxed_str();
    }

    /// What is left from a byte of the text on.
    pub(super) fn after(&self, at: usize) -> Run {
        let later =
            self.later.iter().filter_map(|part| Some(Part { start: part.start.checked_sub(to_u32(at)).filter(|at| *at > 0)?, ..*part }));
        Run { text: self.text.get(at..).unwrap_or_default().into(), first: self.position(at), later: later.collect() }
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte of the text.
    pub(super) fn position(&self, at: usize) -> (u32, u32) {
        let (line, column) = self.first;
        let part = self.later.iter().rev().find(|part| part.start <= to_u32(at)).copied();
        let Part { start, line, column } = part.unwrap_or(Part { start: 0, line, column });
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let before = self.text.get(start..at).map_or(0, |before| before.chars().count());
        (line, column.saturating_add(to_u32(before)))
    }

    /// The place of a byte of the text, which stands in a file.
    pub fn place(&self, at: usize, file: &Arc<str>) -> Place {
        let (line, column) = self.position(at);
        Place { file: file.clone(), line, column }
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_a_place_also_of_what_is_left() {
        let mut run = Run::new("Table: Қаз", 3, 5);
        run.push(" ", 3, 15);
        run.push("ақ", 4, 1);
        assert_eq!(
            (run.text(), run.position(0), run.position(9), run.position(13), run.position(16)),
            ("Table: Қаз ақ", (3, 5), (3, 13), (3, 15), (4, 2))
        );
        let left = run.after(7);
        assert_eq!(
            (left.text(), left.position(0), left.position(2), left.position(6), left.position(9)),
            ("Қаз ақ", (3, 12), (3, 13), (3, 15), (4, 2))
        );
        let last = run.after(14);
        assert_eq!((last.text(), last.position(0), last.position(2)), ("ақ", (4, 1), (4, 2)));
    }
}
