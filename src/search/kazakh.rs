//! Kazakh word forms. A word carries its endings in layers: a derived word, then plural, possessive, case. Snowball has no stemmer for
//! Kazakh, and stripping by rule alone cuts too much, so this only says what a word *could* come from; the words of the site decide
//! (`vocabulary.rs`).
//!
//! Everything here is written with look-alikes folded (`fold.rs`): `нын` stands for ның and нін for нің.

/// Case: genitive, dative, accusative, locative, ablative, instrumental, and what is made from the locative (`дагы`: that is in).
const CASES: &[&str] = &[
    "ндагы",
    "ндеги",
    "дагы",
    "деги",
    "тагы",
    "теги",
    "нын",
    "нин",
    "дын",
    "дин",
    "тын",
    "тин",
    "нда",
    "нде",
    "дан",
    "ден",
    "тан",
    "тен",
    "нан",
    "нен",
    "мен",
    "бен",
    "пен",
    "дай",
    "дей",
    "тай",
    "тей",
    "га",
    "ге",
    "ка",
    "ке",
    "на",
    "не",
    "ны",
    "ни",
    "ды",
    "ди",
    "ты",
    "ти",
    "да",
    "де",
    "та",
    "те",
    "гы",
    "ги",
    "кы",
    "ки",
];

/// Possessive of the third person and of *our*; what is left of an accusative after the third person (`аумағын`) goes first.
const POSSESSIVES: &[&str] = &["ымыз", "имиз", "мыз", "миз", "сы", "си", "ы", "и"];

/// Plural.
const PLURALS: &[&str] = &["лар", "лер", "дар", "дер", "тар", "тер"];

/// Derived words that readers take for the same one: who does it, its quality, and what is from there (`қазақстандық`).
const DERIVED: &[&str] =
    &["шылык", "шилик", "лык", "лик", "дык", "дик", "тык", "тик", "шы", "ши", "лы", "ли", "ды", "ди", "ты", "ти", "сыз", "сиз"];

/// Forms of verbs: participles, verbal nouns, tenses, converbs.
const VERBAL: &[&str] = &[
    "атын", "етин", "йтын", "йтин", "ады", "еди", "йды", "йди", "ган", "ген", "кан", "кен", "ып", "ип", "ды", "ди", "ты", "ти", "ар", "ер",
    "у", "п",
];

/// The fewest letters that are left of a word that the site does not have, and of one that it has.
pub const LEAST: usize = 4;
const LEAST_KNOWN: usize = 2;
/// Words of two letters that have forms; other syllables of two letters are only what is left of longer words.
const SHORT: &[&str] = &["ел", "ер", "ай", "ис", "уй", "ок", "ул", "су"];

/// Words that look like forms of others: басқа (other) is not to the head, қайта (again) is not where.
const WHOLE: &[&str] = &["баска", "кайта", "канада"];

/// The fewest letters before an ending that makes another word: орта (middle) and орталық (centre) are two words.
const LEAST_DERIVED: usize = 6;

/// Whether what is left of a form may be the word that it is of, if the texts have it.
pub fn may_be_word(origin: &str) -> bool {
    origin.chars().count() > LEAST_KNOWN || SHORT.contains(&origin)
}

/// Whether a word has lost nothing, whatever it looks like.
pub fn is_whole(word: &str) -> bool {
    WHOLE.contains(&word)
}

/// Whether a text is an ending on its own, as it stands behind a hyphen.
pub fn is_suffix(text: &str) -> bool {
    CASES.contains(&text) || PLURALS.contains(&text) || matches!(text, "нан" | "лык" | "лик")
}

/// What a folded word could be a form of, the longest first, without the word itself. Each leaves at least two letters.
pub fn origins(word: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |origin: String| {
        if origin.chars().count() >= LEAST_KNOWN && origin != word && !found.contains(&origin) {
            found.push(origin);
        }
    };
    for declined in nominal(word) {
        add(declined);
    }
    for verb in strip(word, VERBAL).into_iter().filter(|verb| verb.chars().count() >= LEAST) {
        // қызмет еткен, еткендер, еткендердің: a participle is declined as a noun is.
        add(verb);
    }
    for noun in nominal(word) {
        for verb in strip(&noun, &["ган", "ген", "кан", "кен", "у"]).into_iter().filter(|verb| verb.chars().count() >= LEAST) {
            add(verb);
        }
    }
    found.sort_by_key(|origin| std::cmp::Reverse(origin.chars().count()));
    found
}

