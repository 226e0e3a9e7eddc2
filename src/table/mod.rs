//! The table: every address with the bytes to answer, compressed beforehand. A request is one look-up in it.

mod coding;
mod drawing;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use jiff::tz::Offset;
use rayon::prelude::*;

pub use coding::{Coding, Effort};
pub use drawing::Drawing;

use crate::artifact::{Artifact, Kind};
use crate::assets::fingerprint;
use crate::draw::Undrawable;
use crate::lang::{Lang, PerLang};
use crate::render::Rendered;
use crate::views::SearchPage;

/// One representation of an entry for each content coding that it has (RFC 9110 §8.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bodies {
    /// Without content coding.
    pub identity: Bytes,
    /// With brotli (RFC 7932); `None` where compression gains nothing, as for fonts.
    pub br: Option<Bytes>,
    /// With gzip (RFC 1952); `None` where compression gains nothing.
    pub gzip: Option<Bytes>,
}

impl Bodies {
    /// The body in a coding, or the plain one if it has none in that coding.
    pub fn get(&self, coding: Coding) -> (Coding, &Bytes) {
        match (coding, &self.br, &self.gzip) {
            (Coding::Br, Some(body), _) => (Coding::Br, body),
            (Coding::Gzip, _, Some(body)) => (Coding::Gzip, body),
            _ => (Coding::Identity, &self.identity),
        }
    }
}

/// What stands at one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is; media type and cache rule follow from it.
    pub kind: Kind,
    /// The language it is written in, if it is.
    pub lang: Option<Lang>,
    /// The entity tag with its quotation marks (RFC 9110 §8.8.3). Weak, of the uncompressed bytes: so replicas agree, and it stays when only
    /// the compression effort changes.
    pub tag: Bytes,
    /// The editorial date as an HTTP date (RFC 9110 §5.6.7) and as a time.
    pub modified: Option<(Bytes, SystemTime)>,
    /// The bytes to send.
    pub body: Body,
}

/// The bytes of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Ready to send.
    Packed(Bodies),
    /// A picture that is drawn when it is first needed. Shared, so that whoever draws it draws it for all.
    Drawn(Arc<Drawing>),
}

impl Entry {
    /// The bytes in every coding; a picture that nobody has needed yet is drawn now and kept.
    pub fn bodies(&self) -> Result<&Bodies, &Undrawable> {
        match &self.body {
            Body::Packed(bodies) => Ok(bodies),
            Body::Drawn(drawing) => drawing.bodies(),
        }
    }
}

/// Everything that can be asked for.
#[derive(Clone, Debug)]
pub struct Table {
    entries: HashMap<Box<str>, Arc<Entry>>,
    /// Old addresses and where they moved to.
    moved: HashMap<Box<str>, Box<str>>,
    /// The pages of error statuses in each language.
    errors: HashMap<u16, PerLang<Arc<Entry>>>,
    /// The page that is made for each request.
    search: Arc<SearchPage>,
    effort: Effort,
}

/// Packs what was rendered for answering; the compression runs on all cores.
pub fn pack(rendered: Rendered, effort: Effort) -> Table {
    let Rendered { artifacts, moved, search } = rendered;
    let packed: Vec<(String, Entry)> = artifacts.into_par_iter().map(|artifact| entry(artifact, effort)).collect();
    let (errors, entries): (Vec<_>, Vec<_>) = packed.into_iter().partition(|(_, entry)| matches!(entry.kind, Kind::Error(_)));
    let errors: Vec<Arc<Entry>> = errors.into_iter().map(|(_, entry)| Arc::new(entry)).collect();
    let statuses: Vec<u16> = errors.iter().filter_map(|entry| status(entry.kind)).collect();
    let page =
        |wanted: u16, lang: Lang| errors.iter().find(|entry| status(entry.kind) == Some(wanted) && entry.lang == Some(lang)).cloned();
    Table {
        entries: entries.into_iter().map(|(path, entry)| (path.into_boxed_str(), Arc::new(entry))).collect(),
        moved: moved.into_iter().map(|(from, to)| (from.into_boxed_str(), to.into_boxed_str())).collect(),
        errors: statuses.into_iter().filter_map(|status| Some((status, PerLang::try_build(|lang| page(status, lang))?))).collect(),
        search,
        effort,
    }
}

fn status(kind: Kind) -> Option<u16> {
    match kind {
        Kind::Error(status) => Some(status),
        _ => None,
    }
}

