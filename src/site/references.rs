//! The numbers of the sources on one page: in the order in which a reader meets them.

use std::collections::BTreeMap;

use super::{Page, PageKind, Site};
use crate::document::{Block, Drawing, Inline, walk_blocks, walk_inlines};
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
        page.panel_facts().for_each(|id| references.add_fact(site, &id.value));
        for blocks in page.text(lang).document.bodies() {
            walk_blocks(blocks, &mut |block| references.add_block(site, block));
        }
        if matches!(&page.kind, PageKind::Section(section) if section.view == crate::registry::SectionView::Timeline) {
            let service = site.charts.get(&ChartId::Service);
            service.into_iter().flat_map(|chart| &chart.sources).for_each(|id| references.add(&id.value));
            for event in &site.events {
                walk_inlines(event.text.get(lang), &mut |inline| references.add_inline(site, inline));
                event.sources.iter().for_each(|id| references.add(&id.value));
            }
        }
        if matches!(&page.kind, PageKind::Article(article) if article.listing == Some(Listing::Disputed)) {
            for fact in site.disputed().into_iter().flat_map(|(_, facts)| facts) {
                references.add_fact(site, &fact.id.value);
                fact.disputed.iter().flat_map(|dispute| &dispute.point.sources).for_each(|id| references.add(&id.value));
            }
        }
        references
    }

    /// Numbers the sources of a fact: its own first, then those of its earlier and other values.
    pub fn of_fact(fact: &Fact) -> References {
        let mut references = References::default();
        let points = fact.other_points();
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

    /// What stands in a block itself, without the blocks inside it.
    fn add_block(&mut self, site: &Site, block: &Block) {
        let mut texts = |text: &[Inline]| walk_inlines(text, &mut |inline| self.add_inline(site, inline));
        match block {
            Block::Heading(heading) => texts(&heading.text),
            Block::Paragraph(text) => texts(text),
            Block::Table(table) => table.texts().for_each(|text| texts(text)),
            Block::Figure(drawing, caption) => {
                texts(caption);
                self.add_drawing(site, drawing);
            }
            Block::List(..) | Block::Quote(_) => {}
        }
    }

    fn add_drawing(&mut self, site: &Site, drawing: &Drawing) {
        match drawing {
            Drawing::Chart(id) => {
                let chart = ChartId::of(&id.value).and_then(|id| site.charts.get(&id));
                chart.into_iter().flat_map(|chart| &chart.sources).for_each(|id| self.add(&id.value));
            }
            Drawing::Dots(id) | Drawing::Pull(id) => self.add_fact(site, &id.value),
            Drawing::Map(_) | Drawing::Timeline(_) => {}
        }
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
