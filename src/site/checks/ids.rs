//! Every id that something refers to must exist.

use super::documents;
use crate::document::{Block, Document, Drawing, Inline, walk, walk_blocks, walk_inlines};
use crate::lang::Lang;
use crate::problem::{Problem, did_you_mean};
use crate::registry::{ChartId, FactKind, Located, Unit, Value};
use crate::site::broken::Broken;
use crate::site::{PageKind, Site};

/// The timelines that can be drawn.
const TIMELINES: [&str; 1] = ["service"];
/// The most people that are drawn one dot each.
const MOST_DOTS: i64 = 600;

pub(super) fn check(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    let ids = Ids { site, broken };
    for (_, document) in documents(site) {
        ids.document(document, problems);
    }
    for event in &site.events {
        event.sources.iter().for_each(|id| ids.source(id, problems));
        for (_, text) in event.text.iter() {
            walk_inlines(text, &mut |inline| ids.inline(inline, problems));
        }
    }
    for fact in site.facts.values() {
        fact.sources.iter().for_each(|id| ids.source(id, problems));
        for point in fact.other_points() {
            point.sources.iter().for_each(|id| ids.source(id, problems));
        }
        if let Some(mission) = &fact.mission {
            ids.mission(mission, problems);
        }
    }
    site.charts.values().flat_map(|chart| &chart.sources).for_each(|id| ids.source(id, problems));
    for page in &site.pages {
        match &page.kind {
            PageKind::Home(home) => {
                home.figures.iter().chain([&home.women]).for_each(|id| _ = ids.fact(id, problems));
                if site.facts.get(&home.women.value).is_some_and(|fact| fact.unit != Unit::Women) {
                    let what = format!("the fact “{}” does not count women", home.women.value);
                    problems.push(Problem::error(home.women.place.clone(), what, "name a fact of unit = \"women\""));
                }
                home.cards.iter().chain([&home.feature, &home.wps]).for_each(|path| ids.page(path, problems));
                home.events.iter().for_each(|id| ids.event(id, problems));
            }
            PageKind::Mission(mission) => {
                let glance = &mission.glance;
                [&glance.personnel, &glance.women].into_iter().flatten().for_each(|id| _ = ids.fact(id, problems));
                for id in [&glance.founded, &glance.mandate, &glance.closed].into_iter().flatten() {
                    if ids.fact(id, problems) && site.facts.get(&id.value).is_some_and(|fact| fact.kind != FactKind::Date) {
                        let what = format!("the fact “{}” is not a date", id.value);
                        problems.push(Problem::error(id.place.clone(), what, "name a fact of kind = \"date\""));
                    }
                }
            }
            PageKind::Section(_) | PageKind::Article(_) => {}
        }
    }
}

/// Whether there is what a figure shows.
pub(super) fn exists(site: &Site, drawing: &Drawing) -> bool {
    match drawing {
        Drawing::Map(slug) => site.missions().iter().any(|(page, _)| page.slug() == slug.value),
        Drawing::Dots(id) | Drawing::Pull(id) => site.facts.contains_key(&id.value),
        Drawing::Timeline(id) => TIMELINES.contains(&id.value.as_str()),
        Drawing::Chart(id) => site.charts.values().any(|chart| chart.id.value == id.value),
    }
}

struct Ids<'a> {
    site: &'a Site,
    broken: &'a Broken,
}

