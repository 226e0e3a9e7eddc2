//! The table: every address with the bytes to answer, compressed beforehand. A request is one look-up in it.

mod bodies;
mod coding;
mod drawing;
mod entry;
mod gallery;
mod lent;
mod packer;

use std::sync::Arc;

use hashbrown::HashMap;

pub use bodies::Bodies;
pub use coding::{Coding, Effort, at_once};
pub use drawing::Drawing;
pub use entry::{Body, Entry, Finished, Freight, Mark, Modified, tag};
pub use packer::{Marks, Packed, Packer, Parcel, Shelf, pack};

use crate::filter::FactIndex;
use crate::lang::{Lang, PerLang};
use crate::site::address;
use crate::views::SearchPage;
use gallery::Gallery;

/// Everything that can be asked for. Clones share what they hold.
#[derive(Clone, Debug)]
pub struct Table {
    entries: HashMap<Arc<str>, Arc<Entry>>,
    /// Old addresses and where they moved to.
    moved: Arc<Pairs>,
    /// Second addresses of entries and their own.
    also: Arc<Pairs>,
    /// The pages of error statuses in each language.
    errors: Arc<HashMap<u16, PerLang<Arc<Entry>>>>,
    /// The addresses of all preview cards, sorted.
    cards: Arc<[Box<str>]>,
    /// The pictures of figures that were asked for last.
    gallery: Arc<Gallery>,
    /// What answers a choice of facts.
    facts: Option<Arc<FactIndex>>,
    /// The page that is made for each request.
    search: Option<Arc<SearchPage>>,
}

/// One address for another.
type Pairs = HashMap<Box<str>, Box<str>>;

impl Table {
    /// What stands at a path.
    pub fn get(&self, path: &str) -> Option<&Arc<Entry>> {
        self.entries.get(path).or_else(|| self.entries.get(self.also.get(path)?.as_ref()))
    }

    /// Where an old path moved to.
    pub fn moved(&self, path: &str) -> Option<&str> {
        self.moved.get(path).map(AsRef::as_ref)
    }

    /// The present card of the page or figure that an earlier card was of: links that were shared with it live on. Nothing for a card that is
    /// there, or whose page is gone.
    pub fn successor(&self, path: &str) -> Option<&str> {
        let stem = address::card_stem(path)?;
        let at = self.cards.partition_point(|card| card.as_ref() < stem);
        let card = self.cards.get(at).map(AsRef::as_ref).filter(|card| address::card_stem(card) == Some(stem))?;
        (card != path).then_some(card)
    }

    /// The page of an error status in a language; that of 500 for a status without a page.
    pub fn error(&self, status: u16, lang: Lang) -> Option<&Arc<Entry>> {
        self.errors.get(&status).or_else(|| self.errors.get(&500)).map(|pages| pages.get(lang))
    }

    /// What answers queries of the search.
    pub fn search(&self) -> Option<&SearchPage> {
        self.search.as_deref()
    }

    /// What answers a choice of facts.
    pub fn facts(&self) -> Option<&FactIndex> {
        self.facts.as_deref()
    }

    /// The page that answers a query of the page at a path, made for this request, and its language: what the search found, or the facts
    /// that were chosen. Nothing for pages that take no query, and for a query that asks for nothing: links are shared with words of others behind the
    /// question mark.
    pub fn asked(&self, path: &str, query: &str) -> Option<(Lang, Vec<u8>)> {
        let (lang, page) = address::split_language(path)?;
        let html = match page {
            address::SEARCH => self.search()?.page(lang, query)?,
            address::FACTS => self.facts()?.page(lang, query)?,
            _ => return None,
        };
        Some((lang, html))
    }

