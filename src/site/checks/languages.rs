//! The three texts of a page have the same headings and the same change dates.

use crate::document::{Block, Document};
use crate::lang::Lang;
use crate::problem::{Place, Problem, did_you_mean};
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    for page in &site.pages {
        let source = &page.text(Lang::SOURCE).document;
        doubled(source, problems);
        for (lang, text) in page.texts.iter().filter(|(lang, text)| *lang != Lang::SOURCE && text.waived.is_none()) {
            let translation = &text.document;
            doubled(translation, problems);
            let known: Vec<&str> = source.headings().map(|heading| heading.id.value.as_str()).collect();
            let own: Vec<&str> = translation.headings().map(|heading| heading.id.value.as_str()).collect();
            for heading in translation.headings().filter(|heading| !known.contains(&heading.id.value.as_str())) {
                let help = did_you_mean(
                    &heading.id.value,
                    known.iter().copied(),
                    "use the ids of the English text, so that links survive a language switch",
                );
                problems.push(Problem::error(
                    heading.id.place.clone(),
                    format!("the English text has no heading “{}”", heading.id.value),
                    help,
                ));
            }
            for heading in source.headings().filter(|heading| !own.contains(&heading.id.value.as_str())) {
                let what = format!("the heading “{}” is missing", heading.id.value);
                let help = format!("translate it from line {} of {}", heading.id.place.line, source.file);
                problems.push(Problem::error(Place::start_of(&translation.file), what, help));
            }
            let (own, english) = (translation.front.latest.date, source.front.latest.date);
            if own > english {
                let what = format!("the latest change is of {own}, in English of {english}");
                let help = "change the English text first, and give both the same [[changes]]";
                problems.push(Problem::error(Place::start_of(&translation.file), what, help));
            } else if own < english {
                let what = format!("the latest change is of {own}, in English of {english}");
                let help = format!("bring {lang}.md up to date and give it the same [[changes]]");
                problems.push(Problem::warning(Place::start_of(&translation.file), what, help));
            }
            let (own, english) = (figures(translation), figures(source));
            if own != english {
                let what = format!("the figures are {}, in English {}", own.join(", "), english.join(", "));
                problems.push(Problem::error(Place::start_of(&translation.file), what, "show the same figures in the same order"));
            }
        }
    }
}

fn doubled(document: &Document, problems: &mut Vec<Problem>) {
    let mut seen: Vec<&str> = Vec::new();
    for heading in document.headings() {
        if seen.contains(&heading.id.value.as_str()) {
            let what = format!("two headings have the id “{}”", heading.id.value);
            problems.push(Problem::error(heading.id.place.clone(), what, "give this one an id of its own"));
        }
        seen.push(&heading.id.value);
    }
}

/// The figures of a text as they are written: `map:undof`.
fn figures(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Figure(drawing, _) => Some(drawing.to_string()),
            _ => None,
        })
        .collect()
}
