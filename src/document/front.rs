//! The front matter: title, summary, change notes.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::moment::Moment;
use crate::problem::{Place, Problem};
use crate::registry::{Lines, Located, Noted, read_toml};

/// The longest title that previews show whole, in characters.
const LONGEST_TITLE: usize = 60;
/// The longest summary that previews show whole, in characters.
const LONGEST_SUMMARY: usize = 160;

/// What changed in an article, and when. Readers see it at its foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The editorial date.
    pub date: Date,
    /// What changed.
    pub note: String,
    /// Where the date stands.
    pub place: Place,
    /// Where the note begins.
    pub words: Place,
}

/// A question that an article answers, in the words of readers: it is found by them.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its words.
    pub words: Located<String>,
    /// The id of the heading or the figure at which the answer stands, if it is not the article as a whole.
    pub at: Option<Located<String>>,
}

impl Question {
    /// Reads `Who pays? {#pay}`: the id as headings have it.
    fn read(text: Located<String>) -> Question {
        let parts = text.value.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#"));
        let Some((words, id)) = parts else { return Question { words: text, at: None } };
        let before = u32::try_from(words.chars().count() + 2).unwrap_or(u32::MAX);
        let place = Place { column: text.place.column.saturating_add(before), ..text.place.clone() };
        let at = Some(Located { value: id.to_owned(), place });
        Question { words: Located { value: words.trim_end().to_owned(), place: text.place }, at }
    }
}

/// The front matter of an article in one language.
#[derive(Clone, Debug)]
pub struct Front {
    /// The title, at most 60 characters.
    pub title: Located<String>,
    /// One or two sentences to forward, at most 160 characters.
    pub summary: Located<String>,
    /// Questions that the article answers.
    pub asked: Vec<Question>,
    /// The latest change.
    pub latest: Change,
    /// Earlier changes, newest first.
    pub earlier: Vec<Change>,
    /// The fingerprints of the English sections that a translation was made from, by their ids.
    pub made_from: BTreeMap<String, Located<String>>,
}

impl Front {
    /// Title, summary and questions.
    pub fn texts(&self) -> impl Iterator<Item = &Located<String>> {
        [&self.title, &self.summary].into_iter().chain(self.asked.iter().map(|question| &question.words))
    }

    /// The day of the oldest change: when the page was first published.
    pub fn published(&self) -> Date {
        self.earlier.last().unwrap_or(&self.latest).date
    }
}

pub(super) fn parse(lines: &Lines<'_>, problems: &mut Vec<Problem>) -> Option<Front> {
    let noted = Noted::default();
    let front = read_toml(lines, &noted, |reader| {
        let (title, summary) = (reader.prose("title"), reader.prose("summary"));
        for (text, name, longest) in [(&title, "title", LONGEST_TITLE), (&summary, "summary", LONGEST_SUMMARY)] {
            if let Some(text) = text {
                let length = text.value.chars().count();
                if length > longest {
                    let what = format!("the {name} has {length} characters");
                    reader.note(Problem::error(text.place.clone(), what, format!("shorten it to {longest}: link previews cut it there")));
                }
            }
        }
        let asked = reader.proses("asked").into_iter().map(Question::read).collect();
        let mut changes: Vec<Change> = Vec::new();
        for table in reader.tables("changes") {
            let (date, note) = (table.moment("date"), table.prose("note"));
            table.finish();
            let (Some(date), Some(note)) = (date, note) else { continue };
            let Moment::Day(day) = date.value else {
                reader.note(Problem::error(date.place, "a change note needs a day", "write its date as \"2024-02-14\""));
                continue;
            };
            if changes.last().is_some_and(|newer| newer.date < day) {
                let help = "put the newest [[changes]] first";
                reader.note(Problem::error(date.place.clone(), "the change notes are not in order", help));
            }
            changes.push(Change { date: day, note: note.value, place: date.place, words: note.place });
        }
        let help = "add [[changes]] with date and note; the newest date is shown as “last updated”";
        reader.need("changes", Problem::error(reader.place(), "there is no change note", help));
        let made_from = reader.maybe_table("made_from").map(|table| table.texts().into_iter().collect()).unwrap_or_default();
        let mut changes = changes.into_iter();
        let latest = changes.next();
        Some(Front { title: title?, summary: summary?, asked, latest: latest?, earlier: changes.collect(), made_from })
    });
    problems.extend(noted.problems.into_inner());
    front
}