    /// Every path with what stands there, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<Entry>)> {
        let also = self.also.iter().filter_map(|(path, own)| Some((path.as_ref(), self.entries.get(own.as_ref())?)));
        self.entries.iter().map(|(path, entry)| (path.as_ref(), entry)).chain(also)
    }

    /// The pages of error statuses with their languages, in no order.
    pub fn errors(&self) -> impl Iterator<Item = (Lang, &Arc<Entry>)> {
        self.errors.values().flat_map(PerLang::iter)
    }

    /// What it has, for a build that need not make it again. Only an entry itself, not one that a second address leads to.
    pub fn marks(&self) -> Marks {
        Marks {
            entries: self.entries.iter().map(|(path, entry)| (path.as_ref().to_owned(), entry.mark())).collect(),
            search: self.search.iter().flat_map(|search| Lang::ALL.map(|lang| search.data(lang).mark())).collect(),
        }
    }

    /// The same table with so many more of its entries in their final form: compressed as far as it goes, and drawn if the picture is kept.
    /// Nothing if all are. `finish` does the work. Tags do not change.
    pub fn further<E>(&self, count: usize, mut finish: impl FnMut(&Entry) -> Result<Finished, E>) -> Result<Option<Table>, E> {
        let mut coarse = self.entries.iter().filter(|(_, entry)| !entry.is_final()).take(count).peekable();
        if coarse.peek().is_some() {
            let mut table = self.clone();
            for (path, entry) in coarse {
                table.entries.insert(path.clone(), entry.with(finish(entry)?));
            }
            return Ok(Some(table));
        }
        if self.errors().all(|(_, entry)| entry.is_final()) {
            return Ok(None);
        }
        let mut errors = HashMap::clone(&self.errors);
        for pages in errors.values_mut() {
            let mut finished = Vec::with_capacity(Lang::ALL.len());
            for (_, page) in pages.iter() {
                finished.push(page.with(finish(page)?));
            }
            let mut finished = finished.into_iter();
            *pages = PerLang::try_build(|_| finished.next()).unwrap_or_else(|| pages.clone());
        }
        Ok(Some(Table { errors: Arc::new(errors), ..self.clone() }))
    }

    /// The bytes of all bodies in all codings, and of pictures that are not drawn yet the drawing.
    pub fn size(&self) -> usize {
        let size = |entry: &Arc<Entry>| match &entry.body {
            Body::Packed(bodies) => bodies.size(),
            Body::Drawn(drawing) => drawing.size(),
        };
        self.entries.values().chain(self.errors().map(|(_, entry)| entry)).map(size).sum::<usize>() + self.gallery.size()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::{Artifact, Kind};
    use crate::render::Rendered;

    /// The table when there is nothing left to do.
    fn finished(table: &Table) -> Table {
        let finish = |entry: &Entry| Ok::<_, ()>(entry.freight().finished(entry.kind));
        std::iter::successors(Some(table.clone()), |table| table.further(1, finish).unwrap()).last().unwrap()
    }

    /// The table that comes after an earlier one, made as the server makes it.
    fn repack(rendered: Rendered<Artifact>, earlier: &Table) -> Table {
        let (shelf, packer, marks) = (Shelf::after(earlier), Packer::new(Effort::Quick), earlier.marks());
        shelf.table(rendered.map(|artifact| match packer.unless_known(artifact, None, &marks) {
            Ok(parcel) => shelf.entry(parcel),
            Err(path) => (path.clone(), earlier.get(&path).unwrap().clone()),
        }))
    }

    #[test]
    fn an_entry_may_have_a_second_address() {
        let artifact = Artifact { path: "/en/a/".to_owned(), kind: Kind::Page, lang: None, modified: None, body: b"a".to_vec() };
        let also = vec![("/en/a/@2026-11-24/".to_owned(), "/en/a/".to_owned())];
        let table = pack(Rendered { artifacts: vec![artifact], moved: Vec::new(), also, facts: None, search: None }, Effort::Quick);
        for table in [finished(&table), table] {
            let (own, second) = (table.get("/en/a/").unwrap(), table.get("/en/a/@2026-11-24/").unwrap());
            assert!(Arc::ptr_eq(own, second) && table.iter().count() == 2);
            assert_eq!(table.size(), 1, "the bytes are there once");
        }
    }

    const DISC: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"4\"/></svg>";

    fn rendered(paths: &[(&str, Kind)]) -> Rendered<Artifact> {
        let artifact =
            |(path, kind): &(&str, Kind)| Artifact { path: (*path).to_owned(), kind: *kind, lang: None, modified: None, body: DISC.into() };
        Rendered { artifacts: paths.iter().map(artifact).collect(), moved: Vec::new(), also: Vec::new(), facts: None, search: None }
    }

    fn table(paths: &[(&str, Kind)]) -> Table {
        pack(rendered(paths), Effort::Quick)
    }

    #[test]
    fn what_has_not_changed_is_neither_compressed_nor_told_anew() {
        let text = |body: &str| {
            let body = body.repeat(200).into_bytes();
            let artifact = Artifact { path: "/a.txt".into(), kind: Kind::Text, lang: None, modified: None, body };
            Rendered { artifacts: vec![artifact], moved: Vec::new(), also: Vec::new(), facts: None, search: None }
        };
        let coarse = pack(text("one "), Effort::Quick);
        let entry = |table: &Table| table.get("/a.txt").unwrap().clone();
        assert!(Arc::ptr_eq(&entry(&repack(text("one "), &coarse)), &entry(&coarse)), "whether it is finished or not");
        let one = finished(&coarse);
        let same = repack(text("one "), &one);
        assert!(Arc::ptr_eq(&entry(&same), &entry(&one)));
        assert!(Arc::ptr_eq(&entry(&finished(&same)), &entry(&one)));
        let other = repack(text("two "), &same);
        assert_eq!(entry(&other).bodies().unwrap().identity(), "two ".repeat(200));
        assert!(!Arc::ptr_eq(&entry(&finished(&other)), &entry(&other)));
    }

    #[test]
    fn an_earlier_card_leads_to_the_present_one_of_its_page() {
        let table = table(&[
            ("/cards/en.0a1b2c3d4e.png", Kind::Drawn),
            ("/cards/en/missions.0a1b2c3d4e.png", Kind::Drawn),
            ("/cards/en/missions/undof.0a1b2c3d4e.png", Kind::Drawn),
            ("/cards/en/missions/undof-2.0a1b2c3d4e.png", Kind::Drawn),
            ("/cards/en/facts/undof.0a1b2c3d4e.png", Kind::Sketched),
            ("/static/a.0a1b2c3d4e.png", Kind::Png),
        ]);
        for (old, new) in [
            ("/cards/en/missions/undof.ffffffffff.png", Some("/cards/en/missions/undof.0a1b2c3d4e.png")),
            ("/cards/en/missions/undof-2.ffffffffff.png", Some("/cards/en/missions/undof-2.0a1b2c3d4e.png")),
            ("/cards/en.ffffffffff.png", Some("/cards/en.0a1b2c3d4e.png")),
            ("/cards/en/facts/undof.ffffffffff.png", Some("/cards/en/facts/undof.0a1b2c3d4e.png")),
            ("/cards/en/missions/undof.0a1b2c3d4e.png", None),
            ("/cards/en/missions/gone.ffffffffff.png", None),
            ("/cards/en/missions/undof.png", None),
            ("/cards/en/missions/undof.ffff.png", None),
            ("/cards/en/missions/undof.ffffffffff.jpg", None),
            ("/static/a.ffffffffff.png", None),
        ] {
            assert_eq!(table.successor(old), new, "{old}");
        }
    }

    #[test]
    fn the_background_draws_what_is_kept_and_a_reload_shares_the_gallery() {
        let paths = [("/cards/en/a.0a1b2c3d4e.png", Kind::Drawn), ("/cards/en/b.0a1b2c3d4e.png", Kind::Sketched)];
        let one = table(&paths);
        let sketches = 2 * DISC.len();
        assert_eq!(one.size(), sketches);
        let one = finished(&one);
        let kept = one.size() - sketches;
        assert!(kept > 0 && one.gallery.size() == 0);
        assert!(one.get(paths[1].0).unwrap().bodies().is_ok() && one.gallery.size() == kept);
        let two = repack(rendered(&[paths[0], ("/cards/en/c.0a1b2c3d4e.png", Kind::Sketched)]), &one);
        assert!(Arc::ptr_eq(two.get(paths[0].0).unwrap(), one.get(paths[0].0).unwrap()));
        assert!(two.get("/cards/en/c.0a1b2c3d4e.png").unwrap().bodies().is_ok());
        // Both drawings are the same: the gallery holds the picture once.
        assert!(Arc::ptr_eq(&one.gallery, &two.gallery) && one.gallery.size() == kept);
    }
}
