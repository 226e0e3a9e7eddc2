//! What stands at one address.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use jiff::tz::Offset;

use super::bodies::Bodies;
use super::coding::{self, Effort};
use super::drawing::Drawing;
use super::gallery::Gallery;
use crate::artifact::{Artifact, Kind};
use crate::assets::fingerprint;
use crate::draw::Undrawable;
use crate::lang::Lang;

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

    /// The same in its final form.
    pub(super) fn finished(self: &Arc<Entry>) -> Arc<Entry> {
        match &self.body {
            _ if self.is_final() => self.clone(),
            Body::Packed(bodies) => {
                let body = Body::Packed(coding::bodies(bodies.identity(), self.kind, Effort::Thorough));
                Arc::new(Entry { body, ..Entry::clone(self) })
            }
            Body::Drawn(drawing) => {
                // The drawing holds the picture. Whether it can be drawn is told to whoever asks for it.
                _ = drawing.draw();
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

/// The entry of an artifact: the one that is known already if it is the same, else a new one.
pub(super) fn entry(artifact: Artifact, effort: Effort, gallery: &Arc<Gallery>, known: Option<&Arc<Entry>>) -> Arc<Entry> {
    let Artifact { kind, lang, modified, body, .. } = artifact;
    let tag = tag(&body);
    let modified = modified.and_then(|date| {
        let seconds = Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?.as_second();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).ok()?);
        Some((Bytes::from(httpdate::fmt_http_date(time)), time))
    });
    let same = |known: &&Arc<Entry>| known.tag == tag && known.kind == kind && known.lang == lang && known.modified == modified;
    if let Some(known) = known.filter(same) {
        return known.clone();
    }
    let body = match kind {
        Kind::Drawn => Body::Drawn(Arc::new(Drawing::kept(body))),
        Kind::Sketched => Body::Drawn(Arc::new(Drawing::passing(body, tag.clone(), gallery.clone()))),
        _ => Body::Packed(coding::bodies(Bytes::from(body), kind, effort)),
    };
    let entry = Entry { kind, lang, tag, modified, body };
    if effort == Effort::Thorough && kind == Kind::Drawn {
        // Whether it can be drawn is told by whoever asks for the bytes.
        _ = entry.bodies();
    }
    Arc::new(entry)
}
