//! What is found for a query, in which order.

use super::fold::other_layout;
use super::index::Index;
use super::score::{Score, Wanted};
use super::snippet::{Piece, marked, opening, snippet};
use super::stop::is_stop_word;
use super::vocabulary::Root;
use super::words::{Word, words};
use super::{PAGE_LENGTH, Query, Question, Record, Section, Sort};
use crate::lang::Lang;

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// The results of the page that was asked for.
    pub hits: Vec<Hit>,
    /// How many there are of the kind that was asked for.
    pub total: usize,
    /// How many there are of each kind.
    pub of_sort: Vec<(Sort, usize)>,
    /// The page of the results, from 1, and how many pages there are.
    pub page: (usize, usize),
    /// Whether each result has every word; if not, no record has.
    pub whole: bool,
    /// What the reader may have meant, if a word is not one of the site’s.
    pub meant: Option<String>,
}

/// A result.
#[derive(Debug)]
pub struct Hit {
    /// What was found.
    pub record: Record,
    /// Its title.
    pub title: Vec<Piece>,
    /// The question that was asked, if it is one of those that it answers.
    pub question: Option<(Question, Vec<Piece>)>,
    /// The section to go to, if it is a certain one, with its heading.
    pub section: Option<(Section, Vec<Piece>)>,
    /// What is shown of its text.
    pub snippet: Vec<Piece>,
    /// More sections in which the words stand.
    pub more: Vec<Section>,
}

/// How many more sections of a page are named.
const MORE: usize = 3;
/// A word that more than this share of all records have need not be in each result.
const COMMON: f32 = 0.3;

impl Index {
    /// How many records fit a query.
    pub fn count(&self, query: &Query) -> usize {
        let wanted = self.wanted(&words(&query.text, self.lang).collect::<Vec<_>>());
        let (scores, whole) = self.scores(&wanted);
        // A page that has only some of the words is no reason to go to another language.
        if whole { scores.len() } else { 0 }
    }

