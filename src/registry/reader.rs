//! Reads one TOML table key by key, noting every problem with its place: a missing key, a wrong type, an unknown key.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::lines::{Lines, Located};
use super::noted::Noted;
use crate::problem::{Place, Problem, nearest};

/// The id of an entry with a reader for it, if it has a table.
pub type Entry<'a> = (Located<String>, Option<Reader<'a>>);

/// A TOML table that is being read. Every method notes its own problem and gives `None`, so that reading goes on to the next key.
pub struct Reader<'a> {
    pub(super) lines: &'a Lines<'a>,
    table: &'a DeTable<'a>,
    at: usize,
    used: RefCell<BTreeSet<&'static str>>,
    /// The keys that are not there with what to say of each, unless it turns out to be only misspelt.
    missing: RefCell<Vec<(&'static str, Problem)>>,
    pub(super) noted: &'a Noted,
}

impl<'a> Reader<'a> {
    pub(super) fn new(lines: &'a Lines<'a>, table: &'a DeTable<'a>, at: usize, noted: &'a Noted) -> Reader<'a> {
        Reader { lines, table, at, used: RefCell::default(), missing: RefCell::default(), noted }
    }

    /// Where the table begins.
    pub fn place(&self) -> Place {
        self.lines.place(self.at)
    }

    /// Notes a problem.
    pub fn note(&self, problem: Problem) {
        self.noted.problems.borrow_mut().push(problem);
    }

    /// Whether there is a value under a key.
    pub fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// Notes a problem if there is nothing under a key, or an empty list. A misspelt key is one problem only, which [`Reader::finish`] notes.
    pub fn need(&self, key: &'static str, problem: Problem) {
        if self.value(key).is_none_or(|value| value.get_ref().as_array().is_some_and(|array| array.is_empty())) {
            self.missing.borrow_mut().push((key, problem));
        }
    }

    /// The ids of a file whose keys are ids, with a reader for each, and whether keys were found that belong to no id. An id without a table
    /// of its own is a problem, and has no reader.
    pub fn entries(&self) -> (Vec<Entry<'a>>, bool) {
        let mut keys: Vec<_> = self.table.iter().collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        let before = |span: Range<usize>| self.lines.text.get(..span.start).unwrap_or_default().trim_end();
        let after = |span: Range<usize>| self.lines.text.get(span.end..).unwrap_or_default().trim_start();
        let (headed, bare): (Vec<_>, Vec<_>) = keys.into_iter().partition(|(key, _)| before(key.span()).ends_with('['));
        let mut entries = Vec::new();
        // Without the line [id], the line [id.text] makes the entry too.
        let mut headless = false;
        for (key, value) in headed {
            let id = self.id(key);
            let mut reader = None;
            if after(key.span()).starts_with('.') {
                headless = true;
                let help = "write it before the keys of this entry";
                self.note(Problem::error(id.place.clone(), format!("the line [{}] is missing", id.value), help));
            } else {
                reader = self.sub(value, key.span());
                if reader.is_none() {
                    let help = format!("write [{}] and its keys below it", id.value);
                    self.note(Problem::error(id.place.clone(), format!("“{}” is not a table", id.value), help));
                }
            }
            entries.push((id, reader));
        }
        let orphan = bare.iter().find(|(_, value)| !value.get_ref().is_table());
        if let Some((key, _)) = orphan.filter(|_| !headless) {
            let id = self.id(key);
            let help = "write the id of its entry before it, on a line of its own: [the-id]";
            self.note(Problem::error(id.place, format!("the key “{}” belongs to no entry", id.value), help));
        }
        if orphan.is_none() && !headless {
            entries.extend(bare.iter().map(|(key, value)| (self.id(key), self.sub(value, key.span()))));
        }
        (entries, orphan.is_some())
    }

    fn id(&self, key: &Spanned<Cow<'_, str>>) -> Located<String> {
        Located { value: key.get_ref().to_string(), place: self.lines.place(key.span().start) }
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

    /// The table under a key that must be there.
    pub fn table(&self, key: &'static str) -> Option<Reader<'a>> {
        let help = format!("add the table {key} with its keys; docs/editing.md has an example");
        self.need(key, Problem::error(self.place(), format!("“{key}” is missing"), help));
        self.maybe_table(key)
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

    /// A text that must be there, with the place of its first letter instead of that of its quotation mark, so that a place in the text can
    /// be told from it.
    pub fn prose(&self, key: &'static str) -> Option<Located<String>> {
        self.required(key, "a text")?;
        self.maybe_prose(key)
    }

    /// The same for a text that may be left out.
    pub fn maybe_prose(&self, key: &'static str) -> Option<Located<String>> {
        let text = self.maybe_text(key)?;
        Some(Located { value: text.value, place: self.first_letter(&self.value(key)?.span()) })
    }

    /// A list of texts that may be left out, each with the place of its first letter.
    pub fn proses(&self, key: &'static str) -> Vec<Located<String>> {
        let list = self.list(key);
        let array = self.value(key).and_then(|value| value.get_ref().as_array());
        // Where one of them is no text, which is told, the others have no places that could be wrong.
        let items = array.into_iter().flatten().filter(|item| item.get_ref().as_str().is_some());
        list.into_iter().zip(items).map(|(text, item)| Located { value: text.value, place: self.first_letter(&item.span()) }).collect()
    }

    /// Where a text begins behind its quotation mark.
    fn first_letter(&self, span: &Range<usize>) -> Place {
        let written = self.lines.text.get(span.clone()).unwrap_or_default();
        let long = ["\"\"\"", "'''"].iter().find_map(|mark| written.strip_prefix(mark));
        let opening = match long {
            Some(rest) if rest.starts_with("\r\n") => 5,
            Some(rest) if rest.starts_with('\n') => 4,
            Some(_) => 3,
            None => 1,
        };
        self.lines.place(span.start + opening)
    }

    /// The raw value under a key, with its place; the caller decides what it may be.
    pub fn raw(&self, key: &'static str) -> Option<(&'a DeValue<'a>, Place)> {
        let value = self.required(key, "a value")?;
        Some((value.get_ref(), self.lines.place(value.span().start)))
    }

    /// A list of texts that may be left out. None of them stands in it twice.
    pub fn list(&self, key: &'static str) -> Vec<Located<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, value, "a list of texts ([\"…\"])");
            return Vec::new();
        };
        let list: Vec<Located<String>> = array.iter().filter_map(|item| self.as_text(key, item)).collect();
        for (at, item) in list.iter().enumerate() {
            if list.iter().take(at).any(|other| other.value == item.value) {
                let what = format!("“{}” stands in the list twice", item.value);
                self.note(Problem::error(item.place.clone(), what, "take one of them away"));
            }
        }
        list
    }

    /// Notes every key that nobody asked for, and every one that is missing. Called once, after the last key was read.
    pub fn finish(&self) {
        let used = self.used.borrow();
        if used.is_empty() {
            return;
        }
        let mut misspelt = Vec::new();
        let mut unknown: Vec<Located<String>> = Vec::new();
        for key in self.table.keys().filter(|key| !used.contains(key.get_ref().as_ref())) {
            let key = self.id(key);
            // A key that is there cannot be the one that was meant.
            match nearest(&key.value, used.iter().copied().filter(|known| !self.table.contains_key(*known))) {
                Some(word) => {
                    misspelt.push(word);
                    self.note(Problem::error(key.place, format!("unknown key “{}”", key.value), format!("did you mean “{word}”?")));
                }
                None => unknown.push(key),
            }
        }
        unknown.sort_by(|a, b| a.place.cmp(&b.place));
        let known = used.iter().copied().collect::<Vec<_>>().join(", ");
        match unknown.as_slice() {
            [] => {}
            [key] => {
                self.note(Problem::error(key.place.clone(), format!("unknown key “{}”", key.value), format!("the keys here are {known}")))
            }
            [first, ..] => {
                let names: Vec<_> = unknown.iter().map(|key| format!("“{}”", key.value)).collect();
                let help = format!("the line in square brackets that they belong under may be missing; the keys here are {known}");
                self.note(Problem::error(first.place.clone(), format!("unknown keys {}", names.join(", ")), help));
            }
        }
        for (key, problem) in self.missing.take() {
            if !misspelt.contains(&key) {
                self.note(problem);
            }
        }
    }

    pub(super) fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.used.borrow_mut().insert(key);
        self.table.get(key)
    }

    pub(super) fn required(&self, key: &'static str, what: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.value(key);
        if value.is_none() {
            let help = format!("add {key} with {what}; docs/editing.md has an example");
            self.missing.borrow_mut().push((key, Problem::error(self.place(), format!("“{key}” is missing"), help)));
        }
        value
    }

    pub(super) fn as_text(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Located<String>> {
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some(Located { value: text.to_owned(), place: self.lines.place(value.span().start) }),
            Some(_) => {
                self.note(Problem::error(
                    self.lines.place(value.span().start),
                    format!("“{key}” is empty"),
                    "write a text, or leave out the key if it may be left out",
                ));
                None
            }
            None => {
                self.wrong(key, value, "a text in quotation marks");
                None
            }
        }
    }

    pub(super) fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, what: &str) {
        self.note(Problem::error(self.lines.place(value.span().start), format!("“{key}” has the wrong type"), format!("write {what}")));
    }

    pub(super) fn sub(&self, value: &'a Spanned<DeValue<'a>>, span: Range<usize>) -> Option<Reader<'a>> {
        let table = value.get_ref().as_table()?;
        Some(Reader::new(self.lines, table, span.start, self.noted))
    }
}