impl Ids<'_> {
    fn document(&self, document: &Document, problems: &mut Vec<Problem>) {
        let (mut pulls, mut drawn) = (0, Vec::new());
        for blocks in document.bodies() {
            walk(blocks, &mut |inline| self.inline(inline, problems));
            walk_blocks(blocks, &mut |block| {
                let Block::Figure(drawing, _) = block else { return };
                self.drawing(drawing, problems);
                let (id, what) = (drawing.id(), (std::mem::discriminant(drawing), &drawing.id().value));
                pulls += usize::from(matches!(drawing, Drawing::Pull(_)));
                if pulls > 1 {
                    let help = "leave one pull: on the page; the others can stand in the text as <fact:…>";
                    problems.push(Problem::error(id.place.clone(), "the page has more than one large figure in the margin", help));
                } else if drawn.contains(&what) {
                    let help = "leave one of them, and lead to it with a link from the other place";
                    problems.push(Problem::error(id.place.clone(), format!("the figure of “{}” stands on the page twice", id.value), help));
                }
                drawn.push(what);
            });
        }
    }

    fn inline(&self, inline: &Inline, problems: &mut Vec<Problem>) {
        match inline {
            Inline::Fact(id) | Inline::AsOf(id) => _ = self.fact(id, problems),
            Inline::Source(id) => self.source(id, problems),
            _ => {}
        }
    }

    fn drawing(&self, drawing: &Drawing, problems: &mut Vec<Problem>) {
        match drawing {
            Drawing::Map(slug) => self.mission(slug, problems),
            Drawing::Timeline(id) => known(id, "timeline", TIMELINES, "the only timeline is service", problems),
            Drawing::Chart(id) if self.broken.charts.may_hold(&id.value) => {}
            Drawing::Chart(id) => {
                known(id, "chart", self.site.charts.values().map(|chart| chart.id.value.as_str()), "add it to charts.toml", problems);
                if ChartId::of(&id.value)
                    .is_some_and(|chart| self.site.chart_sheet(chart, Lang::SOURCE).rows.is_empty() && !self.broken.series)
                {
                    let help = "the files of series/ that it is drawn from are missing or empty";
                    problems.push(Problem::error(id.place.clone(), format!("the chart “{}” has nothing to show", id.value), help));
                }
            }
            Drawing::Pull(id) => _ = self.fact(id, problems),
            Drawing::Dots(id) => {
                if self.fact(id, problems)
                    && let Some(fact) = self.site.facts.get(&id.value)
                    && !matches!(fact.value, Value::Integer(count) if (1..=MOST_DOTS).contains(&count))
                {
                    let what = format!("“{}” cannot be drawn as dots", id.value);
                    problems.push(Problem::error(id.place.clone(), what, format!("dots show a whole number from 1 to {MOST_DOTS}")));
                }
            }
        }
    }

    fn fact(&self, id: &Located<String>, problems: &mut Vec<Problem>) -> bool {
        if !self.broken.facts.may_hold(&id.value) {
            known(id, "fact", self.site.facts.keys().map(String::as_str), "add it to a file in facts/", problems);
        }
        self.site.facts.contains_key(&id.value)
    }

    fn source(&self, id: &Located<String>, problems: &mut Vec<Problem>) {
        if !self.broken.sources.may_hold(&id.value) {
            known(id, "source", self.site.sources.keys().map(String::as_str), "add it to sources.toml", problems);
        }
    }

    fn mission(&self, slug: &Located<String>, problems: &mut Vec<Problem>) {
        if !self.broken.has_mission(&slug.value) {
            let missions: Vec<&str> = self.site.missions().iter().map(|(page, _)| page.slug()).collect();
            known(slug, "mission", missions, "a mission is a folder with a mission.toml", problems);
        }
    }

    fn page(&self, path: &Located<String>, problems: &mut Vec<Problem>) {
        if !self.broken.has_page(&path.value) {
            let pages = self.site.pages.iter().map(|page| page.path.as_str());
            known(path, "page", pages, "name a bundle by its path, such as missions/undof", problems);
        }
    }

    fn event(&self, id: &Located<String>, problems: &mut Vec<Problem>) {
        if !self.broken.events.may_hold(&id.value) {
            known(id, "event", self.site.events.iter().map(|event| event.id.as_str()), "add it to events.toml", problems);
        }
    }
}

fn known<'a>(id: &Located<String>, what: &str, all: impl IntoIterator<Item = &'a str>, otherwise: &str, problems: &mut Vec<Problem>) {
    let all: Vec<&str> = all.into_iter().collect();
    if !all.contains(&id.value.as_str()) {
        let help = did_you_mean(&id.value, all, otherwise);
        problems.push(Problem::error(id.place.clone(), format!("there is no {what} “{}”", id.value), help));
    }
}
