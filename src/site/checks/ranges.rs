//! Spans of numbers are written as CLDR 48 writes them in all three languages: with an en dash and without spaces, `2007–2009`.

use super::words::{WordCheck, hyphens};
use crate::lang::is_letter_or_digit;
use crate::problem::Problem;
use crate::site::Passage;

/// Spans of numbers with a hyphen.
pub(super) struct Spans;

impl WordCheck for Spans {
    fn look(&self, passage: &Passage<'_>, _: &str, problems: &mut Vec<Problem>) {
        for (at, written) in hyphened(passage.text) {
            let help = format!("write it with an en dash: {}", written.replace(['-', '‑'], "–"));
            problems.push(Problem::error(passage.place(at), format!("the span “{written}” has a hyphen"), help));
        }
    }
}

/// Spans with a hyphen, each with the byte that it begins at. What falls (`373-1`, `2191-2023`) and what has more parts (`2024-05-29`,
/// `7.0.100-2018`) is the number of a document or a date.
fn hyphened(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let joins = |letter: char| is_letter_or_digit(letter) || matches!(letter, '-' | '‑' | '.' | ',' | '/' | ':');
    hyphens(text).filter_map(move |(at, hyphen)| {
        let (before, after) = (text.get(..at)?, text.get(at + hyphen.len()..)?);
        let first = before.get(before.trim_end_matches(|letter: char| letter.is_ascii_digit()).len()..)?;
        let last = after.get(..after.len() - after.trim_start_matches(|letter: char| letter.is_ascii_digit()).len())?;
        let (start, end) = (at - first.len(), at + hyphen.len() + last.len());
        let around = (text.get(..start)?, text.get(end..)?);
        let numbered = around.0.trim_end().ends_with('№') || around.0.ends_with(joins);
        // A full stop or comma after the span ends a sentence or a part of one, unless a digit follows.
        let mut next = around.1.chars();
        let goes_on = next.next().is_some_and(|letter| {
            joins(letter) && (!matches!(letter, '.' | ',' | ':') || next.next().is_some_and(|letter| letter.is_ascii_digit()))
        });
        let rises = first.parse::<u64>().ok()? < last.parse::<u64>().ok()?;
        (rises && !numbered && !goes_on).then(|| text.get(start..end).map(|written| (start, written))).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::hyphened;

    #[test]
    fn spans_are_told_from_numbers_of_documents() {
        for (text, expected) in [
            ("in 2007-2009, in Nepal", Some("2007-2009")),
            ("13\u{a0}000-14\u{a0}000 адам", Some("000-14")),
            ("тармақтар 1‑5.", Some("1‑5")),
            ("2007–2009", None),
            ("№ 373-1", None),
            ("№\u{a0}345-350", None),
            ("ISO 8601: 2024-05-29", None),
            ("ГОСТ Р 7.0.100-2018", None),
            ("СТ РК 2191-2023", None),
            ("C-34, 320-V, UNDOF-2", None),
            ("8-800-555", None),
        ] {
            assert_eq!(hyphened(text).next().map(|(_, written)| written), expected, "{text}");
        }
    }
}
