//! The records of a language, packed: texts are most of what a search takes, and few are shown at a time.

use std::io::Read;

use bytes::Bytes;
use flate2::{Compress, Compression, FlushCompress, read::DeflateDecoder};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Record, Sort};

/// Below so many bytes a record is not compressed.
const LEAST: usize = 400;

/// A record, packed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Packed {
    /// What it is: all that has to be known of each that is found.
    pub(super) sort: Sort,
    /// The record in the format of postcard, compressed (RFC 1951) if it was so many bytes before.
    bytes: Bytes,
    length: Option<u32>,
}

impl Packed {
    fn of(record: &Record, compress: &mut Compress) -> Packed {
        // Records can be written in this format, and memory takes them.
        let plain = postcard::to_extend(record, Vec::new()).unwrap_or_default();
        if plain.len() >= LEAST
            && let Some(bytes) = compressed(&plain, compress)
        {
            return Packed { sort: record.sort, bytes: bytes.into(), length: u32::try_from(plain.len()).ok() };
        }
        Packed { sort: record.sort, bytes: plain.into(), length: None }
    }

    /// The record.
    pub(super) fn record(&self) -> Option<Record> {
        let Some(length) = self.length else { return postcard::from_bytes(&self.bytes).ok() };
        let mut plain = Vec::with_capacity(usize::try_from(length).ok()?);
        DeflateDecoder::new(&*self.bytes).read_to_end(&mut plain).ok()?;
        postcard::from_bytes(&plain).ok()
    }
}

/// Packs records.
pub(super) fn pack(records: &[Record]) -> Vec<Packed> {
    // To make a compressor takes as long as to compress a short text.
    records.par_iter().map_init(|| Compress::new(Compression::fast(), false), |compress, record| Packed::of(record, compress)).collect()
}

/// Some bytes compressed; nothing if they do not get smaller.
fn compressed(plain: &[u8], compress: &mut Compress) -> Option<Vec<u8>> {
    compress.reset();
    let mut bytes = Vec::with_capacity(plain.len());
    let status = compress.compress_vec(plain, &mut bytes, FlushCompress::Finish).ok()?;
    bytes.shrink_to_fit();
    (status == flate2::Status::StreamEnd).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Section;

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let record = |text: String| Record {
            sort: Sort::Term,
            eyebrow: "Термин".to_owned(),
            href: "/kk/".to_owned(),
            title: "Қазақстан".to_owned(),
            summary: String::new(),
            aliases: "UN".to_owned(),
            foreign: None,
            sections: vec![Section { id: Some("a".to_owned()), path: vec!["А".to_owned()], text }],
        };
        // The last one is of bytes that cannot be compressed, as far as a text can be so.
        let noise = (0..2000u32).filter_map(|at| char::from_u32(0x4e00 + at.wrapping_mul(2_654_435_761) % 20_000)).collect();
        let records = [record("короткий".to_owned()), record("бітімгерлер ".repeat(400)), record(noise)];
        let packed = pack(&records);
        assert_eq!(packed.iter().map(Packed::record).collect::<Vec<_>>(), records.clone().map(Some));
        let of_length = |packed: &Packed| (packed.length.is_some(), packed.bytes.len() < 400);
        assert_eq!(packed.iter().map(of_length).take(2).collect::<Vec<_>>(), [(false, true), (true, true)]);
        assert_eq!(packed[1].sort, Sort::Term);
    }
}
