//! From artifacts to the table: each becomes a parcel as soon as it is made, so that a large site never lies in memory as a whole, and the
//! parcels become the table, in this process or in another one.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Freight, Mark};
use super::gallery::Gallery;
use super::{Effort, Pairs, Table};
use crate::artifact::{Artifact, Kind};
use crate::lang::{Lang, PerLang};
use crate::render::Rendered;
use crate::site::address;
use crate::stored::Press;
use crate::views::SearchMark;

/// The room for the pictures of figures in bytes: more than a hundred of them.
const GALLERY: usize = 4 << 20;

/// An entry with its path.
pub type Packed = (String, Arc<Entry>);

/// Packs what was rendered for answering, with this effort.
pub fn pack(rendered: Rendered<Artifact>, effort: Effort) -> Table {
    let (shelf, packer) = (Shelf::default(), Packer::new(effort));
    shelf.table(rendered.map(|artifact| shelf.entry(packer.parcel(artifact))))
}

/// An entry on its way to the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    path: String,
    mark: Mark,
    freight: Freight,
}

/// Makes parcels of artifacts; this is what takes the time, and may be done on all cores at once.
#[derive(Debug)]
pub struct Packer {
    effort: Effort,
    press: Press,
}

impl Packer {
    /// One that compresses so hard.
    pub fn new(effort: Effort) -> Packer {
        Packer { effort, press: effort.press() }
    }

    /// Compresses an artifact.
    pub fn parcel(&self, artifact: Artifact) -> Parcel {
        self.marked(Mark::of(&artifact), artifact)
    }

    fn marked(&self, mark: Mark, artifact: Artifact) -> Parcel {
        Parcel { path: artifact.path.clone(), mark, freight: Freight::of(artifact, self.effort, &self.press) }
    }

    /// The same, unless the address has that already: then only the path.
    pub fn unless_known(&self, artifact: Artifact, known: &Marks) -> Result<Parcel, String> {
        let mark = Mark::of(&artifact);
        match known.entries.get(&artifact.path) {
            Some(other) if *other == mark => Err(artifact.path),
            _ => Ok(self.marked(mark, artifact)),
        }
    }
}

/// What a table has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Its entries by path.
    pub(super) entries: HashMap<String, Mark>,
    /// What is searched.
    pub search: Vec<SearchMark>,
}

/// Takes in parcels, and in the end makes the table of them.
#[derive(Debug)]
pub struct Shelf {
    gallery: Arc<Gallery>,
}

impl Default for Shelf {
    fn default() -> Shelf {
        Shelf { gallery: Arc::new(Gallery::new(GALLERY)) }
    }
}

impl Shelf {
    /// For what comes after an earlier table: both share one gallery.
    pub fn after(earlier: &Table) -> Shelf {
        Shelf { gallery: earlier.gallery.clone() }
    }

    /// The entry that a parcel holds.
    pub fn entry(&self, parcel: Parcel) -> Packed {
        let Parcel { path, mark, freight } = parcel;
        (path, Arc::new(Entry::new(mark, freight, &self.gallery)))
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
