//! The three texts of a page have the same headings and the same change dates.

use super::ids;
use crate::document::{Block, Document, Drawing, Heading, walk_blocks};
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::registry::Located;
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    for page in &site.pages {
        let source = &page.text(Lang::SOURCE).document;
        let unique = doubled(source, problems);
        for (lang, text) in page.translations() {
            let translation = &text.document;
            // Where an id is doubled, another one is missing.
            if doubled(translation, problems) && unique && source.sound && translation.sound {
                headings(source, translation, problems);
            }
            let (own, english) = (&translation.front.latest, &source.front.latest);
            if own.date > english.date {
                let what = format!("the latest change is of {}, in English of {}", own.date, english.date);
                let help = "change the English text first, and give both the same [[changes]]";
                problems.push(Problem::error(own.place.clone(), what, help));
            } else if own.date < english.date {
                let what = format!("the latest change is of {}, in English of {}", own.date, english.date);
                let help = format!("bring {lang}.md up to date and give it the same [[changes]]");
                problems.push(Problem::warning(own.place.clone(), what, help));
            }
            let dates = |document: &Document| document.front.earlier.iter().map(|change| change.date.to_string()).collect::<Vec<_>>();
            let (earlier, of_english) = (dates(translation), dates(source));
            // Notes that are not in order are told of as such.
            let in_order = |document: &Document| {
                let dates = std::iter::once(&document.front.latest).chain(&document.front.earlier).map(|change| change.date);
                dates.clone().zip(dates.skip(1)).all(|(newer, older)| newer >= older)
            };
            if own.date == english.date && earlier != of_english && in_order(source) && in_order(translation) {
                let name = |dates: &[String]| if dates.is_empty() { "none".to_owned() } else { dates.join(", ") };
                let what = format!("the earlier changes are of {}, in English of {}", name(&earlier), name(&of_english));
                problems.push(Problem::error(own.place.clone(), what, "give both the same [[changes]]: each has an address of its own"));
            }
            let (own, english) = (&translation.front.asked, &source.front.asked);
            if own.len() != english.len() {
                let place = own.first().map_or(&translation.front.title.place, |question| &question.words.place);
                let what = format!("the number of questions in “asked” is {}, in English {}", own.len(), english.len());
                problems.push(Problem::error(place.clone(), what, "ask the same questions in all three languages"));
            }
            let name = |at: &Option<Located<String>>| at.as_ref().map_or("the whole text", |id| id.value.as_str()).to_owned();
            for (own, english) in own.iter().zip(english).filter(|(own, english)| name(&own.at) != name(&english.at)) {
                let what = format!("the question leads to {}, in English to {}", name(&own.at), name(&english.at));
                let help = "lead to the same place in all three languages, and ask the questions in the same order";
                problems.push(Problem::error(own.words.place.clone(), what, help));
            }
            let (own, english) = (figures(translation), figures(source));
            let exist = source.sound && translation.sound && own.iter().chain(&english).all(|drawing| ids::exists(site, drawing));
            if exist && let Some(place) = difference(&own, &english, translation) {
                let what = format!("the figures are {}, in English {}", names(&own), names(&english));
                problems.push(Problem::error(place, what, "show the same figures in the same order"));
            }
        }
    }
}

fn headings(source: &Document, translation: &Document, problems: &mut Vec<Problem>) {
    let lacks = |document: &Document, heading: &Heading| document.headings().all(|other| other.id.value != heading.id.value);
    let mut missing = source.headings().filter(|heading| lacks(translation, heading));
    for heading in translation.headings().filter(|heading| lacks(source, heading)) {
        // An id of its own and a missing one are one slip: the headings follow each other in the same order.
        let help = match missing.next() {
            Some(meant) => format!("write {{#{}}}, as on line {} of {}", meant.id.value, meant.id.place.line, source.file),
            None => format!("take it away, or write it in {} too", source.file),
        };
        problems.push(Problem::error(heading.id.place.clone(), format!("the English text has no heading “{}”", heading.id.value), help));
    }
    for heading in missing {
        let what = format!("the heading “{}” is missing", heading.id.value);
        let help = format!("translate it from line {} of {}", heading.id.place.line, source.file);
        problems.push(Problem::error(Place::start_of(&translation.file), what, help));
    }
}

/// Tells of ids that stand twice, and whether there are none.
fn doubled(document: &Document, problems: &mut Vec<Problem>) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    let mut unique = true;
    for heading in document.headings() {
        if seen.contains(&heading.id.value.as_str()) {
            let what = format!("two headings have the id “{}”", heading.id.value);
            problems.push(Problem::error(heading.id.place.clone(), what, "give this one an id of its own"));
            unique = false;
        }
        seen.push(&heading.id.value);
    }
    unique
}

/// The figures of a text.
fn figures(document: &Document) -> Vec<&Drawing> {
    let mut figures = Vec::new();
    walk_blocks(&document.blocks, &mut |block| {
        if let Block::Figure(drawing, _) = block {
            figures.push(drawing);
        }
    });
    figures
}

/// Where the figures of a translation begin to differ from those of the English text.
fn difference(own: &[&Drawing], english: &[&Drawing], translation: &Document) -> Option<Place> {
    let name = |drawing: Option<&&Drawing>| drawing.map(ToString::to_string);
    let at = (0..own.len().max(english.len())).find(|at| name(own.get(*at)) != name(english.get(*at)))?;
    Some(own.get(at).map_or_else(|| Place::start_of(&translation.file), |drawing| drawing.id().place.clone()))
}

fn names(figures: &[&Drawing]) -> String {
    let names: Vec<String> = figures.iter().map(ToString::to_string).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
