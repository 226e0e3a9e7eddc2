//! The numbers of the sources on one page: in the order in which a reader meets them.

use std::collections::BTreeMap;

use super::{Page, PageKind, Site};
use crate::document::{Block, Drawing, Inline, walk, walk_inlines};
use crate::lang::Lang;
use crate::registry::{ChartId, Fact, Listing};

/// The sources of one page in one language, numbered from 1.
#[derive(Debug, Default)]
pub struct References {
    order: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl References {
    /// Numbers the sources of a page: first those of its panel or key figures, then those of its text, then those of its events.
    pub fn of(site: &Site, page: &Page, lang: Lang) -> References {
        let mut references = References::default();
        match &page.kind {
            PageKind::Home(home) => {
                for id in home.figures.iter().chain([&home.women]) {
                    references.add_fact(site, &id.value);
                }
            }
            PageKind::Mission(mission) => {
                let glance = &mission.glance;
                for id in [&glance.personnel, &glance.women, &glance.founded, &glance.mandate, &glance.closed].into_iter().flatten() {
                    references.add_fact(site, &id.value);
                }
            }
            PageKind::Section(_) | PageKind::Article(_) => {}
        }
        let document = &page.text(lang).document;
        for block in &document.blocks {
            walk(std::slice::from_ref(block), &mut |inline| references.add_inline(site, inline));
            match block {
                Block::Figure(Drawing::Chart(id), _) => {
                    let chart = ChartId::of(&id.value).and_then(|id| site.charts.get(&id));
                    chart.into_iter().flat_map(|chart| &chart.sources).for_each(|id| references.add(&id.value));
                }
                Block::Figure(Drawing::Dots(id) | Drawing::Pull(id), _) => references.add_fact(site, &id.value),
                _ => {}
            }
        }
        let mut visit = |inline: &Inline| references.add_inline(site, inline);
        document.notes.iter().for_each(|(_, blocks)| walk(blocks, &mut visit));
        if matches!(&page.kind, PageKind::Section(section) if section.view == crate::registry::SectionView::Timeline) {
            for event in &site.events {
                walk_inlines(event.text.get(lang), &mut |inline| references.add_inline(site, inline));
                event.sources.iter().for_each(|id| references.add(&id.value));
            }
        }
        if matches!(&page.kind, PageKind::Article(article) if article.listing == Some(Listing::Disputed)) {
            for fact in site.facts.values().filter(|fact| !fact.disputed.is_empty()) {
                references.add_fact(site, &fact.id.value);
                fact.disputed.iter().flat_map(|dispute| &dispute.point.sources).for_each(|id| references.add(&id.value));
            }
        }
        references
    }

    /// Numbers the sources of a fact: its own first, then those of its earlier and other values.
    pub fn of_fact(fact: &Fact) -> References {
        let mut references = References::default();
        let points = fact.history.iter().chain(fact.disputed.iter().map(|dispute| &dispute.point));
        fact.sources.iter().chain(points.flat_map(|point| &point.sources)).for_each(|id| references.add(&id.value));
        references
    }

    /// The number of a source on the page.
    pub fn number(&self, source: &str) -> Option<usize> {
        self.numbers.get(source).copied()
    }

    /// The ids of the sources, number 1 first.
    pub fn ids(&self) -> &[String] {
        &self.order
    }

    fn add_inline(&mut self, site: &Site, inline: &Inline) {
        match inline {
            Inline::Fact(id) => self.add_fact(site, &id.value),
            Inline::Source(id) => self.add(&id.value),
            _ => {}
        }
    }

    fn add_fact(&mut self, site: &Site, id: &str) {
        if let Some(fact) = site.facts.get(id) {
            fact.sources.iter().for_each(|source| self.add(&source.value));
        }
    }

    fn add(&mut self, source: &str) {
        if !self.numbers.contains_key(source) {
            self.order.push(source.to_owned());
            self.numbers.insert(source.to_owned(), self.order.len());
        }
    }
}
