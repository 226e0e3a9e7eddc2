//! A picture that is drawn when it is first needed.
//!
//! Drawing all cards takes seconds and would keep readers waiting at start. So a card is a drawing at first, whose address and entity tag
//! follow from the drawing; the first request for it, or the process that compresses in the background, turns it into a picture. The pictures
//! of pages are kept. Those of figures are a thousand, and few are ever asked for: a gallery keeps the last ones.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;

use super::Bodies;
use super::entry::Finished;
use super::gallery::Gallery;
use crate::draw::{Undrawable, picture};
use crate::stored::Stored;

/// An SVG drawing and the PNG picture made from it.
#[derive(Clone, Debug)]
pub struct Drawing {
    svg: Stored,
    made: Made,
}

/// Where the picture is, once it is made.
#[derive(Clone, Debug)]
enum Made {
    /// Kept for good.
    Kept(OnceLock<Result<Bodies, Undrawable>>),
    /// Perhaps in a gallery, under the entity tag of the drawing.
    Passing(Bytes, Arc<Gallery>),
}

impl PartialEq for Drawing {
    /// The same drawing is the same picture.
    fn eq(&self, other: &Drawing) -> bool {
        self.svg == other.svg
    }
}

impl Eq for Drawing {}

#[cfg(test)]
impl From<&[u8]> for Drawing {
    /// A drawing whose picture is kept.
    fn from(svg: &[u8]) -> Drawing {
        Drawing::kept(Stored::Plain(Bytes::copy_from_slice(svg)))
    }
}

impl Drawing {
    /// A drawing of which no picture has been needed yet, and whose picture is kept.
    pub(super) fn kept(svg: Stored) -> Drawing {
        Drawing { svg, made: Made::Kept(OnceLock::new()) }
    }

    /// A drawing whose picture is kept in a gallery, as long as there is room; `tag` is its entity tag.
    pub(super) fn passing(svg: Stored, tag: Bytes, gallery: Arc<Gallery>) -> Drawing {
        Drawing { svg, made: Made::Passing(tag, gallery) }
    }

    /// The picture. Whoever comes while one that is kept is being drawn waits for it.
    pub(super) fn bodies(&self) -> Result<Cow<'_, Bodies>, Undrawable> {
        let draw = || picture(&self.svg.plain()).map(|png| Bodies::uncoded(Bytes::from(png)));
        match &self.made {
            Made::Kept(made) => made.get_or_init(draw).as_ref().map(Cow::Borrowed).map_err(Clone::clone),
            Made::Passing(tag, gallery) => match gallery.get(tag) {
                Some(bodies) => Ok(Cow::Owned(bodies)),
                None => {
                    let bodies = draw()?;
                    gallery.put(tag.clone(), bodies.clone());
                    Ok(Cow::Owned(bodies))
                }
            },
        }
    }

    /// The drawing itself.
    pub(super) fn svg(&self) -> &Stored {
        &self.svg
    }

    /// Takes over a picture of it that was made elsewhere.
    pub(super) fn hang(&self, picture: Finished) {
        match (&self.made, picture) {
            // If it has been drawn meanwhile, the picture is the same.
            (Made::Kept(made), picture) => _ = made.set(picture),
            (Made::Passing(tag, gallery), Ok(picture)) => gallery.put(tag.clone(), picture),
            // It is tried anew when somebody asks for it.
            (Made::Passing(..), Err(_)) => {}
        }
    }

    /// Whether the picture is there, so that nobody waits for it.
    pub fn is_drawn(&self) -> bool {
        match &self.made {
            Made::Kept(made) => made.get().is_some(),
            Made::Passing(tag, gallery) => gallery.has(tag),
        }
    }

    /// Draws the picture, if it is not there.
    pub fn draw(&self) -> Result<(), Undrawable> {
        self.bodies().map(|_| ())
    }

    /// Whether its picture is kept once it is made, so that it can be made in advance.
    pub(super) fn is_kept(&self) -> bool {
        matches!(self.made, Made::Kept(_))
    }

    /// Its bytes in memory, without those in the gallery.
    pub(super) fn size(&self) -> usize {
        let picture = match &self.made {
            Made::Kept(made) => made.get().and_then(|made| made.as_ref().ok()).map_or(0, |bodies| bodies.identity().len()),
            Made::Passing(..) => 0,
        };
        self.svg.size() + picture
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISC: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"4\" cx=\"4\" cy=\"4\"/></svg>";

    #[test]
    fn a_picture_is_drawn_once_and_kept() {
        let drawing = Drawing::from(DISC);
        let before = drawing.size();
        assert!(!drawing.is_drawn() && drawing.draw().is_ok() && drawing.is_drawn());
        let first = drawing.bodies().unwrap().identity().as_ptr();
        assert_eq!(drawing.bodies().unwrap().identity().as_ptr(), first);
        assert!(drawing.size() > before);
        assert!(Drawing::from(&b"no drawing"[..]).bodies().is_err());
    }

    #[test]
    fn a_passing_picture_is_drawn_anew_when_the_gallery_let_it_go() {
        let gallery = Arc::new(Gallery::new(1 << 20));
        let drawing = Drawing::passing(Stored::Plain(Bytes::from_static(DISC)), Bytes::from_static(b"a"), gallery.clone());
        let before = drawing.size();
        assert!(!drawing.is_drawn() && drawing.draw().is_ok() && drawing.is_drawn());
        let first = drawing.bodies().unwrap().into_owned();
        assert_eq!(drawing.bodies().unwrap().identity().as_ptr(), first.identity().as_ptr());
        assert_eq!((drawing.size(), gallery.size()), (before, first.identity().len()));
        // Another gallery does not have it: it is drawn again, and looks the same.
        let other = Drawing::passing(Stored::Plain(Bytes::from_static(DISC)), Bytes::from_static(b"a"), Arc::new(Gallery::new(0)));
        assert_eq!(other.bodies().unwrap().into_owned(), first);
        assert_ne!(other.bodies().unwrap().identity().as_ptr(), first.identity().as_ptr());
    }
}
