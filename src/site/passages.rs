//! Every text of the content that readers see, with its language and its place: what the checks of words and letters look through.

use super::Site;
use super::checks::documents;
use crate::document::{Document, Inline, Run, walk_inlines};
use crate::lang::{Lang, PerLang};
use crate::problem::Place;
use crate::registry::Value;

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
    /// In a registry or in the front matter, where the place is that of the entry.
    Entry(Place),
}

impl Passage<'_> {
    /// Whether it stands in the body of an article.
    pub fn is_body(&self) -> bool {
        matches!(self.origin, Origin::Run(..))
    }

    /// The place of a byte of the text.
    pub fn place(&self, at: usize) -> Place {
        match &self.origin {
            Origin::Run(run, document) => run.place(at).unwrap_or_else(|| Place::start_of(&document.file)),
            Origin::Entry(place) => place.clone(),
        }
    }
}

/// Every text, articles first. The names and titles of sources are not among them: they stay as they are in their own language.
pub fn passages<'a>(site: &'a Site) -> Vec<Passage<'a>> {
    let mut found = Vec::new();
    for (_, document) in documents(site) {
        let (lang, front) = (document.lang, &document.front);
        for text in [&front.title, &front.summary] {
            found.push(Passage { lang, text: &text.value, origin: Origin::Entry(text.place.clone()) });
        }
        for change in std::iter::once(&front.latest).chain(&front.earlier) {
            found.push(Passage { lang, text: &change.note, origin: Origin::Entry(change.place.clone()) });
        }
        for run in &document.runs {
            found.push(Passage { lang, text: run.text(), origin: Origin::Run(run, document) });
        }
    }
    let mut entry = |texts: &'a PerLang<String>, place: &Place| {
        for (lang, text) in texts.iter() {
            found.push(Passage { lang, text, origin: Origin::Entry(place.clone()) });
        }
    };
    for fact in site.facts.values() {
        let value = match &fact.value {
            Value::Text(texts) => Some(texts),
            _ => None,
        };
        let notes = fact.disputed.iter().map(|dispute| &dispute.note);
        value.into_iter().chain([&fact.statement, &fact.scope]).chain(notes).for_each(|texts| entry(texts, &fact.id.place));
    }
    for term in &site.terms {
        std::iter::once(&term.approved).chain(&term.definition).for_each(|texts| entry(texts, &term.id.place));
    }
    for chart in site.charts.values() {
        [&chart.title, &chart.unit, &chart.note].into_iter().for_each(|texts| entry(texts, &chart.id.place));
    }
    for (page, mission) in site.missions() {
        let glance = [&mission.glance.role, &mission.glance.task, &mission.glance.headquarters].into_iter().flatten();
        let names = mission.cities.iter().map(|city| &city.name).chain([&mission.label, &mission.official, &mission.acronym]);
        glance.chain(names).for_each(|texts| entry(texts, &Place::start_of(&page.file)));
    }
    let file = |name: &str| Place::start_of(name);
    [&site.config.name, &site.config.brand, &site.config.about].into_iter().for_each(|texts| entry(texts, &file("site.toml")));
    site.series.flags.iter().for_each(|flag| entry(&flag.text, &file("series/flags.csv")));
    site.series.decisions.iter().for_each(|decision| entry(&decision.name, &file("series/decisions.csv")));
    site.events.iter().for_each(|event| entry(&event.title, &event.place));
    for event in &site.events {
        for (lang, text) in event.text.iter() {
            walk_inlines(text, &mut |inline| {
                if let Inline::Text(words) = inline {
                    found.push(Passage { lang, text: words, origin: Origin::Entry(event.place.clone()) });
                }
            });
        }
    }
    found
}
