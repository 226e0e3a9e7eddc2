//! The bytes of an entry in each content coding.

use std::sync::OnceLock;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::coding::{self, Coding, Effort};
use super::lent::Lent;
use crate::stored::Stored;

/// One representation of an entry for each content coding that it has (RFC 9110 §8.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bodies {
    /// The bytes without content coding, with gzip where that is smaller. Without it they are five times as many, and hardly anyone asks for them:
    /// every browser and every messenger takes gzip. So they are unpacked when they are needed.
    pub(super) stored: Stored,
    /// How hard they are compressed.
    pub(super) effort: Effort,
    /// With brotli (RFC 7932), once it is there; `None` where compression gains nothing, as for fonts.
    #[serde(with = "once")]
    pub(super) br: OnceLock<Option<Bytes>>,
    /// The bytes without content coding, as long as somebody reads them.
    #[serde(skip)]
    lent: Lent,
}

impl Bodies {
    /// Bytes that no coding makes smaller.
    pub fn uncoded(bytes: Bytes) -> Bodies {
        Bodies::new(Stored::Plain(bytes), Effort::Thorough, OnceLock::from(None))
    }

    /// Bytes as they are stored, with what is there of brotli.
    pub(super) fn new(stored: Stored, effort: Effort, br: OnceLock<Option<Bytes>>) -> Bodies {
        Bodies { stored, effort, br, lent: Lent::default() }
    }

    /// What is kept with a dictionary, and compressed for whoever asks first.
    pub(super) fn shared(stored: Stored) -> Bodies {
        Bodies::new(stored, Effort::Quick, OnceLock::new())
    }

    /// With brotli, if that is smaller. What was packed quickly is compressed now if nobody has asked for it before: see [`coding::bodies`].
    pub fn br(&self) -> Option<&Bytes> {
        self.br.get_or_init(|| coding::quick_brotli(&self.identity())).as_ref()
    }

    /// With gzip, if that is smaller.
    pub fn gzip(&self) -> Option<&Bytes> {
        self.stored.gzip()
    }

    /// The body in a coding, or the plain one if it has none in that coding.
    pub fn get(&self, coding: Coding) -> (Coding, Bytes) {
        let coded = match coding {
            Coding::Br => self.br(),
            Coding::Gzip => self.gzip(),
            Coding::Identity => None,
        };
        coded.map_or_else(|| (Coding::Identity, self.identity()), |body| (coding, body.clone()))
    }

    /// The body without content coding. Whoever asks while another one reads it has the same bytes.
    pub fn identity(&self) -> Bytes {
        match &self.stored {
            Stored::Plain(bytes) => bytes.clone(),
            stored => self.lent.get(|| stored.plain()),
        }
    }

    /// Only what the bytes without coding can be had from.
    pub(super) fn without_brotli(&self) -> Bodies {
        Bodies { br: OnceLock::new(), ..self.clone() }
    }

    /// Its bytes in memory.
    pub(super) fn size(&self) -> usize {
        self.stored.size() + self.br.get().and_then(Option::as_ref).map_or(0, Bytes::len)
    }
}

/// What is made once as a message: nothing until it is there.
mod once {
    use std::sync::OnceLock;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(cell: &OnceLock<T>, to: S) -> Result<S::Ok, S::Error> {
        cell.get().serialize(to)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<OnceLock<T>, D::Error> {
        let there: Option<T> = Option::deserialize(from)?;
        Ok(there.map_or_else(OnceLock::new, OnceLock::from))
    }
}
