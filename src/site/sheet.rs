//! A table of values: the same for the reader's eye, for CSV and for JSON.

use crate::moment::Moment;

/// What the cells of a column hold. The words are those of Frictionless Table Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A text or a word of a fixed list.
    Text,
    /// A whole number.
    Integer,
    /// A decimal number.
    Decimal,
    /// A date of ISO 8601, as exact as the source: `2024`, `2024-03` or `2024-03-14`.
    Date,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in files, which never changes: `people`, `undof`.
    pub id: String,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The source has nothing here: this is not a zero.
    Empty,
    /// A text, the same in all languages.
    Text(String),
    /// A word of a fixed list by its code, which readers see in their language: `troops`, `doubtful`.
    Word(&'static str),
    /// A mission by its slug, which readers see by its name.
    Mission(String),
    /// A whole number.
    Integer(i64),
    /// A decimal number as it is written: `8.11`.
    Decimal(String),
    /// A date.
    Date(Moment),
}

/// A table of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; each has a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A sheet with its columns and no rows.
    pub fn new<'a>(columns: impl IntoIterator<Item = (&'a str, ColumnKind)>) -> Sheet {
        Sheet { columns: columns.into_iter().map(|(id, kind)| Column { id: id.to_owned(), kind }).collect(), rows: Vec::new() }
    }
}

impl Cell {
    /// The cell as files write it; an empty text for nothing.
    pub fn code(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Mission(text) | Cell::Decimal(text) => text.clone(),
            Cell::Word(word) => (*word).to_owned(),
            Cell::Integer(number) => number.to_string(),
            Cell::Date(moment) => moment.to_string(),
        }
    }
}

/// Hundredths of a per cent as a decimal number: 811 is `8.11`, 500 is `5`.
pub fn hundredths(value: u32) -> String {
    let text = format!("{}.{:02}", value / 100, value % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn shares_are_short() {
        for (value, text) in [(811, "8.11"), (500, "5"), (2370, "23.7"), (9, "0.09"), (0, "0"), (10_000, "100")] {
            assert_eq!(hundredths(value), text);
        }
    }
}
