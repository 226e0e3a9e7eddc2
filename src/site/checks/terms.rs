//! Forbidden renderings are refused with the approved one.

use super::documents;
use crate::document::plain;
use crate::lang::{Lang, PerLang};
use crate::problem::{Place, Problem};
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    for (_, document) in documents(site) {
        for text in [&document.front.title, &document.front.summary] {
            forbidden(site, document.lang, &text.value, |_| text.place.clone(), problems);
        }
        for run in &document.runs {
            let place = |at| run.place(at).unwrap_or_else(|| Place::start_of(&document.file));
            forbidden(site, document.lang, run.text(), place, problems);
        }
    }
    // The texts of a registry are told of at the entry that holds them.
    let mut entry = |texts: &PerLang<String>, place: &Place| {
        for (lang, text) in texts.iter() {
            forbidden(site, lang, text, |_| place.clone(), problems);
        }
    };
    for fact in site.facts.values() {
        let notes = fact.disputed.iter().map(|dispute| &dispute.note);
        [&fact.statement, &fact.scope].into_iter().chain(notes).for_each(|texts| entry(texts, &fact.id.place));
    }
    for event in &site.events {
        entry(&event.title, &event.place);
        entry(&PerLang::build(|lang| plain(event.text.get(lang))), &event.place);
    }
    for page in &site.pages {
        if let Some(mission) = page.mission() {
            let glance = [&mission.glance.role, &mission.glance.task, &mission.glance.headquarters].into_iter().flatten();
            [&mission.label, &mission.official].into_iter().chain(glance).for_each(|texts| entry(texts, &Place::start_of(&page.file)));
        }
    }
}

fn forbidden(site: &Site, lang: Lang, text: &str, place: impl Fn(usize) -> Place, problems: &mut Vec<Problem>) {
    let lower = text.to_lowercase();
    for term in &site.terms {
        for wrong in term.forbidden.get(lang) {
            for (at, _) in lower.match_indices(&wrong.to_lowercase()) {
                // A quotation may show the rendering that it corrects.
                if lower.get(..at).is_some_and(|before| before.ends_with(['“', '«'])) {
                    continue;
                }
                let help = format!("write “{}”, or put the words in quotation marks if you quote them", term.approved.get(lang));
                problems.push(Problem::error(place(at), format!("“{wrong}” is a forbidden rendering"), help));
            }
        }
    }
}
