//! Every text of the content that readers see, with its language and its place: what the checks of words and letters look through.

use std::sync::Arc;

use super::Site;
use super::checks::documents;
use crate::document::{Document, Inline, Run, walk_inlines};
use crate::lang::Lang;
use crate::problem::Place;
use crate::registry::{Message, Texts};

/// A stretch of text in one language.
pub struct Passage<'a> {
    /// Its language.
    pub lang: Lang,
    /// What it says.
    pub text: &'a str,
    origin: Origin<'a>,
}

/// Where a passage was read.
enum Origin<'a> {
    /// In the body of an article, where every byte has a place of its own.
    Run(&'a Run, &'a Document),
    /// In an event, in this file.
    Event(&'a Run, &'a Arc<str>),
    /// In a registry, in the front matter or in an interface string, beginning at the place. A mark that is written in two is taken for one.
    Entry(Place),
}

impl Passage<'_> {
    /// The article in the body of which it stands, and its stretch there.
    pub fn body(&self) -> Option<(&Document, &Run)> {
        match self.origin {
            Origin::Run(run, document) => Some((document, run)),
            Origin::Event(..) | Origin::Entry(_) => None,
        }
    }

    /// The place of a byte of the text.
    pub fn place(&self, at: usize) -> Place {
        match &self.origin {
            Origin::Run(run, document) => run.place(at, &document.file),
            Origin::Event(run, file) => run.place(at, file),
            Origin::Entry(place) => {
                let before = self.text.get(..at).unwrap_or_default();
                let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                let (lines, column) = match before.rsplit_once('\n') {
                    Some((above, last)) => (1 + above.matches('\n').count(), 1 + last.chars().count()),
                    None => (0, place.column as usize + before.chars().count()),
                };
                Place { line: place.line.saturating_add(count(lines)), column: count(column), ..place.clone() }
            }
        }
    }
}

/// Every text, articles first. The names and titles of sources are not among them: they stay as they are in their own language.
pub fn passages<'a>(site: &'a Site) -> Vec<Passage<'a>> {
    let mut found = Vec::new();
    for (_, document) in documents(site) {
        let (lang, front) = (document.lang, &document.front);
        for text in front.texts() {
            found.push(Passage { lang, text: &text.value, origin: Origin::Entry(text.place.clone()) });
        }
        for change in std::iter::once(&front.latest).chain(&front.earlier) {
            found.push(Passage { lang, text: &change.note, origin: Origin::Entry(change.words.clone()) });
        }
        for run in &document.runs {
            found.push(Passage { lang, text: run.text(), origin: Origin::Run(run, document) });
        }
    }
    for texts in entries(site) {
        found.extend(texts.iter().map(|(lang, text)| Passage { lang, text: &text.value, origin: Origin::Entry(text.place.clone()) }));
    }
    for event in &site.events {
        for (lang, text) in event.text.iter() {
            walk_inlines(text, &mut |inline| {
                if let Inline::Text(run) = inline {
                    found.push(Passage { lang, text: run.text(), origin: Origin::Event(run, &event.place.file) });
                }
            });
        }
    }
    for Message { lang, texts, .. } in &site.messages {
        found.extend(texts.iter().map(|text| Passage { lang: *lang, text: &text.value, origin: Origin::Entry(text.place.clone()) }));
    }
    found
}

/// The texts of the registries and of the series, each in its three languages. Those of events, which hold figures and links, are not among them.
pub fn entries(site: &Site) -> impl Iterator<Item = &Texts> {
    let flags = site.series.flags.iter().map(|flag| &flag.text);
    site.texts.iter().chain(flags).chain(site.series.decisions.iter().map(|decision| &decision.name))
}
