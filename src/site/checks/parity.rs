//! Number parity: a translation holds the same figures and digits as the English text, no more and no fewer.

use std::collections::BTreeMap;

use super::blocks;
use crate::document::{Document, Inline, walk};
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::registry::Located;
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    for page in &site.pages {
        let source = &page.text(Lang::SOURCE).document;
        for (_, text) in page.texts.iter().filter(|(lang, text)| *lang != Lang::SOURCE && text.waived.is_none()) {
            let translation = &text.document;
            if !(source.sound && translation.sound) {
                continue;
            }
            if let (Some(known), Some(own)) = (figures(site, source), figures(site, translation)) {
                compare(&known, &own, "the figure", source, translation, problems);
            }
            compare(&digits(source), &digits(translation), "the number", source, translation, problems);
        }
    }
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

/// The figures of a text; nothing if one of them does not exist, as it may be any other one misspelt.
fn figures(site: &Site, document: &Document) -> Option<Places> {
    let mut places = Places::new();
    let mut exist = true;
    for blocks in blocks(document) {
        walk(blocks, &mut |inline| {
            if let Inline::Fact(Located { value, place }) = inline {
                exist &= site.facts.contains_key(value);
                places.entry(format!("fact:{value}")).or_default().push(place.clone());
            }
        });
    }
    exist.then_some(places)
}

fn digits(document: &Document) -> Places {
    let mut places = Places::new();
    for Located { value, place } in &document.numbers {
        places.entry(value.clone()).or_default().push(place.clone());
    }
    places
}
