//! Reads a CSV file row by row, noting every problem with its line and column: a row that is malformed, a word that is not known, a number
//! that is none, a date out of order, a key that stands twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::moment::Moment;
use crate::problem::{Place, Problem, did_you_mean};
use crate::registry::{Lines, Located, text_of};
use crate::source::File;

/// More people than this are a slip of the keyboard: the UN had 125 000 at most. Sums of rows stay within their type.
const MOST: u32 = 1_000_000;

/// A row of a CSV file. Every method notes its own problem and gives `None`, so that reading goes on to the next cell.
pub(super) struct Row<'a> {
    file: &'a Arc<str>,
    line: u32,
    head: &'a [&'static str],
    cells: Vec<String>,
    problems: &'a mut Vec<Problem>,
}

impl Row<'_> {
    /// The place of a column's cell, as if no cell before it had blanks or quotation marks that it does not need.
    pub(super) fn place(&self, column: &str) -> Place {
        let before = self.cells.iter().take(self.at(column));
        // What stands before: the cells, their quotation marks, and a comma after each.
        let width: usize = before.map(|cell| cell.chars().count() + 1 + if cell.contains([',', '"', '\n']) { 2 } else { 0 }).sum();
        Place { file: self.file.clone(), line: self.line, column: u32::try_from(width).unwrap_or(u32::MAX).saturating_add(1) }
    }

    /// Notes a problem of a cell.
    pub(super) fn note(&mut self, column: &str, text: impl Into<String>, help: impl Into<String>) {
        let place = self.place(column);
        self.problems.push(Problem::error(place, text, help));
    }

    fn at(&self, column: &str) -> usize {
        self.head.iter().position(|name| *name == column).unwrap_or(0)
    }

    fn cell(&self, column: &str) -> &str {
        self.cells.get(self.at(column)).map_or("", String::as_str)
    }

    /// A text that may be left out.
    pub(super) fn maybe_text(&self, column: &str) -> Option<Located<String>> {
        let text = self.cell(column);
        (!text.is_empty()).then(|| Located { value: text.to_owned(), place: self.place(column) })
    }

    /// A text that must be there.
    pub(super) fn text(&mut self, column: &str) -> Option<Located<String>> {
        let text = self.maybe_text(column);
        if text.is_none() {
            self.note(column, format!("“{column}” is empty"), format!("write the {column} of the row"));
        }
        text
    }

    /// A date as exact as `example` is.
    pub(super) fn moment(&mut self, column: &str, example: &str) -> Option<Moment> {
        let moment = Moment::parse(self.cell(column)).filter(|moment| moment.to_string().len() == example.len());
        if moment.is_none() {
            self.note(column, format!("“{}” is not a date of this series", self.cell(column)), format!("write it as {example}"));
        }
        moment
    }

    /// A count: a whole number, zero or more. An empty cell is nothing, and no problem where it may be left out.
    pub(super) fn count(&mut self, column: &str, may_be_empty: bool) -> Option<u32> {
        let text = self.cell(column).to_owned();
        if text.is_empty() && may_be_empty {
            return None;
        }
        match (text.parse::<u32>(), text.parse::<i64>()) {
            (Ok(number), _) if number <= MOST => Some(number),
            (Ok(number), _) => {
                self.note(
                    column,
                    format!("{number} people are more than the UN ever had in a month"),
                    "write the number of people of that month",
                );
                None
            }
            (_, Ok(number)) if number < 0 => {
                self.note(column, format!("the count {number} is negative"), "write the number of people, zero or more");
                None
            }
            _ => {
                self.note(column, format!("“{text}” is not a whole number of people"), "write digits only, such as 139");
                None
            }
        }
    }

    /// A share in per cent with at most two decimals, from 0 to 100, in hundredths.
    pub(super) fn hundredths(&mut self, column: &str) -> Option<u32> {
        let text = self.cell(column).to_owned();
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let share = (!whole.is_empty() && part.len() <= 2 && digits(whole) && digits(part))
            .then(|| format!("{whole}{part:0<2}").parse::<u32>().ok())
            .flatten()
            .filter(|share| *share <= 10_000);
        if share.is_none() {
            self.note(column, format!("“{text}” is not a share"), "write per cent from 0 to 100 with at most two decimals, such as 8.11");
        }
        share
    }

    /// One of a few words that must be there.
    pub(super) fn choice<T: Copy>(&mut self, column: &str, words: &[(&'static str, T)]) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == self.cell(column)).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let help = did_you_mean(self.cell(column), known.iter().copied(), &format!("the words are {}", known.join(", ")));
            self.note(column, format!("unknown {column} “{}”", self.cell(column)), help);
        }
        found
    }
}

/// Reads the rows of a file whose header must be `head`. `read` makes a value of a row; rows must be in order of the date under the first
/// column, and the text of the columns `key` together must not stand twice.
pub(super) fn rows<T>(
    file: &File,
    head: &'static [&'static str],
    key: &[&str],
    problems: &mut Vec<Problem>,
    mut read: impl FnMut(&mut Row<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(text) = text_of(file, problems) else { return Vec::new() };
    let lines = Lines::new(&file.path, text, 1);
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let (mut values, mut seen, mut latest) = (Vec::new(), BTreeMap::<String, u32>::new(), String::new());
    if text.trim().is_empty() {
        let what = "the file is empty, and has not even its header row";
        problems.push(Problem::error(lines.place(0), what, format!("write {} and the rows below it", head.join(","))));
        return values;
    }
    // Rows may be of any length and the text is UTF-8, so that none of them fails.
    for (number, record) in reader.records().flatten().enumerate() {
        let place = lines.place(start(text, record.position()));
        let at = place.line;
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if number == 0 {
            if cells != head {
                problems.push(Problem::error(place, "the header row is not that of this series", format!("write {}", head.join(","))));
                return values;
            }
            continue;
        }
        if cells.len() != head.len() {
            let what = format!("this row has {} cells instead of {}", cells.len(), head.len());
            problems.push(Problem::error(
                place,
                what,
                format!("the columns are {}; put a cell that holds a comma in quotation marks", head.join(",")),
            ));
            continue;
        }
        let mut row = Row { file: &file.path, line: at, head, cells, problems };
        let date = row.cells.first().cloned().unwrap_or_default();
        // A date that is none is told of by whoever reads the row.
        let is_date = Moment::parse(&date).is_some();
        if is_date && date < latest {
            row.note(
                head.first().copied().unwrap_or_default(),
                format!("{date} stands after {latest}"),
                "put the rows in order of their dates",
            );
        }
        if is_date {
            latest = latest.max(date);
        }
        let own: Vec<&str> = key.iter().map(|column| row.cell(column)).collect();
        let own = own.join(", ");
        if let Some(first) = seen.get(&own).copied() {
            row.note(
                head.first().copied().unwrap_or_default(),
                format!("the row “{own}” stands twice"),
                format!("take one of them away: the other is on line {first}"),
            );
        }
        seen.entry(own).or_insert(at);
        values.extend(read(&mut row));
    }
    values
}

/// Where a row begins: the reader takes the line feed of RFC 4180’s CRLF, and empty lines, for the beginning of the next one.
fn start(text: &str, position: Option<&csv::Position>) -> usize {
    let before = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
    let rest = text.get(before..).unwrap_or_default();
    before + rest.len() - rest.trim_start_matches(['\r', '\n']).len()
}
