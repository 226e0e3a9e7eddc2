//! Where each fact is shown.

use std::collections::BTreeMap;

use super::{Page, PageKind, Site};
use crate::document::{Block, Drawing, Inline, walk, walk_blocks, walk_inlines};
use crate::lang::Lang;
use crate::registry::{Listing, SectionView};

/// A page that shows a fact, and whether its text has an anchor for it.
#[derive(Clone, Copy, Debug)]
pub struct Use<'a> {
    /// The page.
    pub page: &'a Page,
    /// Whether the figure stands in the text, with its anchor.
    pub anchored: bool,
}

/// The pages that show each fact, in order of their paths. The English text decides: the other languages hold the same figures.
#[derive(Debug)]
pub struct Usage<'a>(BTreeMap<&'a str, Vec<Use<'a>>>);

impl<'a> Usage<'a> {
    /// Looks at every page once.
    pub fn of(site: &'a Site) -> Usage<'a> {
        let mut usage = Usage(BTreeMap::new());
        for page in &site.pages {
            let mut visit = |inline: &'a Inline| match inline {
                Inline::Fact(id) => usage.add(&id.value, page, true),
                Inline::AsOf(id) => usage.add(&id.value, page, false),
                _ => {}
            };
            let bodies = || page.text(Lang::SOURCE).document.bodies();
            bodies().for_each(|blocks| walk(blocks, &mut visit));
            let mut visit = |block: &'a Block| {
                if let Block::Figure(Drawing::Dots(id) | Drawing::Pull(id), _) = block {
                    usage.add(&id.value, page, false);
                }
            };
            bodies().for_each(|blocks| walk_blocks(blocks, &mut visit));
            page.panel_facts().for_each(|id| usage.add(&id.value, page, false));
            match &page.kind {
                PageKind::Section(section) if section.view == SectionView::Timeline => {
                    let mut visit = |inline: &'a Inline| {
                        if let Inline::Fact(id) = inline {
                            usage.add(&id.value, page, true);
                        }
                    };
                    site.events.iter().for_each(|event| walk_inlines(event.text.get(Lang::SOURCE), &mut visit));
                }
                PageKind::Article(article) if article.listing == Some(Listing::Disputed) => {
                    let disputed = site.facts.values().filter(|fact| !fact.disputed.is_empty());
                    disputed.for_each(|fact| usage.add(&fact.id.value, page, false));
                }
                PageKind::Home(_) | PageKind::Mission(_) | PageKind::Section(_) | PageKind::Article(_) => {}
            }
        }
        usage
    }

    /// The pages that show a fact.
    pub fn pages(&self, fact: &str) -> &[Use<'a>] {
        self.0.get(fact).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, fact: &'a str, page: &'a Page, anchored: bool) {
        let uses = self.0.entry(fact).or_default();
        match uses.iter_mut().find(|own| own.page.path == page.path) {
            Some(own) => own.anchored |= anchored,
            None => uses.push(Use { page, anchored }),
        }
    }
}
