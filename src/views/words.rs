//! Running words as HTML: escaped, with the meaning of abbreviations and the language of foreign words.

use std::fmt::Write as _;

use crate::lang::Lang;
use crate::registry::Term;

/// Escapes a text for HTML content and double-quoted attributes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
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
    html + &marked(rest, lang)
}

/// The first abbreviation in a text that is not known, as a word of its own, and where it stands.
fn next_abbreviation<'a>(text: &str, terms: &'a [Term], lang: Lang, known: &[String]) -> Option<(usize, (&'a str, &'a str))> {
    let whole = |at: usize, short: &str| {
        let (before, after) = (text.get(..at)?.chars().next_back(), text.get(at + short.len()..)?.chars().next());
        // The name itself with its abbreviation in brackets needs no expansion.
        let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '(');
        Some(!before.is_some_and(joined) && !after.is_some_and(char::is_alphanumeric))
    };
    terms
        .iter()
        .filter_map(|term| term.abbreviation(lang))
        .filter(|(short, _)| !known.iter().any(|known| known == short))
        .filter_map(|(short, long)| {
            let at = text.match_indices(short).map(|(at, _)| at).find(|at| whole(*at, short) == Some(true))?;
            Some((at, (short, long)))
        })
        .min_by_key(|(at, (short, _))| (*at, std::cmp::Reverse(short.len())))
}

/// Words, escaped. In a text in Cyrillic letters, words in Latin ones are marked as English, so that they are read out as such (WCAG 2.2
/// SC 3.1.2); acronyms and single letters are not words of a language.
pub(super) fn marked(words: &str, lang: Lang) -> String {
    if !lang.is_cyrillic() || !words.contains(|c: char| c.is_ascii_lowercase()) {
        return escape(words);
    }
    let mut html = String::new();
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let (before, from) = rest.split_at(start);
        let end = phrase(from);
        let (found, after) = from.split_at(end);
        html.push_str(&escape(before));
        if found.contains(|c: char| c.is_ascii_lowercase()) && found.len() > 2 {
            _ = write!(html, "<span lang=\"en\">{}</span>", escape(found));
        } else {
            html.push_str(&escape(found));
        }
        rest = after;
    }
    html + &escape(rest)
}

/// How far a phrase in Latin letters reaches: words with spaces, hyphens, apostrophes and commas between them.
fn phrase(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        match c {
            c if c.is_ascii_alphanumeric() => end = at + c.len_utf8(),
            ' ' | '-' | '’' | '&' | '\u{a0}' | '.' => {}
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_phrases_are_marked_and_acronyms_are_not() {
        assert_eq!(marked("«Steppe Eagle» жаттығуы, UNDOF", Lang::Kk), "«<span lang=\"en\">Steppe Eagle</span>» жаттығуы, UNDOF");
        assert_eq!(marked("учение Steppe Eagle – ООН", Lang::Ru), "учение <span lang=\"en\">Steppe Eagle</span> – ООН");
        assert_eq!(marked("№ 320-V, C-34", Lang::Ru), "№ 320-V, C-34");
        assert_eq!(marked("Steppe Eagle & co", Lang::En), "Steppe Eagle &amp; co");
    }
}
