//! Related pages, computed from what pages share: links, missions and sources.

use std::collections::BTreeSet;

use super::{Page, PageKind, References, Site};
use crate::document::{Inline, Target, walk};
use crate::lang::Lang;

impl Site {
    /// The pages related to one, nearest first. Section pages and pages without anything in common are left out.
    pub fn related(&self, page: &Page, lang: Lang) -> Vec<&Page> {
        let own = Ties::of(self, page, lang);
        let mut scored: Vec<(usize, &Page)> = self
            .pages
            .iter()
            .filter(|other| other.path != page.path && !matches!(other.kind, PageKind::Home(_) | PageKind::Section(_)))
            .map(|other| (own.shared(&Ties::of(self, other, lang), &page.path, &other.path), other))
            .filter(|(score, _)| *score > 0)
            .collect();
        // Siblings stand side by side in lists already: a page of another section says more.
        scored.sort_by_key(|(score, other)| {
            (std::cmp::Reverse(score * if other.parent() == page.parent() { 2 } else { 3 }), other.path.as_str())
        });
        scored.into_iter().map(|(_, page)| page).collect()
    }
}

/// What ties a page to others.
struct Ties {
    links: BTreeSet<String>,
    sources: BTreeSet<String>,
    missions: BTreeSet<String>,
}

impl Ties {
    fn of(site: &Site, page: &Page, lang: Lang) -> Ties {
        let (mut links, mut missions) = (BTreeSet::new(), BTreeSet::new());
        walk(&page.text(lang).document.blocks, &mut |inline| match inline {
            Inline::Link(Target::Page { path, .. }, ..) => _ = links.insert(path.clone()),
            Inline::Fact(id) => {
                if let Some(mission) = site.facts.get(&id.value).and_then(|fact| fact.mission.as_ref()) {
                    missions.insert(mission.value.clone());
                }
            }
            _ => {}
        });
        let sources = References::of(site, page, lang).ids().iter().cloned().collect();
        Ties { links, sources, missions }
    }

    fn shared(&self, other: &Ties, own_path: &str, other_path: &str) -> usize {
        let linked = usize::from(self.links.contains(other_path)) * 6 + usize::from(other.links.contains(own_path)) * 4;
        linked + self.missions.intersection(&other.missions).count() * 2 + self.sources.intersection(&other.sources).count()
    }
}
