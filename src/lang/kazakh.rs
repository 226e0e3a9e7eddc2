//! Case endings after figures in Kazakh, by vowel harmony with the word that the figure is read as.

/// A case of a Kazakh figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// From: 750‑ден, 139‑дан.
    Ablative,
    /// To: 430‑ға, 120‑ға.
    Dative,
}

/// How the last word of a figure ends, which decides its endings.
#[derive(Clone, Copy)]
enum Ending {
    /// A front vowel or voiced sound: бір, екі, жеті, сегіз, елу, жүз.
    FrontVoiced,
    /// A front voiceless sound: үш, төрт, бес, жетпіс.
    FrontVoiceless,
    /// A front nasal: сексен.
    FrontNasal,
    /// A back vowel or voiced sound: алты, тоғыз, жиырма, отыз.
    BackVoiced,
    /// A back voiceless sound: қырық, алпыс.
    BackVoiceless,
    /// A back nasal: он, тоқсан, мың, миллион.
    BackNasal,
}

/// A whole number with the ending of a case, joined by a no-break hyphen (U+2011). `text` is the number as it is written.
pub fn with_case(text: &str, number: i64, case: Case) -> String {
    let ending = ending(number);
    let suffix = match (case, ending) {
        (Case::Ablative, Ending::FrontVoiced) => "ден",
        (Case::Ablative, Ending::FrontVoiceless) => "тен",
        (Case::Ablative, Ending::FrontNasal) => "нен",
        (Case::Ablative, Ending::BackVoiced) => "дан",
        (Case::Ablative, Ending::BackVoiceless) => "тан",
        (Case::Ablative, Ending::BackNasal) => "нан",
        (Case::Dative, Ending::FrontVoiced | Ending::FrontNasal) => "ге",
        (Case::Dative, Ending::FrontVoiceless) => "ке",
        (Case::Dative, Ending::BackVoiced | Ending::BackNasal) => "ға",
        (Case::Dative, Ending::BackVoiceless) => "қа",
    };
    format!("{text}\u{2011}{suffix}")
}

fn ending(number: i64) -> Ending {
    if number % 10 != 0 {
        return match number % 10 {
            3..=5 => Ending::FrontVoiceless,
            6 | 9 => Ending::BackVoiced,
            _ => Ending::FrontVoiced,
        };
    }
    if number % 100 != 0 {
        return match number / 10 % 10 {
            1 | 9 => Ending::BackNasal,
            2 | 3 => Ending::BackVoiced,
            4 | 6 => Ending::BackVoiceless,
            7 => Ending::FrontVoiceless,
            8 => Ending::FrontNasal,
            _ => Ending::FrontVoiced,
        };
    }
    if number % 1000 != 0 { Ending::FrontVoiced } else { Ending::BackNasal }
}

#[cfg(test)]
mod tests {
    use super::{Case, with_case};

    #[test]
    fn endings_follow_the_word_that_is_read() {
        for (number, ablative, dative) in [
            (139, "139‑дан", "139‑ға"),
            (120, "120‑дан", "120‑ға"),
            (500, "500‑ден", "500‑ге"),
            (750, "750‑ден", "750‑ге"),
            (430, "430‑дан", "430‑ға"),
            (40, "40‑тан", "40‑қа"),
            (10, "10‑нан", "10‑ға"),
            (80, "80‑нен", "80‑ге"),
            (5, "5‑тен", "5‑ке"),
            (7000, "7000‑нан", "7000‑ға"),
        ] {
            assert_eq!(with_case(&number.to_string(), number, Case::Ablative), ablative);
            assert_eq!(with_case(&number.to_string(), number, Case::Dative), dative);
        }
    }
}
