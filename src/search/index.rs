//! Where the words of the site stand.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use super::archive::Packed;
use super::postings::{Packer, Part, Posting, Postings};
use super::vocabulary::{Root, Vocabulary};
use super::words::{spelling, stretches};
use super::{Record, Sort};
use crate::lang::{Lang, lowercase};
use crate::stored::Press;

/// The index of one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    pub(super) lang: Lang,
    records: Vec<Packed>,
    pub(super) vocabulary: Vocabulary,
    postings: Postings,
}

impl Index {
    /// Takes up records, one at a time: the texts of a large site never lie in memory as a whole. Each list of `names` holds words that mean the
    /// same, as the acronyms of a mission in all languages do: looking for one of them finds the others.
    pub fn of(lang: Lang, records: impl Iterator<Item = Record>, names: &[Vec<String>]) -> Index {
        // A large site has millions of words and few of them are new, so each is looked at once and told by its number after that.
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut spellings: Vec<Spelling> = Vec::new();
        // The words of all parts, one after the other, and how many of them each part has.
        let mut seen: Vec<u32> = Vec::new();
        let mut counts: Vec<(u32, Part, usize)> = Vec::new();
        let press = Press::new(1);
        let mut packed: Vec<Packed> = Vec::new();
        for (record, number) in records.zip(0..) {
            for (part, text) in parts(&record) {
                let before = seen.len();
                seen.extend(stretches(text, lang).filter_map(|at| {
                    let written = text.get(at)?;
                    let number = *numbers.entry_ref(written).or_insert_with(|| {
                        spellings.push(Spelling::of(written, lang));
                        u32::try_from(spellings.len() - 1).unwrap_or(u32::MAX)
                    });
                    spellings.get_mut(place(number))?.count += 1;
                    Some(number)
                }));
                counts.push((number, part, seen.len() - before));
            }
            packed.push(Packed::of(&record, &press));
        }
        drop(numbers);
        let mut counted: BTreeMap<String, u32> = BTreeMap::new();
        for Spelling { shown, count, .. } in &spellings {
            shown.iter().for_each(|shown| *counted.entry(shown.clone()).or_default() += count);
        }
        let vocabulary = Vocabulary::of(lang, counted, names);
        let roots: Vec<Option<Root>> = spellings.iter().map(|spelling| vocabulary.root_of(spelling.small.as_deref()?)).collect();
        let mut packer = Packer::new(vocabulary.len());
        let mut words = seen.iter();
        for (record, part, count) in counts {
            for root in words.by_ref().take(count).filter_map(|number| roots.get(place(*number)).copied().flatten()) {
                packer.add(root, record, part);
            }
        }
        Index { lang, records: packed, vocabulary, postings: packer.packed() }
    }

    pub(super) fn list(&self, root: Root) -> impl Iterator<Item = Posting> {
        self.postings.list(root)
    }

    /// The share of the records that have a root.
    pub(super) fn share(&self, root: Root) -> f32 {
        ratio(self.postings.spread(root), self.records.len())
    }

    pub(super) fn sort(&self, number: u32) -> Option<Sort> {
        self.records.get(place(number)).map(|record| record.sort)
    }

    pub(super) fn record(&self, number: u32) -> Option<Record> {
        self.records.get(place(number))?.record()
    }
}

/// The texts of a record by part.
fn parts(record: &Record) -> impl Iterator<Item = (Part, &str)> {
    let head = [(Part::Title, &record.title), (Part::Alias, &record.aliases), (Part::Summary, &record.summary)];
    let sections = record.sections.iter().zip(0u16..).flat_map(|(section, at)| {
        let heading = section.path.last().map(|heading| (Part::Heading(at), heading.as_str()));
        heading.into_iter().chain([(Part::Text(at), section.text.as_str())])
    });
    let questions = record.questions.iter().zip(0..=u8::MAX).map(|(question, at)| (Part::Question(at), question.words.as_str()));
    head.into_iter().map(|(part, text)| (part, text.as_str())).chain(questions).chain(sections)
}

/// A word as texts write it.
struct Spelling {
    /// In small letters; nothing if it is no word.
    small: Option<String>,
    /// Without soft hyphens; a number in its one spelling.
    shown: Option<String>,
    /// How often it stands in the texts.
    count: u32,
}

impl Spelling {
    fn of(written: &str, lang: Lang) -> Spelling {
        let small = spelling(written, lang);
        let shown = small.as_ref().map(|small| {
            let plain = written.replace('\u{ad}', "");
            if lowercase(&plain) == *small { plain } else { small.clone() }
        });
        Spelling { small, shown, count: 0 }
    }
}

/// What a number counts from zero.
fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn ratio(part: u32, whole: usize) -> f32 {
    // Counts of records are far below the 24 bits that a float holds exactly.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let (part, whole) = (part as f32, whole.max(1) as f32);
    part / whole
}
