//! Slips of markup: what is left of it in a text, and notes that do not agree with their references.

use super::markdown::{Builder, DRAWINGS, REFERENCES};
use crate::problem::{Place, Problem};
use crate::registry::Located;

/// What is only left in a text when it was meant as markup and written wrong, with how to write it. Marks in one list belong to one slip.
const LEFTOVERS: [(&[&str], &str); 5] = [
    (&["](", "][", "]/", "(/", "../", "://"], "write a link as [words](address), without a space in the address"),
    (&["**"], "put the ** right at a letter: a quotation mark or a bracket beside it keeps it from working"),
    (&["{#"], "an id stands at the end of a heading, which begins with ## and a space"),
    (&["+++"], "the front matter stands between two lines of +++"),
    (&["---"], "a dash is –, and a table has one line of dashes, after its first"),
];

/// Whether a byte is among those of which every slip has one; few texts have any.
const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'[' | b']' | b'/' | b'*' | b'{' | b'+' | b'-' | b':')
}

impl Builder<'_, '_> {
    /// Tells of markup that was written wrong and is left in the text, once a line and kind.
    pub(super) fn leftovers(&mut self) {
        let mut found: Vec<(Place, String, String)> = Vec::new();
        // The lines where the address of a figure is left: the brackets around it are the same slip.
        let mut drawn: Vec<u32> = Vec::new();
        let file = self.lines.file();
        for run in self.runs.iter().filter(|run| run.text().bytes().any(is_mark)) {
            let mut add = |at: usize, mark: &str, help: String| {
                let place = run.place(at, file);
                if !found.iter().any(|(other, _, known)| other.line == place.line && *known == help) {
                    found.push((place, mark.to_owned(), help));
                }
            };
            for (scheme, at) in schemes(run.text()) {
                let help = if REFERENCES.contains(&scheme) {
                    format!("write <{scheme}:the-id>, without spaces")
                } else {
                    drawn.push(run.position(at).0);
                    format!("write ![caption]({scheme}:the-id), alone in its paragraph")
                };
                add(at, &format!("{scheme}:"), help);
            }
            for (marks, help) in LEFTOVERS {
                // What is left of a table that is not understood leaves its caption behind too, which was told of.
                for mark in marks.iter().filter(|mark| **mark != "---" || !self.bare_caption) {
                    run.text().match_indices(mark).for_each(|(at, _)| add(at, mark, help.to_owned()));
                }
            }
            for (at, _) in run.text().match_indices("[^") {
                // The parser takes a note that is nowhere written for text.
                let label = run.text().get(at + 2..).and_then(|rest| rest.split_once(']')).map(|(label, _)| label.to_owned());
                if let Some(value) = label.filter(|label| !label.is_empty()) {
                    self.asked.push(Located { value, place: run.place(at, file) });
                }
            }
        }
        for (place, mark, help) in found {
            if !(drawn.contains(&place.line) && mark.contains([']', '('])) {
                self.problems.push(Problem::error(place, format!("readers would see “{mark}”"), help));
            }
        }
    }

    /// Every note is written once, and referred to.
    pub(super) fn check_notes(&mut self) {
        let (asked, told) = (std::mem::take(&mut self.asked), std::mem::take(&mut self.told));
        let mut unused = told.iter().filter(|told| asked.iter().all(|asked| asked.value != told.value));
        let mut seen: Vec<&str> = Vec::new();
        for Located { value, place } in &asked {
            let first = !seen.contains(&value.as_str());
            seen.push(value);
            if first && !told.iter().any(|told| told.value == *value) {
                // A note that is missing and one that nothing refers to are one slip.
                let help = match unused.next() {
                    Some(other) => format!("the note “{}” is on line {}: make the two agree", other.value, other.place.line),
                    None => format!("write it at the end of the text: [^{value}]: …"),
                };
                self.problems.push(Problem::error(place.clone(), format!("the note “{value}” is missing"), help));
            }
        }
        for Located { value, place } in unused {
            let help = format!("write [^{value}] where the note belongs, or take it away");
            self.problems.push(Problem::error(place.clone(), format!("nothing refers to the note “{value}”"), help));
        }
        for (at, Located { value, place }) in told.iter().enumerate() {
            if told.iter().take(at).any(|other| other.value == *value) {
                let help = "give each note a label of its own";
                self.problems.push(Problem::error(place.clone(), format!("two notes have the label “{value}”"), help));
            }
        }
    }
}

/// The schemes of figures and references that stand in a text as words, where they begin.
fn schemes(text: &str) -> Vec<(&'static str, usize)> {
    let mut found = Vec::new();
    for scheme in REFERENCES.into_iter().chain(DRAWINGS) {
        for (at, _) in text.match_indices(scheme) {
            let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + scheme.len()..).unwrap_or_default());
            let Some(after) = after.strip_prefix(':') else { continue };
            let begins = !before.ends_with(|letter: char| letter.is_alphanumeric());
            if begins && (before.ends_with('<') || after.starts_with(|letter: char| letter.is_ascii_alphanumeric())) {
                found.push((scheme, at));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_has_a_mark() {
        assert!(LEFTOVERS.iter().flat_map(|(marks, _)| *marks).chain(&[":", "[^"]).all(|mark| mark.bytes().any(is_mark)));
    }
}
