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
            compare(&facts(source), &facts(translation), "the figure", source, translation, problems);
            compare(&digits(source), &digits(translation), "the number", source, translation, problems);
        }
    }
}

type Places = BTreeMap<String, Vec<Place>>;

fn compare(source: &Places, translation: &Places, what: &str, from: &Document, to: &Document, problems: &mut Vec<Problem>) {
    for (text, places) in translation {
        let known = source.get(text).map_or(0, Vec::len);
        if places.len() > known
            && let Some(place) = places.last()
        {
            let help = format!("make it agree with {}, or write it as a fact", from.file);
            problems.push(Problem::error(
                place.clone(),
                format!("{what} “{text}” stands here {} times, in English {known} times", places.len()),
                help,
            ));
        }
    }
    for (text, places) in source {
        let own = translation.get(text).map_or(0, Vec::len);
        if own < places.len()
            && let Some(place) = places.first()
        {
            let help = format!("{} has it on line {}", from.file, place.line);
            problems.push(Problem::error(
                Place::start_of(&to.file),
                format!("{what} “{text}” stands here {own} times, in English {} times", places.len()),
                help,
            ));
        }
    }
}

fn facts(document: &Document) -> Places {
    let mut places = Places::new();
    for blocks in blocks(document) {
        walk(blocks, &mut |inline| {
            if let Inline::Fact(Located { value, place }) = inline {
                places.entry(format!("fact:{value}")).or_default().push(place.clone());
            }
        });
    }
    places
}

fn digits(document: &Document) -> Places {
    let mut places = Places::new();
    for Located { value, place } in &document.numbers {
        places.entry(value.clone()).or_default().push(place.clone());
    }
    places
}
