//! Reads one TOML table key by key, noting every problem with its place: a missing key, a wrong type, an unknown key.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::lang::{Lang, PerLang};
use crate::moment::Moment;
use crate::problem::{Place, Problem, did_you_mean};

/// A value with the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A text file with its line starts, to turn a byte offset into a line and a column.
pub struct Lines<'a> {
    file: Arc<str>,
    text: &'a str,
    starts: Vec<usize>,
    first_line: u32,
}

impl<'a> Lines<'a> {
    /// A file, or a part of one that begins on `first_line`.
    pub fn new(file: &Arc<str>, text: &'a str, first_line: u32) -> Lines<'a> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { file: file.clone(), text, starts, first_line }
    }

    /// The place of a byte offset.
    pub fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        Place { file: self.file.clone(), line: self.first_line + to_u32(line), column: to_u32(column) + 1 }
    }
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Parses a TOML text and hands its root table to `read`. A text that is not TOML gives its own problem and is not read.
pub fn read_toml<T>(lines: &Lines<'_>, problems: &RefCell<Vec<Problem>>, read: impl FnOnce(&Reader<'_>) -> Option<T>) -> Option<T> {
    match DeTable::parse(lines.text) {
        Ok(root) => {
            let reader = Reader { lines, table: root.get_ref(), at: 0, used: RefCell::default(), problems };
            let value = read(&reader);
            reader.finish();
            value
        }
        Err(error) => {
            let place = lines.place(error.span().map_or(0, |span| span.start));
            let text = format!("this is not TOML: {}", error.message().trim().replace('\n', " "));
            problems.borrow_mut().push(Problem::error(place, text, "mend the line, or compare it with docs/editing.md"));
            None
        }
    }
}

/// A TOML table that is being read. Every method notes its own problem and gives `None`, so that reading goes on to the next key.
pub struct Reader<'a> {
    lines: &'a Lines<'a>,
    table: &'a DeTable<'a>,
    at: usize,
    used: RefCell<BTreeSet<&'static str>>,
    problems: &'a RefCell<Vec<Problem>>,
}

impl<'a> Reader<'a> {
    /// Where the table begins.
    pub fn place(&self) -> Place {
        self.lines.place(self.at)
    }

    /// Notes a problem.
    pub fn note(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// The keys of the table with a reader for each, for tables whose keys are ids. A value that is not a table is a problem.
    pub fn entries(&self) -> Vec<(Located<String>, Reader<'a>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
            .into_iter()
            .filter_map(|(key, value)| {
                let id = Located { value: key.get_ref().to_string(), place: self.lines.place(key.span().start) };
                match self.sub(value, key.span()) {
                    Some(reader) => Some((id, reader)),
                    None => {
                        self.note(Problem::error(
                            id.place,
                            format!("“{}” is not a table", id.value),
                            format!("write [{}] and its keys below it", id.value),
                        ));
                        None
                    }
                }
            })
            .collect()
    }
    /// The keys of the table with their texts, for tables whose keys are ids. A value that is not a text is a problem.
    pub fn texts(&self) -> Vec<(String, Located<String>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries.into_iter().filter_map(|(key, value)| Some((key.get_ref().to_string(), self.as_text(key.get_ref(), value)?))).collect()
    }

    /// The table under a key that may be left out.
    pub fn maybe_table(&self, key: &'static str) -> Option<Reader<'a>> {
        let value = self.value(key)?;
        let reader = self.sub(value, value.span());
        if reader.is_none() {
            self.wrong(key, value, "a table");
        }
        reader
    }

    /// The tables under a key that may be left out: `[[key]]`.
    pub fn tables(&self, key: &'static str) -> Vec<Reader<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, value, "a list of tables ([[…]])");
            return Vec::new();
        };
        array
            .iter()
            .filter_map(|item| {
                let reader = self.sub(item, item.span());
                if reader.is_none() {
                    self.wrong(key, item, "a list of tables ([[…]])");
                }
                reader
            })
            .collect()
    }

    /// A text that may be left out.
    pub fn maybe_text(&self, key: &'static str) -> Option<Located<String>> {
        let value = self.value(key)?;
        self.as_text(key, value)
    }

    /// A text that must be there.
    pub fn text(&self, key: &'static str) -> Option<Located<String>> {
        self.required(key, "a text")?;
        self.maybe_text(key)
    }

    /// A whole number that must be there.
    pub fn integer(&self, key: &'static str) -> Option<i64> {
        let value = self.required(key, "a whole number")?;
        let number = value.get_ref().as_integer().and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.wrong(key, value, "a whole number");
        }
        number
    }

