//! Dates as people type them.

use crate::lang::Formats;
use crate::moment::Moment;

/// A query with its dates as texts have them: `31.07.2025`, `31/7/2025` and `2025-07-31` are 31 July 2025, `07.2025` and `2025-07` are July 2025.
pub fn spelt_out(text: &str, formats: &Formats) -> String {
    let word = |word: &str| moment(word).map_or_else(|| word.to_owned(), |moment| plain(&formats.date(moment)));
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The day or month that a word stands for. A year is a number like any other.
fn moment(word: &str) -> Option<Moment> {
    let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
    let year_first = parts.first()?.len() == 4;
    let padded = |part: &&str| if part.len() == 1 { format!("0{part}") } else { (*part).to_owned() };
    let mut parts: Vec<String> = parts.iter().map(padded).collect();
    if !year_first {
        parts.reverse();
    }
    Moment::parse(&parts.join("-")).filter(|_| parts.len() > 1)
}

/// A date without the word for *year*, which not every text has behind it.
fn plain(date: &str) -> String {
    let says = |word: &&str| word.chars().any(|c| c.is_ascii_digit()) || word.chars().count() > 2 && *word != "жылғы" && *word != "жылдың";
    date.split([' ', '\u{a0}']).filter(says).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn dates_are_spelt_out_and_other_numbers_are_not() {
        let spelt = |lang, text| spelt_out(text, &Formats::new(lang).unwrap());
        for typed in ["31.07.2025", "31/7/2025", "2025-07-31"] {
            assert_eq!(spelt(Lang::En, typed), "31 July 2025", "{typed}");
            assert_eq!(spelt(Lang::Ru, typed), "31 июля 2025", "{typed}");
            assert_eq!(spelt(Lang::Kk, typed), "2025 31 шілде", "{typed}");
        }
        for typed in ["07.2025", "2025-7", "7/2025"] {
            assert_eq!(spelt(Lang::En, typed), "July 2025", "{typed}");
            assert_eq!(spelt(Lang::Ru, typed), "июль 2025", "{typed}");
            assert_eq!(spelt(Lang::Kk, typed), "2025 шілде", "{typed}");
        }
        for typed in ["2025", "2018-2024", "8.1", "31.13.2025", "S/RES/1325", "1,325", "1.2.3", "a-b", ""] {
            assert_eq!(spelt(Lang::En, typed), typed);
        }
        assert_eq!(spelt(Lang::En, "Lebanon 31.10.2018 unit"), "Lebanon 31 October 2018 unit");
    }
}