/// The word without case, possessive, plural and derivation, each of which may be missing, with every stop on the way.
fn nominal(word: &str) -> Vec<String> {
    let mut stops = vec![word.to_owned()];
    let mut peel = |layer: fn(&str) -> Vec<String>| {
        let more: Vec<String> = stops.iter().flat_map(|stop| layer(stop)).collect();
        stops.extend(more);
    };
    peel(cases);
    peel(possessives);
    peel(|word| strip(word, PLURALS));
    peel(derived);
    stops.remove(0);
    stops
}

fn cases(word: &str) -> Vec<String> {
    let mut found = strip(word, CASES);
    // The accusative after a possessive is a single letter: аумағы, аумағын.
    if let Some(possessed) = word.strip_suffix('н').filter(|rest| rest.ends_with(['ы', 'и'])) {
        found.push(possessed.to_owned());
    }
    found
}

fn possessives(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for suffix in POSSESSIVES {
        let Some(rest) = word.strip_suffix(suffix) else { continue };
        found.push(rest.to_owned());
        // Before a vowel к and п are voiced, and a vowel between two consonants falls out: мектебі, орны, халқы.
        if let Some(voiceless) = rest.strip_suffix('г').map(|stem| format!("{stem}к")) {
            found.push(voiceless);
        } else if let Some(voiceless) = rest.strip_suffix('б').map(|stem| format!("{stem}п")) {
            found.push(voiceless);
        }
        let mut letters = rest.chars().rev();
        if let (Some(last), Some(before)) = (letters.next(), letters.next())
            && !is_vowel(last)
            && !is_vowel(before)
        {
            let stem = rest.strip_suffix(last).unwrap_or_default();
            found.extend(['ы', 'и'].map(|vowel| format!("{stem}{vowel}{last}")));
        }
    }
    found
}

fn derived(word: &str) -> Vec<String> {
    strip(word, DERIVED).into_iter().filter(|rest| rest.chars().count() >= LEAST_DERIVED).collect()
}

fn strip(word: &str, suffixes: &[&str]) -> Vec<String> {
    suffixes.iter().filter_map(|suffix| word.strip_suffix(suffix)).filter(|rest| rest.contains(is_vowel)).map(str::to_owned).collect()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я')
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    #[test]
    fn forms_lead_to_their_words() {
        for (form, word) in [
            ("бітімгершілер", "бітімгер"),
            ("бітімгершілеріміз", "бітімгер"),
            ("бітімгершілік", "бітімгер"),
            ("Ливандағы", "Ливан"),
            ("Голандағы", "Голан"),
            ("қазақстандықтардың", "қазақстан"),
            ("миссиясында", "миссия"),
            ("кезеңінде", "кезең"),
            ("орталығында", "орталық"),
            ("мектебі", "мектеп"),
            ("халқының", "халық"),
            ("аумағын", "аумақ"),
            ("әскерилерді", "әскери"),
            ("еліміздің", "ел"),
            ("жылдан", "жыл"),
            ("атқарған", "атқар"),
            ("атқарады", "атқар"),
            ("жіберілгендер", "жіберіл"),
            ("Кеңесінің", "Кеңес"),
            ("офицерлермен", "офицер"),
        ] {
            let (form, word) = (fold(&form.to_lowercase()), fold(&word.to_lowercase()));
            assert!(origins(&form).contains(&word), "{form}: {:?}", origins(&form));
        }
    }

    #[test]
    fn endings_stand_behind_hyphens() {
        for ending in ["ның", "ге", "дан", "лық", "дағы"] {
            assert!(is_suffix(&fold(ending)), "{ending}");
        }
        assert!(!is_suffix("су"));
    }
}