    /// Looks for a query.
    pub fn find(&self, query: &Query) -> Found {
        let typed: Vec<Word> = words(&query.text, self.lang).collect();
        let wanted = self.wanted(&typed);
        let (mut scores, whole) = self.scores(&wanted);
        let mut ranked: Vec<(f32, Score)> = scores.drain(..).map(|score| (self.points(&score, &wanted), score)).collect();
        ranked.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.record.cmp(&other.record)));
        let sort = |score: &Score| self.sort(score.record);
        let of_sort = Sort::ALL
            .into_iter()
            .map(|kind| (kind, ranked.iter().filter(|(_, score)| sort(score) == Some(kind)).count()))
            .filter(|(_, count)| *count > 0)
            .collect();
        if query.sort.is_some() {
            ranked.retain(|(_, score)| sort(score) == query.sort);
        }
        let total = ranked.len();
        let pages = total.div_ceil(PAGE_LENGTH).max(1);
        let page = query.page.clamp(1, pages);
        let shown = ranked.iter().skip((page - 1) * PAGE_LENGTH).take(PAGE_LENGTH);
        let roots: Vec<Root> = wanted.iter().filter(|word| !word.silent).flat_map(|word| &word.matches).map(|found| found.root).collect();
        let hits = shown.filter_map(|(_, score)| self.hit(score, &wanted, &roots)).collect();
        Found { hits, total, of_sort, page: (page, pages), whole, meant: self.meant(&query.text, &typed, &wanted) }
    }

    /// What each word of a query stands for. Words that many records have are not needed, unless there are no others.
    fn wanted(&self, typed: &[Word]) -> Vec<Wanted> {
        let last = typed.len().saturating_sub(1);
        let stops = |word: &Word| is_stop_word(self.lang, &word.text);
        let telling = !typed.iter().all(stops);
        let mut wanted: Vec<Wanted> = typed
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let matches = self.vocabulary.matches(&word.text, at == last);
                let common = matches.iter().any(|found| found.weight >= 1.0 && self.share(found.root) > COMMON);
                let silent = telling && stops(word);
                Wanted { matches, needed: !common && !silent, silent }
            })
            .collect();
        if !wanted.iter().any(|word| word.needed) {
            wanted.iter_mut().for_each(|word| word.needed = !word.silent);
        }
        wanted
    }

    fn hit(&self, score: &Score, wanted: &[Wanted], roots: &[Root]) -> Option<Hit> {
        let record = self.record(score.record)?;
        let lang = self.lang;
        let known = |word: &str| self.vocabulary.root_of(word).filter(|root| roots.contains(root));
        let enough = wanted.iter().filter(|word| !word.silent && !word.matches.is_empty()).count();
        let shown = |text: &str| snippet(text, lang, enough, &known);
        // What title and other names do not have must be in the section to go to.
        let open: Vec<usize> = (0..wanted.len()).filter(|at| !score.in_title.get(*at).is_some_and(|known| *known)).collect();
        let fit = |points: &Vec<f32>| {
            let own = |at: &&usize| points.get(**at).is_some_and(|points| *points > 0.0);
            (open.iter().filter(own).count(), open.iter().filter_map(|at| points.get(*at)).sum::<f32>())
        };
        let mut sections: Vec<(usize, f32, u16)> =
            score.sections.iter().map(|(at, points)| (fit(points), at)).map(|((count, sum), at)| (count, sum, *at)).collect();
        sections.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let section = |at: u16| record.sections.get(usize::from(at));
        let best = sections.first().and_then(|(count, _, at)| Some((*count, section(*at)?)));
        let target = best.filter(|(count, section)| *count > 0 && section.id.is_some()).map(|(_, section)| section);
        let snippet = target
            .and_then(|section| {
                // A heading may say all.
                let opening = || (!section.text.is_empty()).then(|| opening(&section.text));
                shown(&section.text).or_else(opening)
            })
            .or_else(|| shown(&record.summary))
            .or_else(|| shown(&best?.1.text));
        let most = sections.first().map_or(0, |(count, ..)| *count);
        let more = sections
            .iter()
            .filter(|(count, ..)| *count == most)
            .filter_map(|(_, _, at)| section(*at))
            .filter(|section| section.id.is_some() && target.is_none_or(|target| target.id != section.id));
        let question = score.question(wanted).and_then(|at| record.questions.get(usize::from(at)));
        Some(Hit {
            title: marked(&record.title, lang, &known),
            question: question.map(|question| (question.clone(), marked(&question.words, lang, &known))),
            section: target.map(|target| (target.clone(), marked(&target.path.join(" / "), lang, &known))),
            snippet: snippet.unwrap_or_else(|| opening(&record.summary)),
            more: more.take(MORE).cloned().collect(),
            record,
        })
    }

    /// The query as the reader may have meant it: in the other layout of the keyboard, or with slips mended.
    fn meant(&self, text: &str, typed: &[Word], wanted: &[Wanted]) -> Option<String> {
        let is_unknown = |word: &Wanted| word.matches.is_empty() && !word.silent;
        let unknown = |wanted: &[Wanted]| wanted.iter().filter(|word| is_unknown(word)).count();
        if unknown(wanted) == 0 {
            return None;
        }
        let layouts = [false, true].into_iter().filter(|digits| !digits || self.lang == Lang::Kk);
        let better = |other: &String| {
            let words: Vec<Word> = words(other, self.lang).collect();
            !words.is_empty() && unknown(&self.wanted(&words)) == 0
        };
        if unknown(wanted) == wanted.iter().filter(|word| !word.silent).count()
            && let Some(other) = layouts.filter_map(|digits| other_layout(text, digits)).find(better)
        {
            return Some(other);
        }
        let mut mended = text.to_owned();
        let mut changed = false;
        // From the last word on, so that the places of the others stay.
        for (word, _) in typed.iter().zip(wanted).rev().filter(|(_, wanted)| is_unknown(wanted)) {
            if let Some(correction) = self.vocabulary.correction(&word.text) {
                mended.replace_range(word.at.clone(), correction);
                changed = true;
            }
        }
        changed.then_some(mended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(sort: Sort, title: &str, summary: &str, sections: &[(&str, &str)]) -> Record {
        let section = |(heading, text): &(&str, &str)| Section {
            id: (!heading.is_empty()).then(|| heading.to_lowercase()),
            path: if heading.is_empty() { Vec::new() } else { vec![(*heading).to_owned()] },
            text: (*text).to_owned(),
        };
        Record {
            sort,
            eyebrow: String::new(),
            href: format!("/{title}/"),
            title: title.to_owned(),
            summary: summary.to_owned(),
            aliases: String::new(),
            questions: Vec::new(),
            foreign: None,
            sections: sections.iter().map(section).collect(),
        }
    }

    fn site() -> Index {
        let mut records = vec![
            record(
                Sort::Article,
                "Training",
                "How peacekeepers learn.",
                &[("", "A centre."), ("Courses", "Courses for Lebanon and Golan.")],
            ),
            record(
                Sort::Mission,
                "Lebanon",
                "A mission by the sea.",
                &[("", "Blue Line."), ("Women", "Two women served."), ("Rotations", "Three rotations.")],
            ),
            record(Sort::Article, "Women", "Women in service.", &[("", "They serve."), ("Lebanon", "The first stayed a year.")]),
        ];
        records.extend((0..8).map(|at| record(Sort::Fact, &format!("Count {at}"), "A number.", &[("", "12 people.")])));
        Index::of(Lang::En, records.into_iter(), &[])
    }

    fn titles(index: &Index, query: &str) -> Vec<String> {
        index.find(&Query::read(Some(&format!("q={query}")))).hits.iter().map(|hit| hit.record.title.clone()).collect()
    }

    #[test]
    fn titles_come_before_headings_before_text() {
        assert_eq!(titles(&site(), "lebanon"), ["Lebanon", "Women", "Training"]);
    }

    #[test]
    fn a_result_leads_to_the_section_of_the_rest() {
        let index = site();
        let found = index.find(&Query::read(Some("q=lebanon+rotations")));
        assert!(found.whole);
        assert_eq!(found.hits[0].section.as_ref().unwrap().0.id.as_deref(), Some("rotations"));
        let found = index.find(&Query::read(Some("q=lebanon")));
        assert!(found.hits[0].section.is_none());
        assert_eq!(found.hits[1].section.as_ref().unwrap().0.id.as_deref(), Some("lebanon"));
    }

    #[test]
    fn a_question_leads_to_the_page_that_answers_it() {
        let plain = |title: &str| record(Sort::Article, title, "Peacekeepers.", &[("", "How many peacekeepers there are, and where.")]);
        let mut records = vec![plain("Peacekeepers"), plain("Selection"), plain("Missions"), plain("Courses")];
        let question = |words: &str, id: &str| Question { words: words.to_owned(), id: (!id.is_empty()).then(|| id.to_owned()) };
        records[1].questions = vec![question("How does one become a peacekeeper?", "rules")];
        records[2].questions = vec![question("Where do peacekeepers serve?", ""), question("How many peacekeepers are there?", "")];
        let index = Index::of(Lang::En, records.into_iter(), &[]);
        let first = |query: &str| titles(&index, query).first().cloned();
        assert_eq!(first("peacekeepers").as_deref(), Some("Peacekeepers"));
        assert_eq!(first("how+many+peacekeepers").as_deref(), Some("Missions"));
        assert_eq!(first("where+are+the+peacekeepers").as_deref(), Some("Missions"));
        assert_eq!(titles(&index, "become+peacekeeper"), ["Selection"]);
        let asked = |query: &str| {
            let question = |hit: Hit| Some(hit.question?.1.iter().map(|piece| piece.text.as_str()).collect::<String>());
            index.find(&Query::read(Some(&format!("q={query}")))).hits.into_iter().map(question).collect::<Vec<_>>()
        };
        let told = |question: &str| Some(question.to_owned());
        assert_eq!(asked("become+peacekeeper"), [told("How does one become a peacekeeper?")]);
        assert_eq!(asked("where+peacekeepers+serve")[0], told("Where do peacekeepers serve?"));
        let hit = index.find(&Query::read(Some("q=become+peacekeeper"))).hits.remove(0);
        assert_eq!(hit.question.unwrap().0.href(&hit.record.href), "/Selection/#rules");
        // One word, or a word that the question does not have, asks no question.
        assert_eq!(asked("peacekeepers"), [None, None, None, None]);
        assert_eq!(asked("peacekeepers+become+zebra"), [None]);
    }

    #[test]
    fn all_words_are_needed_if_a_page_has_them() {
        let index = site();
        assert_eq!(titles(&index, "where+did+women+serve+in+lebanon"), ["Lebanon", "Women"]);
        let found = index.find(&Query::read(Some("q=rotations+golan")));
        assert!(!found.whole);
        assert_eq!(found.total, 2);
        assert_eq!(index.count(&Query::read(Some("q=rotations+golan"))), 0);
    }

    #[test]
    fn results_are_counted_paged_and_narrowed_down() {
        let index = site();
        let found = index.find(&Query::read(Some("q=count&page=9")));
        assert_eq!((found.total, found.page), (8, (1, 1)));
        let found = index.find(&Query::read(Some("q=women&kind=mission")));
        assert_eq!((found.total, found.of_sort), (1, vec![(Sort::Mission, 1), (Sort::Article, 1)]));
    }

    #[test]
    fn slips_and_layouts_are_offered() {
        let index = site();
        let meant = |query: &str| index.find(&Query::read(Some(&format!("q={query}")))).meant;
        assert_eq!(meant("lebannon+women").as_deref(), Some("Lebanon women"));
        assert_eq!(meant("дуифтщт").as_deref(), Some("lebanon"));
        assert_eq!(meant("lebanon"), None);
        assert_eq!(meant("zzzzzzz"), None);
    }

    #[test]
    fn nothing_typed_breaks_it() {
        let index = site();
        for query in ["", "%00", "+", "....", "%F0%9F%95%8A", "a%CC%81%CC%81", &"x+".repeat(200)] {
            index.find(&Query::read(Some(&format!("q={query}"))));
        }
    }
}
