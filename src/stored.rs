//! Bytes that are kept compressed: bodies, drawings, and texts of the search, of all of which few are looked at at a time.

use std::io::Read;
use std::sync::{Mutex, OnceLock, PoisonError};

use bytes::Bytes;
use flate2::{Compress, Compression, Crc, Decompress, FlushCompress, FlushDecompress, Status};
use serde::{Deserialize, Serialize};

/// Below so many bytes compression gains nothing: a response is one packet without it, and has a field less.
const LEAST: usize = 400;

/// The level of gzip for whoever asks first: a quarter smaller than the least effort, and a tenth of a millisecond more.
const ASKED: u32 = 6;

/// What gzip begins with (RFC 1952 §2.3): its two letters, deflate, no further fields, no time, and an unknown system.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// What many texts have in common, as one of them: it is not written again in any of them (a preset dictionary, RFC 1950 §2.3). An empty one is
/// none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dictionary(Bytes);

impl Dictionary {
    /// A text that others are like.
    pub fn new(text: impl Into<Bytes>) -> Dictionary {
        Dictionary(text.into())
    }
}

/// Bytes as they are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stored {
    /// As they are, because there is no smaller form.
    Plain(Bytes),
    /// With gzip (RFC 1952), and how many they were.
    Zipped(Bytes, u32),
    /// With a dictionary, which makes them less than half of what they are with gzip of the least effort.
    Shared(Box<Shared>),
}

/// Bytes kept with a dictionary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// Deflated (RFC 1951) after the dictionary.
    deflated: Bytes,
    /// How many they were.
    length: u32,
    dictionary: Dictionary,
    /// With gzip, if that is smaller, once somebody has asked for it.
    #[serde(skip)]
    gzip: OnceLock<Option<Bytes>>,
}

impl Stored {
    /// What [`Press::share`] has made with this dictionary of so many bytes.
    pub fn shared(deflated: Bytes, length: u32, dictionary: Dictionary) -> Stored {
        Stored::Shared(Box::new(Shared { deflated, length, dictionary, gzip: OnceLock::new() }))
    }

    /// The bytes as they were. Reading from memory what was compressed here does not fail: tests unpack every entry of the site.
    pub fn plain(&self) -> Bytes {
        let room = |length: u32| Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        match self {
            Stored::Plain(bytes) => bytes.clone(),
            Stored::Zipped(zipped, length) => {
                let mut plain = room(*length);
                _ = flate2::read::GzDecoder::new(&**zipped).read_to_end(&mut plain);
                plain.into()
            }
            Stored::Shared(shared) => {
                let Shared { deflated, length, dictionary, .. } = shared.as_ref();
                let (mut plain, mut decompress) = (room(*length), Decompress::new(false));
                if !dictionary.0.is_empty() {
                    _ = decompress.set_dictionary(&dictionary.0);
                }
                _ = decompress.decompress_vec(deflated, &mut plain, FlushDecompress::Finish);
                plain.into()
            }
        }
    }

    /// The bytes with gzip, if that is smaller. What is kept with a dictionary is compressed for whoever asks first.
    pub fn gzip(&self) -> Option<&Bytes> {
        match self {
            Stored::Plain(_) => None,
            Stored::Zipped(zipped, _) => Some(zipped),
            Stored::Shared(shared) => shared.gzip.get_or_init(|| Press::new(ASKED).zip(&self.plain())).as_ref(),
        }
    }

    /// How many bytes are kept, without the dictionary.
    pub fn size(&self) -> usize {
        match self {
            Stored::Plain(bytes) | Stored::Zipped(bytes, _) => bytes.len(),
            Stored::Shared(shared) => shared.deflated.len() + shared.gzip.get().and_then(Option::as_ref).map_or(0, Bytes::len),
        }
    }
}

