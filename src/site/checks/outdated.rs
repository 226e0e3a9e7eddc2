//! Translations that do not follow their English text any more.

use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::site::{Behind, Site, behind};

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    for page in &site.pages {
        let source = &page.text(Lang::SOURCE).document;
        if let Some(record) = source.front.made_from.values().next() {
            let what = "the English text is made from nothing";
            problems.push(Problem::error(record.place.clone(), what, "take [made_from] away: English is the source of the translations"));
        }
        for (_, text) in page.translations() {
            let translation = &text.document;
            let path = if page.path.is_empty() { "home" } else { &page.path };
            if translation.front.made_from.is_empty() {
                let what = "the translation does not say which English text it was made from";
                let help = format!("compare it with {}, then run kazpeace translate --record {path}", source.file);
                problems.push(Problem::warning(Place::start_of(&translation.file), what, help));
                continue;
            }
            // What is not understood is told of first.
            if !source.sound {
                continue;
            }
            for Behind { section, new, gone, unrecorded } in behind(source, translation) {
                // Of two sections with one id, the record holds one: that is told of as a doubled id.
                if source.sections.iter().filter(|other| other.id == section.id).count() > 1 {
                    continue;
                }
                let place = translation
                    .front
                    .made_from
                    .get(&section.id)
                    .map_or_else(|| Place::start_of(&translation.file), |record| record.place.clone());
                let state = if unrecorded { "is new" } else { "has changed since it was translated" };
                let mut parts: Vec<String> = new.iter().map(|block| format!("new or changed: “{} …”", block.words)).collect();
                if gone > 0 {
                    parts.push(format!("gone or changed: {gone} {}", if gone == 1 { "block" } else { "blocks" }));
                }
                let what = format!("the section “{}” {state}: {}", section.id, parts.join("; "));
                let help =
                    format!("translate it from line {} of {}, then run kazpeace translate --record {path}", section.line, source.file);
                problems.push(Problem::warning(place, what, help));
            }
        }
    }
}
