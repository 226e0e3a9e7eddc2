//! Facts and sources that nothing shows.

use std::collections::BTreeSet;

use super::documents;
use crate::document::{Block, Drawing, Inline, walk, walk_blocks, walk_inlines};
use crate::problem::Problem;
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    let mut facts: BTreeSet<&str> = BTreeSet::new();
    let mut sources: BTreeSet<&str> = BTreeSet::new();
    let mut visit = |inline: &Inline| match inline {
        Inline::Fact(id) | Inline::AsOf(id) => _ = site.facts.get_key_value(&id.value).map(|(id, _)| facts.insert(id)),
        Inline::Source(id) => _ = site.sources.get_key_value(&id.value).map(|(id, _)| sources.insert(id)),
        _ => {}
    };
    for (_, document) in documents(site) {
        document.bodies().for_each(|blocks| walk(blocks, &mut visit));
    }
    site.events.iter().flat_map(|event| event.text.iter()).for_each(|(_, text)| walk_inlines(text, &mut visit));
    for (_, document) in documents(site) {
        for blocks in document.bodies() {
            walk_blocks(blocks, &mut |block| {
                if let Block::Figure(Drawing::Dots(id) | Drawing::Pull(id), _) = block {
                    facts.insert(&id.value);
                }
            });
        }
    }
    for page in &site.pages {
        facts.extend(page.panel_facts().map(|id| id.value.as_str()));
    }
    // What a series names it needs, whether a page shows it or not.
    let series = &site.series;
    facts.extend(series.targets.iter().map(|target| target.fact.value.as_str()));
    sources.extend(series.headcounts.iter().map(|row| row.source.value.as_str()));
    sources.extend(series.ranks.iter().map(|row| row.source.value.as_str()));
    sources.extend(series.neighbours.iter().map(|row| row.source.value.as_str()));
    sources.extend(series.women.iter().map(|row| row.source.value.as_str()));
    sources.extend(series.decisions.iter().map(|row| row.source.value.as_str()));
    sources.extend(site.events.iter().flat_map(|event| &event.sources).map(|id| id.value.as_str()));
    sources.extend(site.charts.values().flat_map(|chart| &chart.sources).map(|id| id.value.as_str()));
    for fact in site.facts.values() {
        sources.extend(fact.sources.iter().map(|id| id.value.as_str()));
        let points = fact.other_points();
        sources.extend(points.flat_map(|point| &point.sources).map(|id| id.value.as_str()));
        // A figure with several published values is shown on the page of figures that disagree.
        if !facts.contains(fact.id.value.as_str()) && fact.disputed.is_empty() {
            problems.push(Problem::warning(
                fact.id.place.clone(),
                format!("no page shows the fact “{}”", fact.id.value),
                "show it, or take it away",
            ));
        }
    }
    for source in site.sources.values().filter(|source| !sources.contains(source.id.value.as_str())) {
        problems.push(Problem::warning(
            source.id.place.clone(),
            format!("nothing refers to the source “{}”", source.id.value),
            "refer to it, or take it away",
        ));
    }
}
