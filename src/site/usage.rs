//! Where each fact is shown.

use std::collections::BTreeMap;

use super::{Page, PageKind, Site};
use crate::document::{Block, Drawing, Inline, walk, walk_inlines};
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
            let document = &page.text(Lang::SOURCE).document;
            let mut visit = |inline: &'a Inline| match inline {
                Inline::Fact(id) => usage.add(&id.value, page, true),
                Inline::AsOf(id) => usage.add(&id.value, page, false),
                _ => {}
            };
            walk(&document.blocks, &mut visit);
            document.notes.iter().for_each(|(_, blocks)| walk(blocks, &mut visit));
            for block in &document.blocks {
                if let Block::Figure(Drawing::Dots(id) | Drawing::Pull(id), _) = block {
                    usage.add(&id.value, page, false);
                }
            }
            match &page.kind {
                PageKind::Home(home) => home.figures.iter().chain([&home.women]).for_each(|id| usage.add(&id.value, page, false)),
                PageKind::Mission(mission) => {
                    let glance = &mission.glance;
                    let ids = [&glance.personnel, &glance.women, &glance.founded, &glance.mandate, &glance.closed];
                    ids.into_iter().flatten().for_each(|id| usage.add(&id.value, page, false));
                }
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
                PageKind::Section(_) | PageKind::Article(_) => {}
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
