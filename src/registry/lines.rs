//! Places in a text file: from a byte to its line and column.

use std::sync::Arc;

use crate::problem::{Place, Problem};
use crate::source::File;

/// The text in a file, without the byte order mark that some programs write and nobody sees. A file that cannot be read is a problem, and so is what is
/// not UTF-8, on its line.
pub fn text_of<'a>(file: &'a File, problems: &mut Vec<Problem>) -> Option<&'a str> {
    if let Err(reason) = &file.bytes {
        let help = "let the program read it, or take it away";
        problems.push(Problem::error(Place::start_of(&file.path), format!("this file cannot be read: {reason}"), help));
        return None;
    }
    let bytes = file.bytes().strip_prefix("\u{feff}".as_bytes()).unwrap_or(file.bytes());
    std::str::from_utf8(bytes)
        .map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).and_then(|before| std::str::from_utf8(before).ok()).unwrap_or_default();
            let place = Lines::new(&file.path, before, 1).place(before.len());
            problems.push(Problem::error(place, "this file is not UTF-8", "save it with the encoding UTF-8"));
        })
        .ok()
}

/// A value with the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A text file with its line starts, to turn a byte offset into a line and a column.
pub struct Lines<'a> {
    file: Arc<str>,
    pub(super) text: &'a str,
    starts: Vec<usize>,
    first_line: u32,
    first_column: u32,
}

impl<'a> Lines<'a> {
    /// A file, or a part of one that begins on `first_line`.
    pub fn new(file: &Arc<str>, text: &'a str, first_line: u32) -> Lines<'a> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { file: file.clone(), text, starts, first_line, first_column: 1 }
    }

    /// A part of a file that begins at a place.
    pub fn at(place: &Place, text: &'a str) -> Lines<'a> {
        Lines { first_column: place.column, ..Lines::new(&place.file, text, place.line) }
    }

    /// The path of the file.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// The place of a byte offset.
    pub fn place(&self, offset: usize) -> Place {
        let (line, column) = self.position(offset);
        Place { file: self.file.clone(), line, column }
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        let first = if line == 0 { self.first_column } else { 1 };
        (self.first_line + to_u32(line), first + to_u32(column))
    }
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
