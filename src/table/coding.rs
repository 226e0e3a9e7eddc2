//! Content codings and how they are made.

use std::io::Write;
use std::sync::OnceLock;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::bodies::Bodies;
use crate::artifact::Kind;
use crate::stored::Press;

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
    /// Gzip 1, and brotli 5 when it is first asked for: half a millisecond for most bodies. So the site is ready at once.
    Quick,
    /// Brotli 11 and gzip 9: by an eighth smaller, with gzip by a quarter, and thirty times as slow.
    Thorough,
}

/// The window that brotli looks back in, as a power of two. No page is larger.
const WINDOW: u32 = 18;

/// From so many bytes on a body is compressed at once: whoever asks for it first, and everybody behind him, would wait for milliseconds.
pub(super) const HUGE: usize = 160 * 1024;

impl Effort {
    /// The level of the gzip.
    pub(super) const fn level(self) -> u32 {
        match self {
            Effort::Quick => 1,
            Effort::Thorough => 9,
        }
    }
}

/// A body in every coding that makes it smaller. The press is one of its level.
pub(super) fn bodies(identity: Bytes, kind: Kind, effort: Effort, press: &Press) -> Bodies {
    if !kind.is_compressible() {
        return Bodies::uncoded(identity);
    }
    let stored = press.store(identity.clone());
    let br = match effort {
        _ if stored.gzip().is_none() => OnceLock::from(None),
        Effort::Quick if identity.len() < HUGE => OnceLock::new(),
        Effort::Quick => OnceLock::from(quick_brotli(&identity)),
        Effort::Thorough => OnceLock::from(brotli(&identity, 11)),
    };
    Bodies::new(stored, effort, br)
}

/// A body with brotli for whoever asks first, if that is smaller.
pub(super) fn quick_brotli(identity: &[u8]) -> Option<Bytes> {
    brotli(identity, 5)
}

/// A body that was made for one request, in a coding; `None` if that does not make it smaller. As little effort as makes sense: the reader
/// waits for it.
pub fn at_once(body: &[u8], coding: Coding) -> Option<Bytes> {
    match coding {
        Coding::Br => brotli(body, 3),
        Coding::Gzip => Press::new(3).zip(body),
        Coding::Identity => None,
    }
}

/// A body with brotli, if that is smaller.
fn brotli(body: &[u8], quality: u32) -> Option<Bytes> {
    let mut coded = Vec::with_capacity(body.len() / 3);
    let mut writer = brotli::CompressorWriter::new(&mut coded, 4096, quality, WINDOW);
    writer.write_all(body).ok()?;
    drop(writer);
    coded.shrink_to_fit();
    (coded.len() < body.len()).then(|| coded.into())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn every_coding_unpacks_to_the_same_bytes() {
        let body = Bytes::from("Қазақстан бітімгерлері ".repeat(400));
        for effort in [Effort::Quick, Effort::Thorough] {
            let bodies = bodies(body.clone(), Kind::Page, effort, &Press::new(effort.level()));
            let (mut br, mut gzip) = (Vec::new(), Vec::new());
            brotli::Decompressor::new(bodies.br().unwrap().as_ref(), 4096).read_to_end(&mut br).unwrap();
            flate2::read::GzDecoder::new(bodies.gzip().unwrap().as_ref()).read_to_end(&mut gzip).unwrap();
            assert_eq!((&br[..], &gzip[..], bodies.identity()), (&body[..], &body[..], body.clone()));
        }
    }

    #[test]
    fn brotli_is_made_when_it_is_first_asked_for_unless_the_body_is_huge() {
        let of = |length: usize| bodies("Қазақстан ".repeat(length / 19).into(), Kind::Page, Effort::Quick, &Press::new(1));
        let sent = |bodies: &Bodies| postcard::from_bytes::<Bodies>(&postcard::to_extend(bodies, Vec::new()).unwrap()).unwrap();
        let small = of(HUGE / 2);
        assert_eq!((small.br.get(), sent(&small)), (None, small.clone()), "nothing is made by being sent");
        let before = small.size();
        let made = small.br().unwrap();
        assert_eq!((made.as_ptr(), small.size() - before), (small.br().unwrap().as_ptr(), made.len()), "made once, and kept");
        assert_eq!((sent(&small).br.get(), small.without_brotli().br.get()), (small.br.get(), None));
        assert!(of(HUGE * 2).br.get().is_some());
    }

    #[test]
    fn what_does_not_shrink_is_sent_as_it_is() {
        let bodies = bodies(Bytes::from_static(b"x"), Kind::Text, Effort::Quick, &Press::new(1));
        assert_eq!((bodies.identity().as_ref(), bodies.br(), bodies.gzip()), (&b"x"[..], None, None));
    }
}
