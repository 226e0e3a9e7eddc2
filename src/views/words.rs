//! Running words as HTML: escaped, with the meaning of abbreviations and the language of foreign words.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::lang::{Lang, is_letter, is_letter_or_digit};
use crate::registry::Term;

/// JSON to stand in a `script` element: no text in it can end the element.
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Escapes a text for HTML content and double-quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, mark)) = rest.bytes().enumerate().find(|(_, byte)| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + 1..).unwrap_or_default());
        escaped.push_str(before);
        escaped.push_str(match mark {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = after;
    }
    escaped.push_str(rest);
    escaped
}

/// A text with a capital letter at its beginning.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Words in which each abbreviation of the glossary that is not `known` yet shows its meaning (WCAG 2.2 SC 3.1.4), and becomes known.
pub(super) fn expanded(words: &str, terms: &[Term], lang: Lang, known: &mut Vec<String>) -> String {
    let mut html = String::new();
    let mut rest = words;
    while let Some((at, (short, long))) = next_abbreviation(rest, terms, lang, known) {
        let (before, after) = rest.split_at(at);
        // Writing to a String does not fail.
        _ = write!(html, "{}<abbr title=\"{}\">{}</abbr>", marked(before, lang), escape(long), escape(short));
        rest = after.get(short.len()..).unwrap_or_default();
        known.push(short.to_owned());
    }
    if html.is_empty() { marked(rest, lang) } else { html + &marked(rest, lang) }
}

/// The first abbreviation in a text that is not known, as a word of its own, and where it stands.
fn next_abbreviation<'a>(text: &str, terms: &'a [Term], lang: Lang, known: &[String]) -> Option<(usize, (&'a str, &'a str))> {
    let whole = |at: usize, short: &str| {
        let (before, after) = (text.get(..at)?.chars().next_back(), text.get(at + short.len()..)?.chars().next());
        // The name itself with its abbreviation in brackets needs no expansion.
        let joined = |c: char| is_letter_or_digit(c) || matches!(c, '-' | '(');
        Some(!before.is_some_and(joined) && !after.is_some_and(is_letter_or_digit))
    };
    terms
        .iter()
        .flat_map(|term| term.abbreviations(lang))
        .filter(|(short, _)| !known.iter().any(|known| known == short))
        .filter_map(|(short, long)| {
            let at = text.match_indices(short).map(|(at, _)| at).find(|at| whole(*at, short) == Some(true))?;
            Some((at, (short, long)))
        })
        .min_by_key(|(at, (short, _))| (*at, std::cmp::Reverse(short.len())))
}

/// Words, escaped. Words in letters of another alphabet are marked with their language, so that they are read out as such (WCAG 2.2
/// SC 3.1.2): in a text in Cyrillic letters Latin ones as English, in one in Latin letters Cyrillic ones as Kazakh or Russian. Acronyms and
/// single letters in Latin are not words of a language.
pub(super) fn marked(words: &str, lang: Lang) -> String {
    let words = &*hyphenated(held(words, lang), lang);
    let foreign = if lang.is_cyrillic() { is_latin } else { is_cyrillic };
    if !words.contains(foreign) {
        return escape(words);
    }
    let mut html = String::new();
    let mut rest = words;
    while let Some(start) = rest.find(foreign) {
        // A word that mixes the alphabets is foreign as a whole.
        let start = rest.get(..start).map_or(0, |before| before.trim_end_matches(is_letter).len());
        let (before, from) = rest.split_at(start);
        let (found, after) = from.split_at(phrase(from, foreign));
        html.push_str(&escape(before));
        match language(found, lang) {
            Some(language) => _ = write!(html, "<span lang=\"{language}\">{}</span>", escape(found)),
            None => html.push_str(&escape(found)),
        }
        rest = after;
    }
    html + &escape(rest)
}

/// Whether a letter is a one-letter word of Russian, which does not end a line.
const fn is_clitic(letter: char) -> bool {
    matches!(letter, 'в' | 'к' | 'с' | 'у' | 'о' | 'и' | 'а' | 'я' | 'В' | 'К' | 'С' | 'У' | 'О' | 'И' | 'А' | 'Я')
}

