//! From artifacts to the table: each becomes a parcel as soon as it is made, so that a large site never lies in memory as a whole, and the
//! parcels become the table, in this process or in another one.

use std::collections::HashMap;
use std::sync::Arc;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::coding::HUGE;
use super::entry::{Entry, Freight, Mark};
use super::gallery::Gallery;
use super::{Bodies, Effort, Pairs, Table};
use crate::artifact::{Artifact, Kind};
use crate::lang::{Lang, PerLang};
use crate::render::Rendered;
use crate::site::address;
use crate::stored::{Dictionary, Press, Stored};
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
    cargo: Cargo,
}

/// What a parcel holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Cargo {
    /// All that its entry needs.
    Whole(Freight),
    /// A body deflated after the dictionary of its language, which goes ahead of all of them, and how many bytes it was.
    Shared(Bytes, u32),
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
        Packer { effort, press: Press::for_all(effort.level()) }
    }

    /// Compresses an artifact.
    pub fn parcel(&self, artifact: Artifact) -> Parcel {
        self.marked(Mark::of(&artifact), artifact, None)
    }

    /// The same, with the dictionary of its language if it is a page, unless the address has that already: then only the path.
    pub fn unless_known(&self, artifact: Artifact, dictionary: Option<&Dictionary>, known: &Marks) -> Result<Parcel, String> {
        let mark = Mark::of(&artifact);
        match known.entries.get(&artifact.path) {
            Some(other) if *other == mark => Err(artifact.path),
            _ => Ok(self.marked(mark, artifact, dictionary)),
        }
    }

    fn marked(&self, mark: Mark, artifact: Artifact, dictionary: Option<&Dictionary>) -> Parcel {
        let path = artifact.path.clone();
        let shared = dictionary.and_then(|dictionary| self.shared(&artifact.body, dictionary));
        Parcel { path, mark, cargo: shared.unwrap_or_else(|| Cargo::Whole(Freight::of(artifact, self.effort, &self.press))) }
    }

    /// A body after a dictionary. What is huge has its codings from the start, and so has what is to be as small as it gets.
    fn shared(&self, body: &[u8], dictionary: &Dictionary) -> Option<Cargo> {
        let quick = self.effort == Effort::Quick && body.len() < HUGE;
        let deflated = quick.then(|| self.press.share(body, dictionary)).flatten()?;
        Some(Cargo::Shared(deflated, u32::try_from(body.len()).ok()?))
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
    /// What bodies were compressed with.
    dictionaries: PerLang<Dictionary>,
}

impl Default for Shelf {
    fn default() -> Shelf {
        let dictionaries = PerLang::build(|_| Dictionary::default());
        Shelf { gallery: Arc::new(Gallery::new(GALLERY)), dictionaries }
    }
}

impl Shelf {
    /// For what comes after an earlier table: both share one gallery.
    pub fn after(earlier: &Table) -> Shelf {
        Shelf { gallery: earlier.gallery.clone(), ..Shelf::default() }
    }

    /// The same for parcels that were compressed with these dictionaries.
    pub fn sharing(self, dictionaries: PerLang<Dictionary>) -> Shelf {
        Shelf { dictionaries, ..self }
    }

    /// The entry that a parcel holds.
    pub fn entry(&self, parcel: Parcel) -> Packed {
        let Parcel { path, mark, cargo } = parcel;
        let freight = match cargo {
            Cargo::Whole(freight) => freight,
            Cargo::Shared(deflated, length) => {
                let dictionary = mark.lang.map(|lang| self.dictionaries.get(lang).clone()).unwrap_or_default();
                Freight::Bodies(Bodies::shared(Stored::shared(deflated, length, dictionary)))
            }
        };
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