    /// A number of any kind, as it was written, that must be there.
    pub fn number(&self, key: &'static str) -> Option<f64> {
        let value = self.required(key, "a number")?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(key, value, "a number");
        }
        number
    }

    /// The raw value under a key, with its place; the caller decides what it may be.
    pub fn raw(&self, key: &'static str) -> Option<(&'a DeValue<'a>, Place)> {
        let value = self.required(key, "a value")?;
        Some((value.get_ref(), self.lines.place(value.span().start)))
    }

    /// A date that may be left out.
    pub fn maybe_moment(&self, key: &'static str) -> Option<Located<Moment>> {
        let text = self.maybe_text(key)?;
        match Moment::parse(&text.value) {
            Some(value) => Some(Located { value, place: text.place }),
            None => {
                let what = format!("“{}” is not a date", text.value);
                self.note(Problem::error(text.place, what, "write it as \"2024\", \"2024-02\" or \"2024-02-14\""));
                None
            }
        }
    }

    /// A date that must be there.
    pub fn moment(&self, key: &'static str) -> Option<Located<Moment>> {
        self.required(key, "a date")?;
        self.maybe_moment(key)
    }

    /// A list of texts that may be left out.
    pub fn list(&self, key: &'static str) -> Vec<Located<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, value, "a list of texts ([\"…\"])");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.as_text(key, item)).collect()
    }

    /// One of a few words that must be there.
    pub fn choice<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        self.pick(key, &text, words)
    }

    /// One of a few words that may be left out.
    pub fn maybe_choice<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.maybe_text(key)?;
        self.pick(key, &text, words)
    }

    /// A text in each language that must be there.
    pub fn per_lang(&self, key: &'static str) -> Option<PerLang<String>> {
        self.required(key, "a text in each language")?;
        self.maybe_per_lang(key)
    }

    /// A text in each language that may be left out as a whole.
    pub fn maybe_per_lang(&self, key: &'static str) -> Option<PerLang<String>> {
        let reader = self.maybe_table(key)?;
        let texts = PerLang::try_build(|lang| {
            let text = reader.maybe_text(lang.code());
            if text.is_none() {
                let help = format!("add {} = \"…\" under {key}", lang.code());
                reader.note(Problem::error(reader.place(), format!("“{key}” has no text in {}", english_name(lang)), help));
            }
            text.map(|text| text.value)
        });
        reader.finish();
        texts
    }

    /// Notes every key that nobody asked for. Called once, after the last key was read.
    pub fn finish(&self) {
        let used = self.used.borrow();
        if used.is_empty() {
            return;
        }
        for key in self.table.keys().filter(|key| !used.contains(key.get_ref().as_ref())) {
            let known: Vec<&str> = used.iter().copied().collect();
            let help = did_you_mean(key.get_ref(), known.iter().copied(), &format!("the keys here are {}", known.join(", ")));
            self.note(Problem::error(self.lines.place(key.span().start), format!("unknown key “{}”", key.get_ref()), help));
        }
    }

    fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.used.borrow_mut().insert(key);
        self.table.get(key)
    }

    fn required(&self, key: &'static str, what: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.value(key);
        if value.is_none() {
            self.note(Problem::error(
                self.place(),
                format!("“{key}” is missing"),
                format!("add {key} with {what}; docs/editing.md has an example"),
            ));
        }
        value
    }

    fn as_text(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Located<String>> {
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some(Located { value: text.to_owned(), place: self.lines.place(value.span().start) }),
            Some(_) => {
                self.note(Problem::error(
                    self.lines.place(value.span().start),
                    format!("“{key}” is empty"),
                    "write a text, or leave the key out",
                ));
                None
            }
            None => {
                self.wrong(key, value, "a text in quotation marks");
                None
            }
        }
    }

    fn pick<T: Copy>(&self, key: &str, text: &Located<String>, words: &[(&'static str, T)]) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let help = did_you_mean(&text.value, all.iter().copied(), &format!("write one of {}", all.join(", ")));
            self.note(Problem::error(text.place.clone(), format!("“{}” is not a {key}", text.value), help));
        }
        found
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, what: &str) {
        self.note(Problem::error(self.lines.place(value.span().start), format!("“{key}” has the wrong type"), format!("write {what}")));
    }

    fn sub(&self, value: &'a Spanned<DeValue<'a>>, span: Range<usize>) -> Option<Reader<'a>> {
        let table = value.get_ref().as_table()?;
        Some(Reader { lines: self.lines, table, at: span.start, used: RefCell::default(), problems: self.problems })
    }
}

/// The name of a language as messages to editors write it.
pub fn english_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "Kazakh",
        Lang::Ru => "Russian",
        Lang::En => "English",
    }
}
