//! What stands at one address.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use jiff::civil::Date;
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
    /// When it was changed last, if it has an editorial date.
    pub modified: Option<Modified>,
    /// The bytes to send.
    pub body: Body,
}

/// When an entry was changed last: on its editorial date, as the day is counted in Kazakhstan. Nobody knows the time of the day, so it follows from the
/// bytes: entries of one day that differ have different times (but for one in eighteen thousand), and who has seen one of them is not told that the
/// other is the same (RFC 9110 §8.8.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modified {
    /// Seconds since the beginning of 1970.
    seconds: u32,
    /// As an HTTP date (RFC 9110 §5.6.7).
    text: [u8; 29],
}

/// How many seconds earlier a day begins in Kazakhstan than in UTC. Before it has begun there, the time would lie in the future (§8.8.2.1).
const EARLIER: u32 = 5 * 3600;

impl Modified {
    /// The seconds since 1970 at which bytes of a date and with an entity tag were changed.
    fn seconds(date: Date, tag: &[u8]) -> Option<u32> {
        let midnight = u32::try_from(Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?.as_second()).ok()?;
        let mark = tag.iter().fold(0u32, |sum, letter| sum.wrapping_mul(31).wrapping_add(u32::from(*letter)));
        midnight.checked_sub(1 + mark % EARLIER)
    }

    fn at(seconds: u32) -> Modified {
        let written = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds.into()));
        // An HTTP date has as many letters up to the year 9999.
        Modified { seconds, text: written.into_bytes().try_into().unwrap_or([b' '; 29]) }
    }

    /// As an HTTP date.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// Whether it is not later than a time (RFC 9110 §13.1.4).
    pub fn is_by(&self, time: SystemTime) -> bool {
        time.duration_since(SystemTime::UNIX_EPOCH).is_ok_and(|since| since.as_secs() >= u64::from(self.seconds))
    }

    /// Whether who saw an entry at a time has seen the present one (RFC 9110 §13.1.3): of the day of its last change, only the very time that it was
    /// sent with says so.
    pub fn is_seen_at(&self, time: SystemTime) -> bool {
        let Ok(since) = time.duration_since(SystemTime::UNIX_EPOCH) else { return false };
        let day = u64::from(self.seconds / (24 * 3600));
        since.as_secs() == u64::from(self.seconds) || since.as_secs() / (24 * 3600) > day
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
                let bodies = finished.unwrap_or_else(|_| Bodies::new(coarse.stored.clone(), Effort::Thorough, coarse.br.clone()));
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
    modified: Option<u32>,
}

impl Mark {
    /// The mark of an artifact.
    pub(super) fn of(artifact: &Artifact) -> Mark {
        let tag = tag(&artifact.body);
        let modified = artifact.modified.and_then(|date| Modified::seconds(date, &tag));
        Mark { kind: artifact.kind, lang: artifact.lang, tag, modified }
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
    /// The entry that arrived.
    pub(super) fn new(mark: Mark, freight: Freight, gallery: &Arc<Gallery>) -> Entry {
        let Mark { kind, lang, tag, modified } = mark;
        let body = match freight {
            Freight::Bodies(bodies) => Body::Packed(bodies),
            Freight::Svg(svg) if kind == Kind::Sketched => Body::Drawn(Arc::new(Drawing::passing(svg, tag.clone(), gallery.clone()))),
            Freight::Svg(svg) => Body::Drawn(Arc::new(Drawing::kept(svg))),
        };
        Entry { kind, lang, tag, modified: modified.map(Modified::at), body }
    }

    /// What tells it from another.
    pub(super) fn mark(&self) -> Mark {
        Mark { kind: self.kind, lang: self.lang, tag: self.tag.clone(), modified: self.modified.as_ref().map(|modified| modified.seconds) }
    }

    /// What is left to do for its final form.
    pub fn freight(&self) -> Freight {
        match &self.body {
            Body::Packed(bodies) => Freight::Bodies(bodies.without_brotli()),
            Body::Drawn(drawing) => Freight::Svg(drawing.svg().clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_from_the_next_and_bytes_of_one_day_from_each_other() {
        let date = Date::constant(2026, 11, 24);
        let (one, other) = (tag(b"one"), tag(b"other"));
        let [one, other] = [one, other].map(|tag| Modified::at(Modified::seconds(date, &tag).unwrap()));
        for modified in [&one, &other] {
            // In Kazakhstan, five hours ahead, it is the 24th.
            let text = String::from_utf8(modified.text().to_vec()).unwrap();
            let hour: u32 = text.strip_prefix("Mon, 23 Nov 2026 ").unwrap()[..2].parse().unwrap();
            assert!((19..24).contains(&hour), "{text}");
            let seen = |text: &str| modified.is_seen_at(httpdate::parse_http_date(text).unwrap());
            assert!(seen(&text), "the time that was sent");
            assert!(seen("Tue, 24 Nov 2026 00:00:00 GMT") && seen("Fri, 01 Jan 2100 00:00:00 GMT"), "after the day");
            assert!(!seen("Mon, 23 Nov 2026 18:59:59 GMT") && !seen("Thu, 01 Jan 1970 00:00:00 GMT"), "before the day");
        }
        let of_other = SystemTime::UNIX_EPOCH + Duration::from_secs(other.seconds.into());
        assert!(one != other && !one.is_seen_at(of_other), "bytes of the same day");
    }
}