fn entry(artifact: Artifact, effort: Effort) -> (String, Entry) {
    let Artifact { path, kind, lang, modified, body } = artifact;
    let tag = Bytes::from(format!("W/\"{}\"", fingerprint(&body)));
    let modified = modified.and_then(|date| {
        let seconds = Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?.as_second();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).ok()?);
        Some((Bytes::from(httpdate::fmt_http_date(time)), time))
    });
    let body = match kind {
        Kind::Drawn => Body::Drawn(Arc::new(Drawing::new(body))),
        _ => Body::Packed(coding::bodies(Bytes::from(body), kind, effort)),
    };
    let entry = Entry { kind, lang, tag, modified, body };
    if effort == Effort::Thorough {
        // Whether it can be drawn is told by whoever asks for the bytes.
        _ = entry.bodies();
    }
    (path, entry)
}

impl Table {
    /// What stands at a path.
    pub fn get(&self, path: &str) -> Option<&Arc<Entry>> {
        self.entries.get(path)
    }

    /// Where an old path moved to.
    pub fn moved(&self, path: &str) -> Option<&str> {
        self.moved.get(path).map(AsRef::as_ref)
    }

    /// The page of an error status in a language; that of 500 for a status without a page.
    pub fn error(&self, status: u16, lang: Lang) -> Option<&Arc<Entry>> {
        self.errors.get(&status).or_else(|| self.errors.get(&500)).map(|pages| pages.get(lang))
    }

    /// The page of the search, which is made for each request that looks for something.
    pub fn search(&self) -> &SearchPage {
        &self.search
    }

    /// Every path with what stands there, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<Entry>)> {
        self.entries.iter().map(|(path, entry)| (path.as_ref(), entry))
    }

    /// The pages of error statuses with their languages, in no order.
    pub fn errors(&self) -> impl Iterator<Item = (Lang, &Arc<Entry>)> {
        self.errors.values().flat_map(PerLang::iter)
    }

    /// The same table, compressed as far as it goes and with every picture drawn; nothing if it is not `wanted` any more half-way. Tags do not
    /// change. Works through the entries one after another on one thread, so that readers are served meanwhile.
    pub fn thorough(&self, wanted: impl Fn() -> bool) -> Option<Table> {
        let again = |entry: &Arc<Entry>| match &entry.body {
            _ if !wanted() => None,
            Body::Packed(bodies) => {
                let body = Body::Packed(coding::bodies(bodies.identity.clone(), entry.kind, Effort::Thorough));
                Some(Arc::new(Entry { body, ..Entry::clone(entry) }))
            }
            Body::Drawn(drawing) => {
                // Kept by the drawing, which both tables share.
                _ = drawing.bodies();
                Some(entry.clone())
            }
        };
        let entries = self.entries.iter().map(|(path, entry)| Some((path.clone(), again(entry)?))).collect::<Option<_>>()?;
        let page = |pages: &PerLang<Arc<Entry>>| PerLang::try_build(|lang| again(pages.get(lang)));
        let errors = self.errors.iter().map(|(status, pages)| Some((*status, page(pages)?))).collect::<Option<_>>()?;
        Some(Table { entries, moved: self.moved.clone(), errors, search: self.search.clone(), effort: Effort::Thorough })
    }

    /// The same table with the pictures of an earlier one at the same addresses, which may be drawn already: the same address is the same
    /// drawing.
    pub fn with_pictures_of(mut self, earlier: &Table) -> Table {
        for (path, entry) in self.entries.iter_mut().filter(|(_, entry)| entry.kind == Kind::Drawn) {
            if let Some(drawn) = earlier.entries.get(path).filter(|earlier| earlier.kind == Kind::Drawn) {
                *entry = drawn.clone();
            }
        }
        self
    }

    /// How hard it is compressed.
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// The bytes of all bodies in all codings, and of pictures that are not drawn yet the drawing.
    pub fn size(&self) -> usize {
        let size = |entry: &Arc<Entry>| match &entry.body {
            Body::Packed(bodies) => bodies.size(),
            Body::Drawn(drawing) => drawing.size(),
        };
        self.entries.values().chain(self.errors().map(|(_, entry)| entry)).map(size).sum()
    }
}

impl Bodies {
    fn size(&self) -> usize {
        self.identity.len() + self.br.as_ref().map_or(0, Bytes::len) + self.gzip.as_ref().map_or(0, Bytes::len)
    }
}
