//! Every text of the content that readers see, with its language and its place: what the checks of words and letters look through.

use super::Site;
use super::checks::documents;
use crate::document::{Document, Inline, Run, walk_inlines};
use crate::lang::{Lang, PerLang};
use crate::problem::Place;
use crate::registry::{Message, Value};

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
    /// In an interface string: a stretch of one line that begins at the place.
    Stretch(Place),
}

impl Passage<'_> {
    /// The article in the body of which it stands, and its stretch there.
    pub fn body(&self) -> Option<(&Document, &Run)> {
        match self.origin {
            Origin::Run(run, document) => Some((document, run)),
            Origin::Entry(_) | Origin::Stretch(_) => None,
        }
    }

    /// The place of a byte of the text.
    pub fn place(&self, at: usize) -> Place {
        match &self.origin {
            Origin::Run(run, document) => run.place(at, &document.file),
            Origin::Entry(place) => place.clone(),
            Origin::Stretch(place) => {
                let before = self.text.get(..at).map_or(0, |before| before.chars().count());
                Place { column: place.column.saturating_add(u32::try_from(before).unwrap_or(u32::MAX)), ..place.clone() }
            }
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
    for (texts, place) in entries(site) {
        for (lang, text) in texts.iter() {
            found.push(Passage { lang, text, origin: Origin::Entry(place.clone()) });
        }
    }
    for event in &site.events {
        for (lang, text) in event.text.iter() {
            walk_inlines(text, &mut |inline| {
                if let Inline::Text(run) = inline {
                    found.push(Passage { lang, text: run.text(), origin: Origin::Entry(event.place.clone()) });
                }
            });
        }
    }
    for Message { lang, texts, .. } in &site.messages {
        found.extend(texts.iter().map(|text| Passage { lang: *lang, text: &text.value, origin: Origin::Stretch(text.place.clone()) }));
    }
    found
}

/// The texts of the registries, each in its three languages, with the place of their entry. Those of events, which hold figures and links,
/// are not among them.
pub fn entries(site: &Site) -> Vec<(&PerLang<String>, Place)> {
    let mut found: Vec<(&PerLang<String>, Place)> = Vec::new();
    for fact in site.facts.values() {
        let points = fact.other_points();
        let values = std::iter::once(&fact.value).chain(points.map(|point| &point.value));
        let value = values.filter_map(|value| match value {
            Value::Text(texts) => Some(texts),
            _ => None,
        });
        let notes = fact.disputed.iter().map(|dispute| &dispute.note);
        let texts = value.chain([&fact.statement, &fact.scope]).chain(notes);
        found.extend(texts.map(|texts| (texts, fact.id.place.clone())));
    }
    for term in &site.terms {
        found.extend(std::iter::once(&term.approved).chain(&term.definition).map(|texts| (texts, term.id.place.clone())));
    }
    for chart in site.charts.values() {
        found.extend([&chart.title, &chart.unit, &chart.note].map(|texts| (texts, chart.id.place.clone())));
    }
    for (page, mission) in site.missions() {
        let glance = [&mission.glance.role, &mission.glance.task, &mission.glance.headquarters].into_iter().flatten();
        let names = mission.cities.iter().map(|city| &city.name).chain([&mission.label, &mission.official, &mission.acronym]);
        found.extend(glance.chain(names).map(|texts| (texts, Place::start_of(&page.file))));
    }
    let config = [&site.config.name, &site.config.brand, &site.config.about];
    found.extend(config.map(|texts| (texts, Place::start_of("site.toml"))));
    found.extend(site.series.flags.iter().map(|flag| (&flag.text, Place::start_of("series/flags.csv"))));
    found.extend(site.series.decisions.iter().map(|decision| (&decision.name, Place::start_of("series/decisions.csv"))));
    found.extend(site.events.iter().map(|event| (&event.title, event.place.clone())));
    found.extend(site.sources.values().filter_map(|source| Some((source.after.as_ref()?, source.id.place.clone()))));
    found
}