/// Words with no-break spaces where a line may not end: before a dash, and after a one-letter word in Russian.
pub(super) fn held(words: &str, lang: Lang) -> Cow<'_, str> {
    let text = if words.contains(" – ") { Cow::Owned(words.replace(" – ", "\u{a0}– ")) } else { Cow::Borrowed(words) };
    if lang != Lang::Ru {
        return text;
    }
    let mut held = String::with_capacity(text.len() + 16);
    let mut copied = 0;
    for (at, _) in text.match_indices(' ') {
        let mut before = text.get(..at).unwrap_or_default().chars().rev();
        let clitic = before.next().is_some_and(is_clitic);
        if clitic && before.next().is_none_or(|letter| letter.is_whitespace() || matches!(letter, '(' | '«')) {
            held.push_str(text.get(copied..at).unwrap_or_default());
            held.push('\u{a0}');
            copied = at + 1;
        }
    }
    held.push_str(text.get(copied..).unwrap_or_default());
    held.into()
}

/// A value set large: its words may stand on lines of their own, but a number keeps its groups and the word behind it (`2,6 млн`).
pub(super) fn breakable(value: &str) -> String {
    let letters: Vec<char> = value.chars().collect();
    let follows_digit = |at: usize| at.checked_sub(1).and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    letters.iter().enumerate().map(|(at, letter)| if *letter == '\u{a0}' && !follows_digit(at) { ' ' } else { *letter }).collect()
}

/// From how many letters on a word is wider than the narrowest screen as a heading.
const WIDE: usize = 18;
const VOWELS: &str = "аәеёиіоөуұүыэюя";

