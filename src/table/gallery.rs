//! The last pictures that were asked for, as many as find room.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use super::Bodies;

/// Pictures by the entity tag of their drawing, those that were asked for last at the end.
#[derive(Debug)]
pub(super) struct Gallery {
    /// The most bytes that are kept.
    room: usize,
    pictures: Mutex<VecDeque<(Bytes, Bodies)>>,
}

impl Gallery {
    /// An empty gallery with room for so many bytes.
    pub(super) fn new(room: usize) -> Gallery {
        Gallery { room, pictures: Mutex::default() }
    }

    /// A picture, if it is still there.
    pub(super) fn get(&self, tag: &Bytes) -> Option<Bodies> {
        let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let at = pictures.iter().position(|(known, _)| known == tag)?;
        let found = pictures.remove(at)?;
        let bodies = found.1.clone();
        pictures.push_back(found);
        Some(bodies)
    }

    /// Whether a picture is still there.
    pub(super) fn has(&self, tag: &Bytes) -> bool {
        self.pictures.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|(known, _)| known == tag)
    }

    /// Hangs up a picture. Those that nobody asked for longest make room for it.
    pub(super) fn put(&self, tag: Bytes, bodies: Bodies) {
        let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        // Two may have drawn it at the same time.
        pictures.retain(|(known, _)| *known != tag);
        pictures.push_back((tag, bodies));
        while size(&pictures) > self.room {
            pictures.pop_front();
        }
    }

    /// The bytes that are kept.
    pub(super) fn size(&self) -> usize {
        size(&self.pictures.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn size(pictures: &VecDeque<(Bytes, Bodies)>) -> usize {
    pictures.iter().map(|(_, bodies)| bodies.size()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_asked_for_longest_goes_first() {
        let gallery = Gallery::new(10);
        let tag = |number: u8| Bytes::copy_from_slice(&[number]);
        let picture = |number: u8| Bodies::uncoded(Bytes::copy_from_slice(&[number; 4]));
        gallery.put(tag(1), picture(1));
        gallery.put(tag(2), picture(2));
        assert_eq!(gallery.get(&tag(1)), Some(picture(1)));
        gallery.put(tag(3), picture(3));
        assert_eq!((gallery.get(&tag(2)), gallery.size()), (None, 8));
        assert!(gallery.has(&tag(1)) && !gallery.has(&tag(2)));
        assert_eq!((gallery.get(&tag(1)), gallery.get(&tag(3))), (Some(picture(1)), Some(picture(3))));
        gallery.put(tag(3), picture(3));
        assert_eq!(gallery.size(), 8);
        // What is larger than the room is not kept at all.
        gallery.put(tag(4), Bodies::uncoded(Bytes::from_static(&[0; 11])));
        assert_eq!((gallery.get(&tag(4)), gallery.size()), (None, 0));
    }
}
