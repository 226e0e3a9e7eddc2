//! What stands at one address.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use super::bodies::Bodies;
use super::coding::{self, Effort};
use super::drawing::Drawing;
use super::gallery::Gallery;
use crate::artifact::{Artifact, Kind};
use crate::assets::fingerprint;
use crate::draw::{Undrawable, picture};
use crate::lang::Lang;
use crate::stored::{Press, Stored};

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
    /// The editorial date, if it has one.
    pub modified: Option<Arc<Modified>>,
    /// The bytes to send.
    pub body: Body,
}

/// An editorial date. Most entries share theirs with many others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modified {
    /// As an HTTP date (RFC 9110 §5.6.7).
    pub text: Bytes,
    /// As a time.
    pub time: SystemTime,
}

impl Modified {
    pub(super) fn at(time: SystemTime) -> Modified {
        Modified { text: Bytes::from(httpdate::fmt_http_date(time)), time }
    }
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
    /// The bytes in every coding; a picture that is not there is drawn now.
    pub fn bodies(&self) -> Result<Cow<'_, Bodies>, Undrawable> {
        match &self.body {
            Body::Packed(bodies) => Ok(Cow::Borrowed(bodies)),
            Body::Drawn(drawing) => drawing.bodies(),
        }
    }

    /// Whether it is compressed as far as it goes, and drawn if its picture is kept.
    pub(super) fn is_final(&self) -> bool {
        match &self.body {
            Body::Packed(bodies) => bodies.effort == Effort::Thorough,
            Body::Drawn(drawing) => !drawing.is_kept() || drawing.is_drawn(),
        }
    }

    /// The same with other bodies: compressed further, or with the picture of its drawing.
    pub(super) fn with(self: &Arc<Entry>, finished: Finished) -> Arc<Entry> {
        match &self.body {
            Body::Packed(coarse) => {
                let bodies = finished.unwrap_or_else(|_| Bodies { effort: Effort::Thorough, ..coarse.clone() });
                Arc::new(Entry { body: Body::Packed(bodies), ..Entry::clone(self) })
            }
            Body::Drawn(drawing) => {
                // The drawing holds the picture, for every table that has it.
                drawing.hang(finished);
                self.clone()
            }
        }
    }

    /// The drawing of a picture that is not there yet.
    pub fn undrawn(&self) -> Option<&Arc<Drawing>> {
        match &self.body {
            Body::Drawn(drawing) if !drawing.is_drawn() => Some(drawing),
            _ => None,
        }
    }
}

/// The weak entity tag of a body, with its quotation marks (RFC 9110 §8.8.3).
pub fn tag(body: &[u8]) -> Bytes {
    Bytes::from(format!("W/\"{}\"", fingerprint(body)))
}

/// What tells one entry from another at the same address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    kind: Kind,
    pub(super) lang: Option<Lang>,
    tag: Bytes,
    pub(super) modified: Option<SystemTime>,
}

impl Mark {
    /// The mark of an artifact.
    pub(super) fn of(artifact: &Artifact) -> Mark {
        let modified = artifact.modified.and_then(|date| {
            let seconds = Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?.as_second();
            Some(SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).ok()?))
        });
        Mark { kind: artifact.kind, lang: artifact.lang, tag: tag(&artifact.body), modified }
    }
}

/// The bytes of an entry on their way from what made them to the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Freight {
    /// In every coding that makes them smaller.
    Bodies(Bodies),
    /// A drawing, of which a picture is made when it is needed.
    Svg(Stored),
}

/// The final form of bodies, or of a drawing that can be drawn.
pub type Finished = Result<Bodies, Undrawable>;

impl Freight {
    /// Compresses the body of an artifact, or takes it as the drawing that it is.
    pub(super) fn of(artifact: Artifact, effort: Effort, press: &Press) -> Freight {
        let Artifact { kind, body, .. } = artifact;
        match kind {
            Kind::Drawn | Kind::Sketched => Freight::Svg(press.store(body.into())),
            _ => Freight::Bodies(coding::bodies(body.into(), kind, effort, press)),
        }
    }

    /// The same as small as it gets, or the picture of the drawing.
    pub fn finished(self, kind: Kind) -> Finished {
        match self {
            Freight::Bodies(bodies) => Ok(coding::bodies(bodies.identity(), kind, Effort::Thorough, &Press::new(Effort::Thorough.level()))),
            Freight::Svg(svg) => picture(&svg.plain()).map(|png| Bodies::uncoded(png.into())),
        }
    }
}

impl Entry {
    /// The entry that arrived, with the date of its mark.
    pub(super) fn new(mark: Mark, modified: Option<Arc<Modified>>, freight: Freight, gallery: &Arc<Gallery>) -> Entry {
        let Mark { kind, lang, tag, .. } = mark;
        let body = match freight {
            Freight::Bodies(bodies) => Body::Packed(bodies),
            Freight::Svg(svg) if kind == Kind::Sketched => Body::Drawn(Arc::new(Drawing::passing(svg, tag.clone(), gallery.clone()))),
            Freight::Svg(svg) => Body::Drawn(Arc::new(Drawing::kept(svg))),
        };
        Entry { kind, lang, tag, modified, body }
    }

    /// What tells it from another.
    pub(super) fn mark(&self) -> Mark {
        Mark { kind: self.kind, lang: self.lang, tag: self.tag.clone(), modified: self.modified.as_ref().map(|modified| modified.time) }
    }

    /// What is left to do for its final form.
    pub fn freight(&self) -> Freight {
        match &self.body {
            Body::Packed(bodies) => Freight::Bodies(bodies.without_brotli()),
            Body::Drawn(drawing) => Freight::Svg(drawing.svg().clone()),
        }
    }
}
