//! From artifacts to the table: each is compressed as soon as it is made, so that a large site never lies in memory as a whole.

use std::sync::Arc;

use super::entry::{Entry, entry};
use super::gallery::Gallery;
use super::{Effort, Pairs, Table};
use crate::artifact::{Artifact, Kind};
use crate::lang::{Lang, PerLang};
use crate::render::Rendered;
use crate::site::address;

/// The room for the pictures of figures in bytes: more than a hundred of them.
const GALLERY: usize = 4 << 20;

/// An entry with its path.
pub type Packed = (String, Arc<Entry>);

/// Packs what was rendered for answering, with this effort.
pub fn pack(rendered: Rendered<Artifact>, effort: Effort) -> Table {
    let packer = Packer::new(effort);
    packer.table(rendered.map(|artifact| packer.entry(artifact)))
}

/// Packs artifacts one by one as they are made, and in the end makes the table of them.
#[derive(Debug)]
pub struct Packer<'a> {
    effort: Effort,
    gallery: Arc<Gallery>,
    earlier: Option<&'a Table>,
}

impl<'a> Packer<'a> {
    /// A packer of a site that is not served yet.
    pub fn new(effort: Effort) -> Packer<'a> {
        Packer { effort, gallery: Arc::new(Gallery::new(GALLERY)), earlier: None }
    }

    /// A packer of what comes after an earlier table: what has not changed is taken over as it is, compressed and drawn. Both share one gallery.
    pub fn after(effort: Effort, earlier: &'a Table) -> Packer<'a> {
        Packer { effort, gallery: earlier.gallery.clone(), earlier: Some(earlier) }
    }

    /// Compresses one artifact; this is what takes the time, and may be done on all cores at once.
    pub fn entry(&self, artifact: Artifact) -> Packed {
        // Only the served entry itself, not one that a second address leads to.
        let known = self.earlier.and_then(|earlier| earlier.entries.get(artifact.path.as_str()));
        (artifact.path.clone(), entry(artifact, self.effort, &self.gallery, known))
    }

    /// The table of all that was packed.
    pub fn table(&self, packed: Rendered<Packed>) -> Table {
        let Rendered { artifacts, moved, also, facts, search } = packed;
        let boxed = |pairs: Vec<(String, String)>| {
            Arc::new(pairs.into_iter().map(|(one, two)| (one.into_boxed_str(), two.into_boxed_str())).collect::<Pairs>())
        };
        let (errors, entries): (Vec<_>, Vec<_>) = artifacts.into_iter().partition(|(_, entry)| matches!(entry.kind, Kind::Error(_)));
        let mut cards: Vec<Box<str>> =
            entries.iter().filter(|(path, _)| address::card_stem(path).is_some()).map(|(path, _)| path.as_str().into()).collect();
        cards.sort_unstable();
        let errors: Vec<Arc<Entry>> = errors.into_iter().map(|(_, entry)| entry).collect();
        let statuses: Vec<u16> = errors.iter().filter_map(|entry| status(entry.kind)).collect();
        let page =
            |wanted: u16, lang: Lang| errors.iter().find(|entry| status(entry.kind) == Some(wanted) && entry.lang == Some(lang)).cloned();
        let errors = statuses.into_iter().filter_map(|status| Some((status, PerLang::try_build(|lang| page(status, lang))?))).collect();
        Table {
            entries: entries.into_iter().map(|(path, entry)| (path.into(), entry)).collect(),
            moved: boxed(moved),
            also: boxed(also),
            errors: Arc::new(errors),
            cards: cards.into(),
            gallery: self.gallery.clone(),
            facts,
            search,
        }
    }
}

fn status(kind: Kind) -> Option<u16> {
    match kind {
        Kind::Error(status) => Some(status),
        _ => None,
    }
}
