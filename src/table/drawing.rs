//! A picture that is drawn when it is first needed.
//!
//! Drawing all cards takes seconds and would keep readers waiting at start. So a card is a drawing at first, whose address and entity tag
//! follow from the drawing; the first request for it, or the thread that compresses in the background, turns it into a picture, which is kept.

use std::sync::OnceLock;

use bytes::Bytes;

use super::Bodies;
use crate::draw::{Undrawable, picture};

/// An SVG drawing and the PNG picture made from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    svg: Vec<u8>,
    made: OnceLock<Result<Bodies, Undrawable>>,
}

impl Drawing {
    /// A drawing of which no picture has been needed yet.
    pub(super) fn new(svg: Vec<u8>) -> Drawing {
        Drawing { svg, made: OnceLock::new() }
    }

    /// The picture. Whoever comes while it is being drawn waits for it.
    pub(super) fn bodies(&self) -> Result<&Bodies, &Undrawable> {
        let draw = || picture(&self.svg).map(|png| Bodies { identity: Bytes::from(png), br: None, gzip: None });
        self.made.get_or_init(draw).as_ref()
    }

    /// Its bytes in memory.
    pub(super) fn size(&self) -> usize {
        let picture = self.made.get().and_then(|made| made.as_ref().ok()).map_or(0, |bodies| bodies.identity.len());
        self.svg.len() + picture
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_drawn_once_and_kept() {
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"4\" cx=\"4\" cy=\"4\"/></svg>";
        let drawing = Drawing::new(svg.to_vec());
        let before = drawing.size();
        let first = drawing.bodies().unwrap().identity.as_ptr();
        assert_eq!(drawing.bodies().unwrap().identity.as_ptr(), first);
        assert!(drawing.size() > before);
        assert!(Drawing::new(b"no drawing".to_vec()).bodies().is_err());
    }
}