/// Compresses with gzip. To make a compressor takes as long as to compress a short text, so they are used again.
#[derive(Debug)]
pub struct Press {
    level: Compression,
    /// Those of the threads by their numbers, and one for threads without a number. What another core has used would have to be fetched from there,
    /// which takes longer than to make a new one.
    compressors: Box<[Mutex<Option<Compressor>>]>,
}

/// A compressor with the room that it writes to.
#[derive(Debug)]
struct Compressor {
    compress: Compress,
    room: Vec<u8>,
}

impl Press {
    /// For one thread at a time, with the effort of a level from 1 to 9.
    pub fn new(level: u32) -> Press {
        Press::of(level, 1)
    }

    /// For all cores at once. It starts their threads, if nothing has yet.
    pub fn for_all(level: u32) -> Press {
        Press::of(level, rayon::current_num_threads() + 1)
    }

    fn of(level: u32, compressors: usize) -> Press {
        Press { level: Compression::new(level), compressors: std::iter::repeat_with(Mutex::default).take(compressors).collect() }
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
        let mut check = Crc::new();
        check.update(plain);
        let (sum, length) = (check.sum().to_le_bytes(), check.amount().to_le_bytes());
        self.pressed(plain, &Dictionary::default(), |deflated| {
            let smaller = HEAD.len() + deflated.len() + sum.len() + length.len() < plain.len();
            smaller.then(|| [&HEAD, deflated, &sum, &length].concat())
        })
    }

    /// Bytes deflated after a dictionary, unless they are few.
    pub fn share(&self, plain: &[u8], dictionary: &Dictionary) -> Option<Bytes> {
        (plain.len() >= LEAST).then(|| self.pressed(plain, dictionary, |deflated| Some(deflated.to_vec()))).flatten()
    }

    /// What becomes of bytes once they are deflated.
    fn pressed(&self, plain: &[u8], dictionary: &Dictionary, deflated: impl FnOnce(&[u8]) -> Option<Vec<u8>>) -> Option<Bytes> {
        let last = self.compressors.len() - 1;
        let own = self.compressors.get(rayon::current_thread_index().unwrap_or(last).min(last))?;
        let mut own = own.lock().unwrap_or_else(PoisonError::into_inner);
        let Compressor { compress, room } =
            own.get_or_insert_with(|| Compressor { compress: Compress::new(self.level, false), room: Vec::new() });
        compress.reset();
        if !dictionary.0.is_empty() {
            compress.set_dictionary(&dictionary.0).ok()?;
        }
        room.clear();
        room.reserve(plain.len());
        let ended = matches!(compress.compress_vec(plain, room, FlushCompress::Finish), Ok(Status::StreamEnd));
        ended.then(|| deflated(room)).flatten().map(Bytes::from)
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
        let dictionary = Dictionary::new("бітімгерлер туралы");
        let text = "бітімгерлер туралы мәтін ".repeat(40);
        let deflated = press.share(text.as_bytes(), &dictionary).unwrap();
        let shared = Stored::shared(deflated.clone(), u32::try_from(text.len()).unwrap(), dictionary.clone());
        assert_eq!((shared.plain(), shared.size()), (text.clone().into(), deflated.len()));
        assert!(deflated.len() < press.share(text.as_bytes(), &Dictionary::default()).unwrap().len());
        assert_eq!(Stored::Zipped(shared.gzip().unwrap().clone(), u32::try_from(text.len()).unwrap()).plain(), text);
        assert_eq!(shared.size(), deflated.len() + shared.gzip().unwrap().len(), "made once, and kept");
        assert_eq!(press.share(b"few", &dictionary), None);
        // The digits of a congruential generator repeat nothing.
        let random: Vec<u8> = std::iter::successors(Some(1u32), |n| Some(n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)))
            .filter_map(|n| n.to_be_bytes().first().copied())
            .take(1000)
            .collect();
        assert_eq!(press.store(random.clone().into()), Stored::Plain(random.into()));
        assert_eq!(press.zip(b""), None);
    }
}
