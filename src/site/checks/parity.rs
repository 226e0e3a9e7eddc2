//! Parity: a translation holds the same figures, digits, sources and links as the English text, no more and no fewer.

use std::collections::BTreeMap;

use super::links;
use crate::document::{Document, Inline, Target, walk, walk_inlines};
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::registry::{Located, Message, english_name};
use crate::site::broken::Broken;
use crate::site::{Site, entries};

pub(super) fn check(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    for page in &site.pages {
        let source = &page.text(Lang::SOURCE).document;
        for (_, text) in page.translations() {
            let translation = &text.document;
            if !(source.sound && translation.sound) {
                continue;
            }
            if let (Some((known, known_dates)), Some((own, own_dates))) = (figures(site, source), figures(site, translation)) {
                compare(&known, &own, "the figure", source, translation, problems);
                // A year in words may stand for a date in one language; where each has as many, they are the same.
                if known_dates.values().flatten().count() == own_dates.values().flatten().count() {
                    compare(&known_dates, &own_dates, "the date", source, translation, problems);
                }
            }
            compare(&digits(source), &digits(translation), "the number", source, translation, problems);
            if let (Some(known), Some(own)) = (sources(site, source), sources(site, translation)) {
                compare(&known, &own, "the source", source, translation, problems);
            }
            if let (Some(known), Some(own)) = (links(site, broken, source), links(site, broken, translation)) {
                compare(&known, &own, "the link to", source, translation, problems);
            }
        }
    }
    short_texts(site, problems);
}

/// The texts of registries and the interface strings: every language has the numbers of the English text.
fn short_texts(site: &Site, problems: &mut Vec<Problem>) {
    let translations = || Lang::ALL.into_iter().filter(|lang| *lang != Lang::SOURCE);
    for texts in entries(site) {
        let of = |lang: Lang| Numbers::of(numbers(&texts.get(lang).value));
        translations().for_each(|lang| of(lang).agree(&of(Lang::SOURCE), lang, &texts.get(lang).place, problems));
    }
    for event in &site.events {
        let of = |lang: Lang| {
            let mut found = Vec::new();
            walk_inlines(event.text.get(lang), &mut |inline| match inline {
                Inline::Text(run) => found.extend(numbers(run.text())),
                Inline::Fact(id) | Inline::AsOf(id) => found.push(&id.value),
                _ => {}
            });
            Numbers::of(found)
        };
        translations().for_each(|lang| of(lang).agree(&of(Lang::SOURCE), lang, &event.place, problems));
    }
    // A language has as many forms of a message as its plurals ask for: each number counts once.
    let of = |message: &Message| {
        Numbers(message.texts.iter().flat_map(|text| numbers(&text.value)).map(|number| (number.to_owned(), 1)).collect())
    };
    for message in site.messages.iter().filter(|message| message.lang != Lang::SOURCE) {
        // A message that English lacks does not compile.
        let english = site.messages.iter().find(|other| other.lang == Lang::SOURCE && other.id.value == message.id.value);
        if let Some(english) = english {
            of(message).agree(&of(english), message.lang, &message.id.place, problems);
        }
    }
}

/// The numbers of a short text, each with how often it stands there.
struct Numbers(BTreeMap<String, usize>);

impl Numbers {
    fn of<'a>(found: impl IntoIterator<Item = &'a str>) -> Numbers {
        let mut numbers = BTreeMap::new();
        for number in found {
            *numbers.entry(number.to_owned()).or_default() += 1;
        }
        Numbers(numbers)
    }

    /// Tells of the numbers that a translation does not have as often as the English text. One in the place of another is one slip.
    fn agree(&self, english: &Numbers, lang: Lang, place: &Place, problems: &mut Vec<Problem>) {
        let count = |numbers: &Numbers, number: &str| numbers.0.get(number).copied().unwrap_or(0);
        let more = |one: &Numbers, other: &Numbers| {
            one.0.keys().filter(|number| count(one, number) > count(other, number)).cloned().collect::<Vec<_>>()
        };
        let (extra, missing) = (more(self, english), more(english, self));
        let alone = missing.iter().skip(extra.len());
        for number in extra.iter().chain(alone) {
            let (own, theirs) = (times(count(self, number)), times(count(english, number)));
            let what = format!("the number “{number}” stands in {} {own} and in English {theirs}", english_name(lang));
            problems.push(Problem::error(place.clone(), what, "make the two agree"));
        }
    }
}

