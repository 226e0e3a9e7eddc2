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
    /// A front vowel: екі, жеті.
    FrontVowel,
    /// A front voiced sound: бір, сегіз, елу, жүз.
    FrontVoiced,
    /// A front voiceless sound: үш, төрт, бес, жетпіс.
    FrontVoiceless,
    /// A front nasal: сексен.
    FrontNasal,
    /// A back vowel: алты, жиырма.
    BackVowel,
    /// A back voiced sound: тоғыз, отыз.
    BackVoiced,
    /// A back voiceless sound: қырық, алпыс.
    BackVoiceless,
    /// A back nasal: он, тоқсан, мың, миллион.
    BackNasal,
}

impl Ending {
    const ALL: [Ending; 8] = [
        Ending::FrontVowel,
        Ending::FrontVoiced,
        Ending::FrontVoiceless,
        Ending::FrontNasal,
        Ending::BackVowel,
        Ending::BackVoiced,
        Ending::BackVoiceless,
        Ending::BackNasal,
    ];

    /// From, to, in, being in, of, and the direct object.
    const fn suffixes(self) -> [&'static str; 6] {
        match self {
            Ending::FrontVowel => ["ден", "ге", "де", "дегі", "нің", "ні"],
            Ending::FrontVoiced => ["ден", "ге", "де", "дегі", "дің", "ді"],
            Ending::FrontVoiceless => ["тен", "ке", "те", "тегі", "тің", "ті"],
            Ending::FrontNasal => ["нен", "ге", "де", "дегі", "нің", "ді"],
            Ending::BackVowel => ["дан", "ға", "да", "дағы", "ның", "ны"],
            Ending::BackVoiced => ["дан", "ға", "да", "дағы", "дың", "ды"],
            Ending::BackVoiceless => ["тан", "қа", "та", "тағы", "тың", "ты"],
            Ending::BackNasal => ["нан", "ға", "да", "дағы", "ның", "ды"],
        }
    }
}

/// A whole number with the ending of a case, joined by a no-break hyphen (U+2011). `text` is the number as it is written.
pub fn with_case(text: &str, number: i64, case: Case) -> String {
    let [from, to, ..] = ending(number).suffixes();
    let suffix = match case {
        Case::Ablative => from,
        Case::Dative => to,
    };
    format!("{text}\u{2011}{suffix}")
}

/// The ending that a whole number has in the case of a written one: `дан` of 139 and `ден`. `None` if what is written is no ending of a case.
pub fn in_harmony(number: i64, written: &str) -> Option<&'static str> {
    let case = Ending::ALL.iter().find_map(|ending| ending.suffixes().iter().position(|suffix| *suffix == written))?;
    ending(number).suffixes().get(case).copied()
}

fn ending(number: i64) -> Ending {
    if number % 10 != 0 {
        return match number % 10 {
            3..=5 => Ending::FrontVoiceless,
            2 | 7 => Ending::FrontVowel,
            6 => Ending::BackVowel,
            9 => Ending::BackVoiced,
            _ => Ending::FrontVoiced,
        };
    }
    if number % 100 != 0 {
        return match number / 10 % 10 {
            1 | 9 => Ending::BackNasal,
            2 => Ending::BackVowel,
            3 => Ending::BackVoiced,
            4 | 6 => Ending::BackVoiceless,
            7 => Ending::FrontVoiceless,
            8 => Ending::FrontNasal,
            _ => Ending::FrontVoiced,
        };
    }
    // нөл; жүз; мың, миллион; миллиард.
    match number {
        0 => Ending::FrontVoiced,
        number if number % 1000 != 0 => Ending::FrontVoiced,
        number if number % 1_000_000_000 == 0 => Ending::BackVoiceless,
        _ => Ending::BackNasal,
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, in_harmony, with_case};

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
            (0, "0‑ден", "0‑ге"),
            (5, "5‑тен", "5‑ке"),
            (7000, "7000‑нан", "7000‑ға"),
            (2_000_000, "2000000‑нан", "2000000‑ға"),
            (2_000_000_000, "2000000000‑тан", "2000000000‑қа"),
        ] {
            assert_eq!(with_case(&number.to_string(), number, Case::Ablative), ablative);
            assert_eq!(with_case(&number.to_string(), number, Case::Dative), dative);
        }
    }

    #[test]
    fn an_ending_is_mended_in_its_own_case() {
        for (number, written, right) in [
            (139, "ден", Some("дан")),
            (2018, "дегі", Some("дегі")),
            (31, "дың", Some("дің")),
            (7, "дің", Some("нің")),
            (10, "ны", Some("ды")),
            (16, "ті", Some("ны")),
            (53, "бабының", None),
            (31, "і", None),
        ] {
            assert_eq!(in_harmony(number, written), right, "{number}‑{written}");
        }
    }
}
