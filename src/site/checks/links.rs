//! Every link within the site must lead to a page and a heading that exist.

use super::{blocks, documents};
use crate::document::{Document, Inline, Target, walk, walk_inlines};
use crate::lang::Lang;
use crate::problem::{Place, Problem, did_you_mean};
use crate::site::Site;

/// Ids that the templates give to parts of every page.
const BUILT_IN: [&str; 2] = ["sources", "main"];

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    for (_, document) in documents(site) {
        for blocks in blocks(document) {
            walk(blocks, &mut |inline| link(site, inline, Some(document), problems));
        }
    }
    for event in &site.events {
        for (_, text) in event.text.iter() {
            walk_inlines(text, &mut |inline| link(site, inline, None, problems));
        }
        if let Some(path) = event.page.as_deref().filter(|path| site.page(path).is_none()) {
            let help =
                did_you_mean(path, site.pages.iter().map(|page| page.path.as_str()), "name a bundle by its path, such as missions/undof");
            problems.push(Problem::error(
                Place::start_of("events.toml"),
                format!("the event “{}” leads to “{path}”, which is no page", event.id),
                help,
            ));
        }
    }
}

fn link(site: &Site, inline: &Inline, document: Option<&Document>, problems: &mut Vec<Problem>) {
    let Inline::Link(target, place, _) = inline else { return };
    match target {
        Target::Page { path, heading } => {
            let Some(page) = site.page(path) else {
                let help =
                    did_you_mean(path, site.pages.iter().map(|page| page.path.as_str()), "link to a folder with a TOML file and texts");
                problems.push(Problem::error(place.clone(), format!("there is no page “{path}”"), help));
                return;
            };
            if let Some(heading) = heading {
                anchor(&page.text(document.map_or(Lang::SOURCE, |document| document.lang)).document, heading, place, problems);
            }
        }
        Target::Heading(heading) => {
            if let Some(document) = document {
                anchor(document, heading, place, problems);
            }
        }
        Target::Web(_) | Target::Mail(_) => {}
    }
}

fn anchor(document: &Document, heading: &str, place: &Place, problems: &mut Vec<Problem>) {
    let known: Vec<&str> = document.headings().map(|heading| heading.id.value.as_str()).chain(BUILT_IN).collect();
    if !known.contains(&heading) && !heading.starts_with("fact-") {
        let help = did_you_mean(heading, known.iter().copied(), &format!("its headings are {}", known.join(", ")));
        problems.push(Problem::error(place.clone(), format!("{} has no heading “{heading}”", document.file), help));
    }
}
