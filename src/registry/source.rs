//! `sources.toml`: every source, once.

use super::Located;
use super::reader::Reader;
use crate::lang::PerLang;
use crate::moment::Moment;
use crate::problem::Problem;

/// What kind of publisher stands behind a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// The United Nations.
    Un,
    /// A state body.
    Government,
    /// A law or another legal act.
    Law,
    /// A news agency.
    Agency,
    /// Other press.
    Press,
    /// Research, data bases, non-governmental organisations.
    Research,
    /// An encyclopedia or another work of reference.
    Reference,
}

/// A source of facts.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    /// Its id.
    pub id: Located<String>,
    /// Its title, in its own language.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Whom the publisher names as its own source.
    pub after: Option<PerLang<String>>,
    /// Its address.
    pub url: String,
    /// The address of a stored copy, if one is known.
    pub archive: Option<String>,
    /// When it was published; `None` where the page shows no date.
    pub date: Option<Located<Moment>>,
    /// The BCP 47 tag of its language, one of [`LANGUAGES`].
    pub language: &'static str,
    /// What kind of publisher it has.
    pub kind: SourceKind,
}

/// The languages that sources may be in: those whose names the interface strings know.
pub const LANGUAGES: [&str; 15] = ["ar", "bg", "cs", "da", "de", "en", "fr", "hr", "it", "kk", "pt", "ru", "sr", "tk", "zh"];

const KINDS: &[(&str, SourceKind)] = &[
    ("un", SourceKind::Un),
    ("government", SourceKind::Government),
    ("law", SourceKind::Law),
    ("agency", SourceKind::Agency),
    ("press", SourceKind::Press),
    ("research", SourceKind::Research),
    ("reference", SourceKind::Reference),
];

impl SourceKind {
    /// The word that files use.
    pub fn code(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("reference", |(word, _)| *word)
    }
}

impl SourceEntry {
    pub(super) fn read(id: Located<String>, reader: &Reader<'_>) -> Option<SourceEntry> {
        let (title, publisher) = (reader.text("title"), reader.text("publisher"));
        let after = reader.maybe_per_lang("after");
        let (url, archive) = (reader.text("url"), reader.maybe_text("archive"));
        for address in url.iter().chain(&archive) {
            if !(address.value.starts_with("https://") || address.value.starts_with("http://")) {
                let what = format!("“{}” is not a web address", address.value);
                reader.note(Problem::error(address.place.clone(), what, "begin it with https:// or http://"));
            }
        }
        let date = reader.maybe_moment("date");
        let language = reader.choice("language", &LANGUAGES.map(|code| (code, code)));
        let kind = reader.choice("kind", KINDS);
        Some(SourceEntry {
            id,
            title: title?.value,
            publisher: publisher?.value,
            after,
            url: url?.value,
            archive: archive.map(|archive| archive.value),
            date,
            language: language?,
            kind: kind?,
        })
    }
}
