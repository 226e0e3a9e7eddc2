//! Bytes that are kept with gzip: bodies, drawings, and texts of the search, of all of which few are looked at at a time.

use std::io::Read;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use serde::{Deserialize, Serialize};

/// Below so many bytes compression gains nothing: a response is one packet without it, and has a field less.
const LEAST: usize = 400;

/// What gzip begins with (RFC 1952 §2.3): its two letters, deflate, no further fields, no time, and an unknown system.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// Bytes as they are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stored {
    /// As they are, because there is no smaller form.
    Plain(Bytes),
    /// With gzip (RFC 1952), and how many they were.
    Zipped(Bytes, u32),
}

impl Stored {
    /// The bytes as they were.
    pub fn plain(&self) -> Bytes {
        match self {
            Stored::Plain(bytes) => bytes.clone(),
            Stored::Zipped(zipped, length) => {
                let mut plain = Vec::with_capacity(usize::try_from(*length).unwrap_or_default());
                // Reading from memory what was compressed here does not fail: a test unpacks every entry of the site.
                _ = flate2::read::GzDecoder::new(&**zipped).read_to_end(&mut plain);
                plain.into()
            }
        }
    }

    /// The bytes with gzip, if that is smaller.
    pub fn gzip(&self) -> Option<&Bytes> {
        match self {
            Stored::Plain(_) => None,
            Stored::Zipped(zipped, _) => Some(zipped),
        }
    }

    /// How many bytes are kept.
    pub fn size(&self) -> usize {
        let (Stored::Plain(bytes) | Stored::Zipped(bytes, _)) = self;
        bytes.len()
    }
}

/// Compresses with gzip, on all cores at once. To make a compressor takes as long as to compress a short text, so they are used again.
#[derive(Debug)]
pub struct Press {
    level: Compression,
    /// The compressors of the threads by their numbers, and one for threads without a number; each with the room that it writes to. What another
    /// core has used would have to be fetched from there, which takes longer than to make a new one.
    compressors: Box<[Mutex<Option<(Compress, Vec<u8>)>>]>,
}

impl Press {
    /// With the effort of a level from 1 to 9.
    pub fn new(level: u32) -> Press {
        let compressors = std::iter::repeat_with(Mutex::default).take(rayon::current_num_threads() + 1).collect();
        Press { level: Compression::new(level), compressors }
    }

    /// Compresses bytes, if that makes them smaller. The same bytes give the same everywhere: no time is written.
    pub fn store(&self, plain: Bytes) -> Stored {
        let length = u32::try_from(plain.len()).ok().filter(|_| plain.len() >= LEAST);
        match length.and_then(|length| Some((self.zip(&plain)?, length))) {
            Some((zipped, length)) => Stored::Zipped(zipped, length),
            None => Stored::Plain(plain),
        }
    }

    /// Bytes with gzip, if that is smaller.
    pub fn zip(&self, plain: &[u8]) -> Option<Bytes> {
        let last = self.compressors.len() - 1;
        let own = self.compressors.get(rayon::current_thread_index().unwrap_or(last).min(last))?;
        let mut own = own.lock().unwrap_or_else(PoisonError::into_inner);
        let (compress, room) = own.get_or_insert_with(|| (Compress::new(self.level, false), Vec::new()));
        compress.reset();
        room.clear();
        room.reserve(HEAD.len() + plain.len());
        room.extend_from_slice(&HEAD);
        if !matches!(compress.compress_vec(plain, room, FlushCompress::Finish), Ok(Status::StreamEnd)) {
            return None;
        }
        let mut check = Crc::new();
        check.update(plain);
        room.extend_from_slice(&check.sum().to_le_bytes());
        room.extend_from_slice(&check.amount().to_le_bytes());
        (room.len() < plain.len()).then(|| Bytes::copy_from_slice(room))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unpacked_is_what_was_stored() {
        let press = Press::new(1);
        for (text, zipped) in [("короткий".to_owned(), false), ("бітімгерлер ".repeat(400), true)] {
            let stored = press.store(text.clone().into());
            assert_eq!((stored.plain(), stored.gzip().is_some()), (Bytes::from(text.clone()), zipped));
            // A compressor that has been used gives the same as a new one.
            assert_eq!(stored, Press::new(1).store(text.into()));
        }
        // The digits of a congruential generator repeat nothing.
        let random: Vec<u8> = std::iter::successors(Some(1u32), |n| Some(n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)))
            .filter_map(|n| n.to_be_bytes().first().copied())
            .take(1000)
            .collect();
        assert_eq!(press.store(random.clone().into()), Stored::Plain(random.into()));
        assert_eq!(press.zip(b""), None);
    }
}
