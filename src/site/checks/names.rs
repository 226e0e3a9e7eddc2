//! An approved name is written in one way: other spellings of it, and other capitals, are refused with the approved one.

use hashbrown::HashMap;

use super::renderings::Renderings;
use super::words::WordCheck;
use crate::lang::{Lang, PerLang, is_letter_or_digit, lowercase, small_letter};
use crate::problem::Problem;
use crate::registry::Term;
use crate::site::{Passage, Site};

/// How many letters of a word in Cyrillic may change when it takes an ending (*Ассамблея*, *Ассамблеи*; *Кеңес*, *Кеңесінің*).
const CHANGING: usize = 2;
/// The shortest word that is shortened by them.
const LONG: usize = 5;

/// A name of two words or more that has capitals, with the beginnings of its words that no ending changes, in small letters.
struct Name<'a> {
    term: &'a Term,
    words: Vec<(String, bool)>,
}

/// The approved names of each language, and other spellings of them.
pub(super) struct NameSpellings<'a>(PerLang<(Names<'a>, Renderings<'a>)>);

impl<'a> NameSpellings<'a> {
    pub(super) fn of(site: &'a Site) -> NameSpellings<'a> {
        let variants = |lang| Renderings::of(&site.terms, |term| term.variants.get(lang), str::to_owned);
        NameSpellings(PerLang::build(|lang| (Names::of(&site.terms, lang), variants(lang))))
    }
}

impl WordCheck for NameSpellings<'_> {
    fn look(&self, passage: &Passage<'_>, _: &str, problems: &mut Vec<Problem>) {
        let (names, variants) = self.0.get(passage.lang);
        names.capitals(passage, problems);
        others(variants, passage, problems);
    }
}

/// Tells of other spellings of names.
fn others(variants: &Renderings<'_>, passage: &Passage<'_>, problems: &mut Vec<Problem>) {
    for (at, wrong, term) in variants.found(passage.text) {
        let before = passage.text.get(..at).unwrap_or_default();
        // A quotation may show the spelling that it corrects; a name that always stands in quotation marks is not quoted by them.
        let quoted = is_open(before) && !term.approved.get(passage.lang).starts_with('«');
        if !quoted && !before.ends_with(is_letter_or_digit) {
            let help = format!("write “{}”", term.name(passage.lang));
            problems.push(Problem::error(passage.place(at), format!("“{wrong}” is another spelling of a name"), help));
        }
    }
}

/// Whether a quotation that began in a text has not ended in it.
fn is_open(text: &str) -> bool {
    text.rfind(['“', '«']) > text.rfind(['”', '»'])
}

/// The names of one language by the beginning of their first word.
struct Names<'a>(HashMap<Key, Vec<Name<'a>>>);

/// The first letters of a word as small ones; nothing where it has ended.
type Key = [Option<char>; 3];

impl<'a> Names<'a> {
    fn of(terms: &'a [Term], lang: Lang) -> Names<'a> {
        let mut names: HashMap<Key, Vec<Name<'a>>> = HashMap::new();
        for term in terms {
            let words: Vec<(String, bool)> = words(term.name(lang)).map(|(_, word)| (beginning(word), is_capital(word))).collect();
            if let Some((first, _)) = words.first().filter(|_| words.len() > 1 && words.iter().any(|(_, capital)| *capital)) {
                names.entry(key(first)).or_default().push(Name { term, words });
            }
        }
        Names(names)
    }

    /// The names whose first word begins as a word of a text does.
    fn beginning(&self, word: &str) -> impl Iterator<Item = &Name<'a>> {
        self.0.get(&key(word)).into_iter().flatten()
    }

    /// Tells of names whose capitals differ from the approved ones. The first word may have a capital that it lacks in the name: it may
    /// begin a sentence. Words that are all small are not a name but common words; where they cannot be, the term lists them as a variant.
    fn capitals(&self, passage: &Passage<'_>, problems: &mut Vec<Problem>) {
        for (at, first) in words(passage.text) {
            for name in self.beginning(first) {
                let from = passage.text.get(at..).unwrap_or_default();
                let found: Vec<(usize, &str)> = words(from).take(name.words.len()).collect();
                if found.len() < name.words.len() || !is_one_phrase(from, &found) {
                    continue;
                }
                let pairs: Vec<(&str, &(String, bool))> = found.iter().map(|(_, word)| *word).zip(&name.words).collect();
                if !pairs.iter().all(|(word, (beginning, _))| is_form(word, beginning)) {
                    continue;
                }
                let common = pairs.iter().all(|(word, _)| !is_capital(word));
                let differs = |(number, (word, (_, capital))): (usize, &(&str, &(String, bool)))| {
                    is_capital(word) != *capital && !(number == 0 && is_capital(word))
                };
                if !common && pairs.iter().enumerate().any(differs) {
                    let written = from.get(..found.last().map_or(0, |(last, word)| last + word.len())).unwrap_or_default();
                    let help = format!("write it as in “{}”", name.term.name(passage.lang));
                    problems.push(Problem::error(
                        passage.place(at),
                        format!("“{written}” has other capitals than the approved name"),
                        help,
                    ));
                }
            }
        }
    }
}

/// Whether no sentence ends between words that begin at some bytes of a text.
fn is_one_phrase(text: &str, words: &[(usize, &str)]) -> bool {
    words
        .iter()
        .zip(words.iter().skip(1))
        .all(|((at, word), (next, _))| text.get(at + word.len()..*next).is_some_and(|between| !between.contains(['.', '!', '?', ':', ';'])))
}

/// The words of a text, each with the byte that it begins at. A hyphen belongs to its word.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |letter: char| is_letter_or_digit(letter) || matches!(letter, '-' | '‑' | '’');
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text.get(end..)?.find(is_letter_or_digit)?;
        let rest = text.get(start..)?;
        end = start + rest.find(|letter| !inside(letter)).unwrap_or(rest.len());
        Some((start, text.get(start..end)?))
    })
}

/// The part of a word that its endings leave alone, in small letters.
fn beginning(word: &str) -> String {
    let lower = lowercase(word);
    let count = lower.chars().count();
    let kept = if lower.is_ascii() || count < LONG { count } else { count - CHANGING };
    lower.chars().take(kept).collect()
}

/// Names are looked up by as much of their first word as even a short one has.
fn key(word: &str) -> Key {
    let mut letters = word.chars().map(small_letter);
    [letters.next(), letters.next(), letters.next()]
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word is a form of the one with this beginning.
fn is_form(word: &str, beginning: &str) -> bool {
    let rest = lowercase(word).strip_prefix(beginning).map(|rest| rest.chars().count());
    rest.is_some_and(|rest| if beginning.is_ascii() { rest == 0 || word.ends_with("’s") } else { rest <= CHANGING + 7 })
}