/// A text in Cyrillic letters whose longest words have soft hyphens: between a vowel and a consonant that another vowel follows, which is
/// the end of a syllable in Kazakh and in Russian. No browser hyphenates Kazakh, and some do not hyphenate Russian.
fn hyphenated(text: Cow<'_, str>, lang: Lang) -> Cow<'_, str> {
    if !lang.is_cyrillic() || !has_wide(&text) {
        return text;
    }
    let mut hyphenated = String::with_capacity(text.len() + 8);
    for word in text.split_inclusive(|letter: char| !is_cyrillic(letter)) {
        let letters: Vec<char> = word.chars().collect();
        let count = letters.iter().filter(|letter| is_cyrillic(**letter)).count();
        let vowel = |at: usize| letters.get(at).and_then(|letter| letter.to_lowercase().next()).map(|letter| VOWELS.contains(letter));
        for (at, letter) in letters.iter().enumerate() {
            let ends = at >= 4 && at + 4 <= count && vowel(at - 1) == Some(true) && vowel(at) == Some(false) && vowel(at + 1) == Some(true);
            if count >= WIDE && ends {
                hyphenated.push('\u{ad}');
            }
            hyphenated.push(*letter);
        }
    }
    hyphenated.into()
}

/// Whether a text may have a word of so many Cyrillic letters: each takes two bytes, of which the first is one of five.
fn has_wide(text: &str) -> bool {
    let mut letters = 0;
    text.bytes().any(|byte| {
        match byte {
            0xd0..=0xd4 => letters += 1,
            0x80..=0xbf => {}
            _ => letters = 0,
        }
        letters >= WIDE
    })
}

/// The language of a phrase in the letters of another alphabet than that of the text; `None` if it is an acronym.
fn language(phrase: &str, text: Lang) -> Option<Lang> {
    let cyrillic = phrase.contains(is_cyrillic);
    if text.is_cyrillic() && !cyrillic {
        return (phrase.contains(|c: char| c.is_ascii_lowercase()) && phrase.len() > 2).then_some(Lang::En);
    }
    (cyrillic && !text.is_cyrillic()).then(|| if phrase.contains(is_kazakh) { Lang::Kk } else { Lang::Ru })
}

/// The language that a name is written in, by its letters: Kazakh ones, other Cyrillic ones (taken for Russian), or Latin ones.
pub(super) fn is_written_in(name: &str) -> Lang {
    if name.contains(is_kazakh) {
        Lang::Kk
    } else if name.contains(is_cyrillic) {
        Lang::Ru
    } else {
        Lang::En
    }
}

/// How far a phrase in the letters of another alphabet reaches: words with spaces, hyphens, apostrophes and full stops between them.
fn phrase(text: &str, foreign: fn(char) -> bool) -> usize {
    let mut end = 0;
    let mut word = false;
    for (at, c) in text.char_indices() {
        match c {
            // The rest of a word, whatever its alphabet, belongs to it.
            c if foreign(c) || c.is_ascii_digit() || word && is_letter(c) => {
                end = at + c.len_utf8();
                word = true;
            }
            ' ' | '-' | '’' | '&' | '\u{a0}' | '.' => word = false,
            // At the beginning of a word that mixes the alphabets.
            c if end == 0 && is_letter(c) => {}
            _ => break,
        }
    }
    end
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// Whether a letter is one that Kazakh has and Russian lacks.
fn is_kazakh(c: char) -> bool {
    "ӘәҒғҚқҢңӨөҰұҮүҺһІі".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_phrases_are_marked_and_acronyms_are_not() {
        assert_eq!(marked("«Steppe Eagle» жаттығуы, UNDOF", Lang::Kk), "«<span lang=\"en\">Steppe Eagle</span>» жаттығуы, UNDOF");
        assert_eq!(marked("учение Steppe Eagle – ООН", Lang::Ru), "учение <span lang=\"en\">Steppe Eagle</span>\u{a0}– ООН");
        assert_eq!(marked("№ 320-V, C-34", Lang::Ru), "№ 320-V, C-34");
        assert_eq!(marked("Steppe Eagle & co", Lang::En), "Steppe Eagle &amp; co");
    }

    #[test]
    fn a_line_ends_neither_before_a_dash_nor_after_a_one_letter_word() {
        assert_eq!(
            marked("Центр – в Алматы, а курс и экзамен (с 2014 года)", Lang::Ru),
            "Центр\u{a0}– в\u{a0}Алматы, а\u{a0}курс и\u{a0}экзамен (с\u{a0}2014 года)"
        );
        assert_eq!(marked("Люди и ", Lang::Ru), "Люди и\u{a0}");
        assert_eq!(marked("резолюция о мире", Lang::Ru), "резолюция о\u{a0}мире");
        assert_eq!(marked("Орталық – Алматыда", Lang::Kk), "Орталық\u{a0}– Алматыда");
        assert_eq!(marked("The Centre – in Almaty", Lang::En), "The Centre\u{a0}– in Almaty");
    }

    #[test]
    fn the_longest_words_may_end_a_line_after_a_syllable() {
        assert_eq!(marked("Центральноафриканская Республика", Lang::Ru).replace('\u{ad}', "|"), "Центральноафри|канская Республика");
        assert_eq!(marked("қызметкерлеріміздікінен", Lang::Kk).replace('\u{ad}', "|"), "қызметкерле|рі|мізді|кінен");
        assert_eq!(marked("резолюция", Lang::Ru), "резолюция");
    }

    #[test]
    fn a_large_value_breaks_between_words_only() {
        assert_eq!(breakable("68\u{a0}000‑нан\u{a0}астам"), "68\u{a0}000‑нан астам");
        assert_eq!(breakable("2026\u{a0}ж.\u{a0}31\u{a0}желтоқсан"), "2026\u{a0}ж. 31\u{a0}желтоқсан");
        assert_eq!(breakable("шамамен\u{a0}2,6\u{a0}млн АҚШ доллары"), "шамамен 2,6\u{a0}млн АҚШ доллары");
    }

    #[test]
    fn cyrillic_words_in_an_english_text_are_marked() {
        assert_eq!(marked("Order No. 124-НҚ of 31 March", Lang::En), "Order No. 124-<span lang=\"kk\">НҚ</span> of 31 March");
        assert_eq!(marked("Globalnews.kz (МИД РК)", Lang::En), "Globalnews.kz (<span lang=\"ru\">МИД РК</span>)");
        assert_eq!(marked("Vласть", Lang::En), "<span lang=\"ru\">Vласть</span>");
        assert_eq!(marked("the complex “Бітімгер”, again", Lang::En), "the complex “<span lang=\"kk\">Бітімгер</span>”, again");
    }
}
