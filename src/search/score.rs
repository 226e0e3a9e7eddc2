//! How well records fit the words of a query.

use std::collections::BTreeMap;

use super::Sort;
use super::index::Index;
use super::postings::Part;
use super::vocabulary::Match;

/// What a word counts by its part; in the text it counts up to 1, by how often it stands there.
const TITLE: f32 = 4.0;
const ALIAS: f32 = 3.0;
const QUESTION: f32 = 3.0;
const HEADING: f32 = 1.8;
const SUMMARY: f32 = 1.2;
/// How fast a word in a text counts no more (the k₁ of BM25).
const SATURATION: f32 = 1.2;

/// A word that was looked for.
pub(super) struct Wanted {
    pub(super) matches: Vec<Match>,
    /// Whether a result must have it.
    pub(super) needed: bool,
    /// Whether it says nothing by itself, as *in* and *what* do: then it counts in titles and questions only, and is not marked.
    pub(super) silent: bool,
}

/// How well a record fits.
pub(super) struct Score {
    pub(super) record: u32,
    /// The points of each word in the head of the record, and in each section.
    head: Vec<f32>,
    /// Whether each word is in the title, another name or a question, so that no section need have it.
    pub(super) in_title: Vec<bool>,
    /// The points of each word in each question that it answers.
    questions: BTreeMap<u8, Vec<f32>>,
    pub(super) sections: BTreeMap<u16, Vec<f32>>,
}

impl Index {
    /// Every record that has all words that are needed, and whether there is one; if not, those that have the most of them.
    pub(super) fn scores(&self, wanted: &[Wanted]) -> (Vec<Score>, bool) {
        let mut scores: BTreeMap<u32, Score> = BTreeMap::new();
        let none = || vec![0.0; wanted.len()];
        for (at, word) in wanted.iter().enumerate() {
            for found in &word.matches {
                // Rare words say more.
                let rare = (1.0 / self.share(found.root).max(0.0001)).ln_1p() * found.weight;
                let speaks = |part: Part| !word.silent || matches!(part, Part::Title | Part::Question(_));
                for posting in self.list(found.root).filter(|posting| speaks(posting.part)) {
                    let score = scores.entry(posting.record).or_insert_with(|| Score {
                        record: posting.record,
                        head: none(),
                        in_title: vec![false; wanted.len()],
                        questions: BTreeMap::new(),
                        sections: BTreeMap::new(),
                    });
                    let times = f32::from(posting.times);
                    if matches!(posting.part, Part::Title | Part::Alias | Part::Question(_))
                        && let Some(known) = score.in_title.get_mut(at)
                    {
                        *known = true;
                    }
                    let (place, points) = match posting.part {
                        Part::Title => (&mut score.head, TITLE),
                        Part::Alias => (&mut score.head, ALIAS),
                        Part::Summary => (&mut score.head, SUMMARY),
                        Part::Question(at) => (score.questions.entry(at).or_insert_with(none), QUESTION),
                        Part::Heading(section) => (score.sections.entry(section).or_insert_with(none), HEADING),
                        Part::Text(section) => (score.sections.entry(section).or_insert_with(none), times / (times + SATURATION)),
                    };
                    if let Some(place) = place.get_mut(at) {
                        *place = place.max(points * rare);
                    }
                }
            }
        }
        let needed: Vec<usize> = wanted.iter().enumerate().filter(|(_, word)| word.needed).map(|(at, _)| at).collect();
        let has = |score: &Score| needed.iter().filter(|at| score.has(**at)).count();
        let most = scores.values().map(has).max().unwrap_or(0);
        let scores: Vec<Score> = scores.into_values().filter(|score| has(score) == most && most > 0).collect();
        (scores, most == needed.len())
    }

    /// How much a record has of the words.
    pub(super) fn points(&self, score: &Score, wanted: &[Wanted]) -> f32 {
        let best = |at: usize| score.sections.values().filter_map(|points| points.get(at)).copied().fold(0.0, f32::max);
        let sections: f32 = (0..wanted.len()).map(best).sum();
        // Title and summary, or one of the questions, whose words belong together.
        let head = score.questions.values().map(|points| of_question(points, wanted)).fold(score.head.iter().sum::<f32>(), f32::max);
        // A page that comes back to the words says more of them than one that names them once.
        let more = 0.05 * f32::from(u16::try_from(score.sections.len()).unwrap_or(u16::MAX)).min(6.0);
        let weight = self.sort(score.record).map_or(1.0, Sort::weight);
        (head + sections) * (1.0 + more) * weight
    }
}

impl Score {
    /// The question of the record that is asked: of those that have every word that says something, two of them at least, the one that has the
    /// most.
    pub(super) fn question(&self, wanted: &[Wanted]) -> Option<u8> {
        let telling = wanted.iter().filter(|word| !word.silent).count();
        let whole = self.questions.iter().filter(|(_, points)| telling > 1 && shared(points, wanted).1 == 0);
        let best = whole.max_by(|(_, a), (_, b)| of_question(a, wanted).total_cmp(&of_question(b, wanted)));
        best.map(|(at, _)| *at)
    }

    fn has(&self, at: usize) -> bool {
        let points = |list: &Vec<f32>| list.get(at).is_some_and(|points| *points > 0.0);
        points(&self.head) || self.sections.values().any(points) || self.questions.values().any(points)
    }
}

/// So many words are a question, if one has them all.
const ENOUGH: usize = 3;

/// What a question has of the words: the more of them stand in it, the more likely it is the one that is asked. Small words that it does not
/// have are not missed.
fn of_question(points: &[f32], wanted: &[Wanted]) -> f32 {
    let (own, missed) = shared(points, wanted);
    let whole = if missed == 0 && own >= ENOUGH { 1.0 } else { 0.0 };
    let count = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    points.iter().sum::<f32>() * (count(own) / count(own + missed).max(1.0) + whole)
}

/// How many of the words a question has, and how many of those that say something it does not have.
fn shared(points: &[f32], wanted: &[Wanted]) -> (usize, usize) {
    let own = points.iter().filter(|points| **points > 0.0).count();
    let missed = points.iter().zip(wanted).filter(|(points, word)| **points == 0.0 && !word.silent).count();
    (own, missed)
}