/// The runs of digits of a text.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty())
}

type Places = BTreeMap<String, Vec<Place>>;

fn compare(source: &Places, translation: &Places, what: &str, from: &Document, to: &Document, problems: &mut Vec<Problem>) {
    let count = |places: &Places, text: &str| places.get(text).map_or(0, Vec::len);
    let times = |places: &Places, text: &str| times(count(places, text));
    let differs = |text: &str| format!("{what} “{text}” stands here {} and in English {}", times(translation, text), times(source, text));
    let mut extra: Vec<(&Place, &str)> = translation
        .iter()
        .filter(|(text, places)| places.len() > count(source, text))
        .filter_map(|(text, places)| Some((places.last()?, text.as_str())))
        .collect();
    let mut missing: Vec<(&Place, &str)> = source
        .iter()
        .filter(|(text, places)| places.len() > count(translation, text))
        .filter_map(|(text, places)| Some((places.first()?, text.as_str())))
        .collect();
    extra.sort();
    missing.sort();
    let mut missing = missing.into_iter();
    for (place, text) in extra {
        // One that is too many and one that is missing are one slip.
        let help = match missing.next() {
            Some((meant, other)) => format!("{} has “{other}” on line {}: make the two agree", from.file, meant.line),
            None => format!("make it agree with {}", from.file),
        };
        problems.push(Problem::error(place.clone(), differs(text), help));
    }
    for (place, text) in missing {
        let help = format!("{} has it on line {}", from.file, place.line);
        problems.push(Problem::error(Place::start_of(&to.file), differs(text), help));
    }
}

fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

/// The figures of a text, and the dates of figures; nothing if one of them does not exist, as it may be any other one misspelt.
fn figures(site: &Site, document: &Document) -> Option<(Places, Places)> {
    let (mut figures, mut dates) = (Places::new(), Places::new());
    let mut exist = true;
    for blocks in document.bodies() {
        walk(blocks, &mut |inline| {
            let (scheme, id, places) = match inline {
                Inline::Fact(id) => ("fact", id, &mut figures),
                Inline::AsOf(id) => ("asof", id, &mut dates),
                _ => return,
            };
            let Located { value, place } = id.as_ref();
            exist &= site.facts.contains_key(value);
            places.entry(format!("{scheme}:{value}")).or_default().push(place.clone());
        });
    }
    exist.then_some((figures, dates))
}

/// The sources that a text names; nothing if one of them does not exist.
fn sources(site: &Site, document: &Document) -> Option<Places> {
    let (mut places, mut exist) = (Places::new(), true);
    for blocks in document.bodies() {
        walk(blocks, &mut |inline| {
            if let Inline::Source(id) = inline {
                exist &= site.sources.contains_key(&id.value);
                places.entry(id.value.clone()).or_default().push(id.place.clone());
            }
        });
    }
    exist.then_some(places)
}

/// The pages and headings of the site that a text leads to; nothing if one of them does not exist.
fn links(site: &Site, broken: &Broken, document: &Document) -> Option<Places> {
    let (mut places, mut exist) = (Places::new(), true);
    for blocks in document.bodies() {
        walk(blocks, &mut |inline| {
            let Inline::Link(link) = inline else { return };
            exist &= links::leads(site, broken, inline, document);
            let to = match &link.target {
                Target::Page { path, heading: None } => format!("/{path}/"),
                Target::Page { path, heading: Some(heading) } => format!("/{path}/#{heading}"),
                Target::Heading(heading) => format!("#{heading}"),
                // The same page of another site may have an address of its own in each language.
                Target::Web(_) => return,
                Target::Mail(address) => address.clone(),
            };
            places.entry(to).or_default().push(link.place.clone());
        });
    }
    exist.then_some(places)
}

fn digits(document: &Document) -> Places {
    let mut places = Places::new();
    for Located { value, place } in &document.numbers {
        places.entry(value.clone()).or_default().push(place.clone());
    }
    for Located { value, place } in document.front.texts() {
        for number in numbers(value) {
            places.entry(number.to_owned()).or_default().push(place.clone());
        }
    }
    places
}
