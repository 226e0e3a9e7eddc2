//! Every link within the site must lead to a page and a heading that exist.

use super::documents;
use crate::document::{Document, Inline, Target, walk, walk_inlines};
use crate::lang::Lang;
use crate::problem::{Place, Problem, did_you_mean};
use crate::site::Site;
use crate::site::broken::Broken;

/// Ids that the templates give to parts of every page.
const BUILT_IN: [&str; 2] = ["sources", "main"];

pub(super) fn check(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    for (_, document) in documents(site) {
        for blocks in document.bodies() {
            walk(blocks, &mut |inline| link(site, broken, inline, Some(document), problems));
        }
        for at in document.front.asked.iter().filter_map(|question| question.at.as_ref()) {
            anchor(document, &at.value, &at.place, problems);
        }
    }
    for event in &site.events {
        for (_, text) in event.text.iter() {
            walk_inlines(text, &mut |inline| link(site, broken, inline, None, problems));
        }
        if let Some(path) = event.page.as_deref().filter(|path| site.page(path).is_none() && !broken.has_page(path)) {
            let pages = site.pages.iter().map(|page| page.path.as_str());
            let help = did_you_mean(path, pages, "name a bundle by its path, such as missions/undof");
            let what = format!("the event “{}” leads to “{path}”, which is no page", event.id);
            problems.push(Problem::error(event.page_place.clone(), what, help));
        }
    }
}

/// Whether a link of a text leads to what exists.
pub(super) fn leads(site: &Site, broken: &Broken, inline: &Inline, document: &Document) -> bool {
    let mut problems = Vec::new();
    link(site, broken, inline, Some(document), &mut problems);
    problems.is_empty()
}

fn link(site: &Site, broken: &Broken, inline: &Inline, document: Option<&Document>, problems: &mut Vec<Problem>) {
    let Inline::Link(link) = inline else { return };
    let place = &link.place;
    match &link.target {
        Target::Page { path, .. } if broken.has_page(path) => {}
        Target::Page { path, heading } => {
            let Some(page) = site.page(path) else {
                let pages = site.pages.iter().map(|page| page.path.as_str());
                let help = match site.moved.iter().find(|moved| moved.from.value == *path) {
                    Some(moved) => format!("it moved: link to /{}/", moved.to.value),
                    None => did_you_mean(path, pages, "link to a folder with a TOML file and texts"),
                };
                problems.push(Problem::error(place.clone(), format!("there is no page “{path}”"), help));
                return;
            };
            if let Some(heading) = heading {
                anchor(&page.text(document.map_or(Lang::SOURCE, |document| document.lang)).document, heading, place, problems);
            }
        }
        Target::Heading(heading) => match document {
            Some(document) => anchor(document, heading, place, problems),
            None => {
                let help = format!("write the page before it: /missions/undof/#{heading}");
                problems.push(Problem::error(place.clone(), "a link to a heading of the same page, in an event", help));
            }
        },
        Target::Web(_) | Target::Mail(_) => {}
    }
}

fn anchor(document: &Document, heading: &str, place: &Place, problems: &mut Vec<Problem>) {
    // The ids of a text that was not wholly understood are not known.
    if !document.sound {
        return;
    }
    if let Some(id) = heading.strip_prefix("fact-") {
        let mut shown = false;
        for blocks in document.bodies() {
            walk(blocks, &mut |inline| shown |= matches!(inline, Inline::Fact(fact) if fact.value == id));
        }
        if !shown {
            let help = format!("link to a page that holds <fact:{id}>");
            problems.push(Problem::error(place.clone(), format!("{} does not show the figure “{id}”", document.file), help));
        }
        return;
    }
    let notes = (!document.notes.is_empty()).then_some("notes");
    let known: Vec<&str> = document.headings().map(|heading| heading.id.value.as_str()).chain(BUILT_IN).chain(notes).collect();
    if !known.contains(&heading) {
        let help = did_you_mean(heading, known.iter().copied(), &format!("its headings are {}", known.join(", ")));
        problems.push(Problem::error(place.clone(), format!("{} has no heading “{heading}”", document.file), help));
    }
}
