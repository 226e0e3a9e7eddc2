//! Case endings behind figures in Kazakh follow the word that the figure is read as: 139‑дан, 120‑ға, 2018‑дегі.

use super::words::{WordCheck, hyphens};
use crate::lang::{Lang, kazakh};
use crate::problem::Problem;
use crate::site::Passage;

/// Case endings behind figures.
pub(super) struct Endings;

impl WordCheck for Endings {
    fn look(&self, passage: &Passage<'_>, _: &str, problems: &mut Vec<Problem>) {
        if passage.lang != Lang::Kk {
            return;
        }
        for (at, figure, written, right) in discordant(passage.text) {
            let what = format!("“{figure}‑{written}” has the ending of another number");
            problems.push(Problem::error(passage.place(at), what, format!("write {figure}‑{right}, as it is read")));
        }
    }
}

/// Figures with an ending that is not theirs: where they begin, the digits, the ending, and the right one.
fn discordant(text: &str) -> impl Iterator<Item = (usize, &str, &str, &'static str)> {
    hyphens(text).filter_map(|(at, hyphen)| {
        let (before, after) = (text.get(..at)?, text.get(at + hyphen.len()..)?);
        let figure = before.get(before.trim_end_matches(|letter: char| letter.is_ascii_digit()).len()..)?;
        let written = after.get(..after.find(|letter: char| !letter.is_alphabetic()).unwrap_or(after.len()))?;
        // Of a number whose digits are grouped, the last group tells, and of one that ends in three zeros that it is read as thousands. A zero by
        // itself may be the end of a decimal, and two are the minutes of an hour.
        let number = match figure {
            "0" | "00" => return None,
            "000" => 1000,
            figure => figure.parse().ok()?,
        };
        let right = kazakh::in_harmony(number, written).filter(|right| *right != written)?;
        Some((at - figure.len(), figure, written, right))
    })
}

#[cfg(test)]
mod tests {
    use super::discordant;

    #[test]
    fn endings_of_other_numbers_are_found() {
        for (text, right) in [
            ("139‑ден астам", Some("дан")),
            ("139‑дан астам, 500-ден, 68\u{a0}000‑нан", None),
            ("13\u{a0}500‑дан", Some("ден")),
            ("Ол 2014‑дегі", Some("тегі")),
            ("46‑сессиясының, 11‑бабында, 31‑і", None),
            ("10:00‑ден 12:00‑ге дейін", None),
        ] {
            assert_eq!(discordant(text).map(|(.., right)| right).next(), right, "{text}");
        }
    }
}
