//! Content codings and how they are made.

use std::io::{Read, Write};

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::bodies::{Bodies, Plain};
use crate::artifact::Kind;

/// A content coding (RFC 9110 §8.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coding {
    /// Brotli, `br`.
    Br,
    /// Gzip, `gzip`.
    Gzip,
    /// None.
    Identity,
}

/// How hard to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effort {
    /// Brotli 2 to 5 and gzip 2 or 3, the larger the body the harder: a third of a millisecond for most, so that the site is ready at once.
    Quick,
    /// Brotli 11 and gzip 9: about a tenth smaller, and thirty times as slow.
    Thorough,
}

/// The window that brotli looks back in, as a power of two. No page is larger.
const WINDOW: u32 = 18;

/// From so many bytes on a page is large: there are few, and what quality 5 gains on them is felt on the wire.
const LARGE: usize = 64 * 1024;

/// Up to so many bytes any quality makes a page so small that it arrives in the first flight of packets.
const SMALL: usize = 32 * 1024;

/// Below so many bytes a coding gains nothing: the response is one packet without it, and has a field less.
const LEAST: usize = 400;

/// A body in every coding that makes it smaller.
pub(super) fn bodies(identity: Bytes, kind: Kind, effort: Effort) -> Bodies {
    if !kind.is_compressible() || identity.len() < LEAST {
        return Bodies::uncoded(identity);
    }
    let (quality, level) = match effort {
        Effort::Quick if identity.len() > LARGE => (5, 3),
        Effort::Quick if identity.len() > SMALL => (4, 3),
        Effort::Quick => (2, 2),
        Effort::Thorough => (11, 9),
    };
    let smaller = |coded: Option<Vec<u8>>| coded.filter(|coded| coded.len() < identity.len()).map(Bytes::from);
    let (br, gzip) = (smaller(brotli(&identity, quality)), smaller(gzip(&identity, level)));
    let plain = if gzip.is_some() { Plain::InGzip(identity.len()) } else { Plain::Kept(identity) };
    Bodies { plain, effort, br, gzip }
}

/// What was packed with gzip; `length` is how long it was.
pub(super) fn unzipped(zipped: &[u8], length: usize) -> Vec<u8> {
    let mut plain = Vec::with_capacity(length);
    // Reading from memory what was packed here does not fail: a test unpacks every entry.
    _ = flate2::read::GzDecoder::new(zipped).read_to_end(&mut plain);
    plain
}

/// A body that was made for one request, in a coding; `None` if that does not make it smaller. As little effort as makes sense: the reader
/// waits for it.
pub fn at_once(body: &[u8], coding: Coding) -> Option<Vec<u8>> {
    let coded = match coding {
        Coding::Br => brotli(body, 3),
        Coding::Gzip => gzip(body, 3),
        Coding::Identity => None,
    };
    coded.filter(|coded| coded.len() < body.len())
}

fn brotli(body: &[u8], quality: u32) -> Option<Vec<u8>> {
    let mut coded = Vec::with_capacity(body.len() / 3);
    let mut writer = brotli::CompressorWriter::new(&mut coded, 4096, quality, WINDOW);
    writer.write_all(body).ok()?;
    drop(writer);
    coded.shrink_to_fit();
    Some(coded)
}

fn gzip(body: &[u8], level: u32) -> Option<Vec<u8>> {
    // The builder writes no time into the header, so the same body gives the same bytes everywhere.
    let mut writer = flate2::GzBuilder::new().write(Vec::with_capacity(body.len() / 3), flate2::Compression::new(level));
    writer.write_all(body).ok()?;
    let mut coded = writer.finish().ok()?;
    coded.shrink_to_fit();
    Some(coded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_coding_unpacks_to_the_same_bytes() {
        let body = Bytes::from("Қазақстан бітімгерлері ".repeat(400));
        for effort in [Effort::Quick, Effort::Thorough] {
            let bodies = bodies(body.clone(), Kind::Page, effort);
            let (mut br, mut gzip) = (Vec::new(), Vec::new());
            brotli::Decompressor::new(bodies.br.as_deref().unwrap(), 4096).read_to_end(&mut br).unwrap();
            flate2::read::GzDecoder::new(bodies.gzip.as_deref().unwrap()).read_to_end(&mut gzip).unwrap();
            assert_eq!((&br[..], &gzip[..], bodies.identity()), (&body[..], &body[..], body.clone()));
        }
    }

    #[test]
    fn what_does_not_shrink_is_sent_as_it_is() {
        let bodies = bodies(Bytes::from_static(b"x"), Kind::Text, Effort::Quick);
        assert_eq!((bodies.identity().as_ref(), bodies.br, bodies.gzip), (&b"x"[..], None, None));
    }
}
