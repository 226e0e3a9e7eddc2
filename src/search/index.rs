//! Where the words of the site stand.

use std::borrow::Cow;

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use super::Record;
use super::vocabulary::{Root, Vocabulary};
use super::words::{Word, words};
use crate::lang::{Lang, lowercase};

/// What part of a record a word stands in. A word counts where it says most, and once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Part {
    Title,
    Alias,
    Summary,
    Heading(u16),
    Text(u16),
}

/// A record in which a word stands, and how often in that part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Posting {
    pub(super) record: u32,
    pub(super) part: Part,
    pub(super) times: u16,
}

/// The index of one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    pub(super) lang: Lang,
    records: Vec<Record>,
    pub(super) vocabulary: Vocabulary,
    /// Where each root stands, by record.
    postings: Vec<Box<[Posting]>>,
    /// In how many records each root stands.
    spread: Vec<u32>,
}

impl Index {
    /// Takes up records. Each list of `names` holds words that mean the same, as the acronyms of a mission in all languages do: looking for one
    /// of them finds the others.
    pub fn of(lang: Lang, records: Vec<Record>, names: &[Vec<String>]) -> Index {
        let mut counted: HashMap<Cow<'_, str>, u32> = HashMap::new();
        // A large site has millions of words, so each is kept once and told by its number.
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut seen: Vec<(u32, Part, Box<[usize]>)> = Vec::new();
        for (record, number) in records.iter().zip(0..) {
            for (part, text) in parts(record) {
                let found = words(text, lang).map(|word| {
                    *counted.entry(written(text, &word)).or_default() += 1;
                    let next = numbers.len();
                    *numbers.entry(word.text).or_insert(next)
                });
                seen.push((number, part, found.collect()));
            }
        }
        let vocabulary = Vocabulary::of(lang, counted.into_iter().map(|(word, count)| (word.into_owned(), count)).collect(), names);
        let mut roots: Vec<Option<Root>> = vec![None; numbers.len()];
        for (word, at) in &numbers {
            if let Some(root) = roots.get_mut(*at) {
                *root = vocabulary.root_of(word);
            }
        }
        let mut postings: Vec<Vec<Posting>> = vec![Vec::new(); vocabulary.len()];
        for (record, part, words) in seen {
            for root in words.iter().filter_map(|at| roots.get(*at).copied().flatten()) {
                let Some(list) = usize::try_from(root).ok().and_then(|root| postings.get_mut(root)) else { continue };
                match list.last_mut().filter(|last| last.record == record && last.part == part) {
                    Some(last) => last.times = last.times.saturating_add(1),
                    None => list.push(Posting { record, part, times: 1 }),
                }
            }
        }
        let spread = postings.iter().map(|list| distinct(list)).collect();
        let postings = postings.into_iter().map(Vec::into_boxed_slice).collect();
        Index { lang, records, vocabulary, postings, spread }
    }

    pub(super) fn list(&self, root: Root) -> &[Posting] {
        usize::try_from(root).ok().and_then(|root| self.postings.get(root)).map(AsRef::as_ref).unwrap_or_default()
    }

    /// The share of the records that have a root.
    pub(super) fn share(&self, root: Root) -> f32 {
        let count = usize::try_from(root).ok().and_then(|root| self.spread.get(root)).copied().unwrap_or(0);
        ratio(count, self.records.len())
    }

    pub(super) fn record(&self, number: u32) -> Option<&Record> {
        usize::try_from(number).ok().and_then(|at| self.records.get(at))
    }
}

/// The texts of a record by part.
fn parts(record: &Record) -> impl Iterator<Item = (Part, &str)> {
    let head = [(Part::Title, &record.title), (Part::Alias, &record.aliases), (Part::Summary, &record.summary)];
    let sections = record.sections.iter().zip(0u16..).flat_map(|(section, at)| {
        let heading = section.path.last().map(|heading| (Part::Heading(at), heading.as_str()));
        heading.into_iter().chain([(Part::Text(at), section.text.as_str())])
    });
    head.into_iter().map(|(part, text)| (part, text.as_str())).chain(sections)
}

/// A word as its text writes it; a number in its one spelling.
fn written<'a>(text: &'a str, word: &Word) -> Cow<'a, str> {
    let written = text.get(word.at.clone()).unwrap_or_default();
    let written = if written.contains('\u{ad}') { Cow::Owned(written.replace('\u{ad}', "")) } else { Cow::Borrowed(written) };
    if lowercase(&written) == word.text { written } else { Cow::Owned(word.text.clone()) }
}

fn distinct(list: &[Posting]) -> u32 {
    let mut records: Vec<u32> = list.iter().map(|posting| posting.record).collect();
    records.dedup();
    u32::try_from(records.len()).unwrap_or(u32::MAX)
}

fn ratio(part: u32, whole: usize) -> f32 {
    // Counts of records are far below the 24 bits that a float holds exactly.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let (part, whole) = (part as f32, whole.max(1) as f32);
    part / whole
}
