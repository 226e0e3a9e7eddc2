//! The bytes of an entry in each content coding.

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::coding::{self, Coding, Effort};

/// One representation of an entry for each content coding that it has (RFC 9110 §8.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bodies {
    pub(super) plain: Plain,
    /// How hard they are compressed.
    pub(super) effort: Effort,
    /// With brotli (RFC 7932); `None` where compression gains nothing, as for fonts.
    pub br: Option<Bytes>,
    /// With gzip (RFC 1952); `None` where compression gains nothing.
    pub gzip: Option<Bytes>,
}

/// The bytes without content coding. They are five times as many as those with gzip, and hardly anyone asks for them: every browser and
/// every messenger takes gzip. So they are unpacked when they are needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Plain {
    /// Kept, because there is no smaller form.
    Kept(Bytes),
    /// So many bytes, in the gzip.
    InGzip(usize),
}

impl Bodies {
    /// Bytes that no coding makes smaller.
    pub fn uncoded(bytes: Bytes) -> Bodies {
        Bodies { plain: Plain::Kept(bytes), effort: Effort::Thorough, br: None, gzip: None }
    }

    /// The body in a coding, or the plain one if it has none in that coding.
    pub fn get(&self, coding: Coding) -> (Coding, Bytes) {
        match (coding, &self.br, &self.gzip) {
            (Coding::Br, Some(body), _) => (Coding::Br, body.clone()),
            (Coding::Gzip, _, Some(body)) => (Coding::Gzip, body.clone()),
            _ => (Coding::Identity, self.identity()),
        }
    }

    /// The body without content coding.
    pub fn identity(&self) -> Bytes {
        match (&self.plain, &self.gzip) {
            (Plain::Kept(bytes), _) => bytes.clone(),
            (Plain::InGzip(length), gzip) => Bytes::from(coding::unzipped(gzip.as_deref().unwrap_or_default(), *length)),
        }
    }

    /// Only what the bytes without coding can be had from.
    pub(super) fn without_brotli(&self) -> Bodies {
        Bodies { br: None, ..self.clone() }
    }

    /// Its bytes in memory.
    pub(super) fn size(&self) -> usize {
        let plain = match &self.plain {
            Plain::Kept(bytes) => bytes.len(),
            Plain::InGzip(_) => 0,
        };
        plain + self.br.as_ref().map_or(0, Bytes::len) + self.gzip.as_ref().map_or(0, Bytes::len)
    }
}
