//! Reading a TOML file: what is noted on the way, and the beginning of it.

use std::cell::RefCell;

use toml::de::DeTable;

use super::lines::{Lines, Located};
use super::reader::Reader;
use crate::lang::PerLang;
use crate::problem::Problem;

/// A text in the three languages, each with the place of its first letter.
pub type Texts = PerLang<Located<String>>;

/// What is noted while a file is read.
#[derive(Default)]
pub struct Noted {
    /// What is wrong.
    pub problems: RefCell<Vec<Problem>>,
    /// The texts that readers see in their language.
    pub texts: RefCell<Vec<Texts>>,
}

/// What the parser says of a key that stands twice.
const DUPLICATE: &str = "duplicate key";

/// What to do about a line that is not TOML: editors know texts and numbers, and not the words of its parser.
fn remedy(message: &str, line: &str) -> &'static str {
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    let is_number =
        |marks: &[char]| value.starts_with(|c: char| c.is_ascii_digit()) && value.chars().all(|c| c.is_ascii_digit() || marks.contains(&c));
    if message == DUPLICATE {
        "it stands twice in the file: take one of the two away, or give it another name"
    } else if value.starts_with(['“', '”', '„', '«', '‘', '’']) {
        "begin and end the text with the straight quotation mark \""
    } else if is_number(&[',']) {
        "write a number with a point: 3.5"
    } else if is_number(&[' ', '\u{a0}', '\u{202f}']) {
        "write a number without spaces: 1500"
    } else if value.starts_with('"') && value.matches('"').count() > 2 {
        "the text itself holds a \": write “ and ” inside it"
    } else if value.starts_with(char::is_alphabetic) {
        "put the text in quotation marks: \"…\""
    } else {
        "mend the line, or compare it with docs/editing.md"
    }
}

/// Parses a TOML text and hands its root table to `read`. A text that is not TOML gives its own problem and is not read.
pub fn read_toml<T>(lines: &Lines<'_>, noted: &Noted, read: impl FnOnce(&Reader<'_>) -> Option<T>) -> Option<T> {
    let (root, errors) = DeTable::parse_recoverable(lines.text);
    // The parser goes on after an error as well as it can. Of several on a line the first tells what is wrong, and of a table that stands twice, each key
    // of which does, too, the line where it begins.
    let mut told: Vec<(u32, &str)> = Vec::new();
    for error in &errors {
        let (place, message) = (lines.place(error.span().map_or(0, |span| span.start)), error.message().trim());
        let goes_on =
            |(line, known): &(u32, &str)| *line == place.line || line + 1 == place.line && *known == message && message == DUPLICATE;
        if !told.iter().any(goes_on) {
            let text = format!("this is not TOML: {}", message.replace('\n', " "));
            let line = lines.text.lines().nth(usize::try_from(place.line).unwrap_or(0).saturating_sub(1)).unwrap_or_default();
            noted.problems.borrow_mut().push(Problem::error(place.clone(), text, remedy(message, line)));
        }
        told.push((place.line, message));
    }
    if !errors.is_empty() {
        return None;
    }
    let reader = Reader::new(lines, root.get_ref(), 0, noted);
    let value = read(&reader);
    reader.finish();
    value
}
