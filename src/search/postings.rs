//! In which records each word stands, packed: a large site has millions of these places.

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::vocabulary::Root;

/// What part of a record a word stands in. A word counts where it says most, and once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Part {
    Title,
    Alias,
    Question(u8),
    Summary,
    Heading(u16),
    Text(u16),
}

/// A record in which a word stands, and how often in that part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Posting {
    pub(super) record: u32,
    pub(super) part: Part,
    pub(super) times: u16,
}

/// The postings of every root, by record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Postings {
    /// All lists, one after the other. A posting takes three bytes or four instead of twelve: it has the distance from the record before
    /// instead of the record, and small numbers are short in the format of postcard.
    packed: Bytes,
    /// Where the list of each root ends.
    ends: Vec<u32>,
    /// In how many records each root stands.
    spread: Vec<u32>,
}

impl Postings {
    /// The postings of a root.
    pub(super) fn list(&self, root: Root) -> impl Iterator<Item = Posting> {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| place(*end));
        let (start, end) = (place(root).checked_sub(1).map_or(0, end), end(place(root)));
        let mut rest = self.packed.get(start..end).unwrap_or_default();
        let mut record = 0;
        std::iter::from_fn(move || {
            let (posting, after) = postcard::take_from_bytes::<Posting>(rest).ok()?;
            rest = after;
            record += posting.record;
            Some(Posting { record, ..posting })
        })
    }

    /// In how many records a root stands.
    pub(super) fn spread(&self, root: Root) -> u32 {
        self.spread.get(place(root)).copied().unwrap_or(0)
    }
}

/// Takes up words in the order in which they stand.
pub(super) struct Packer(Vec<List>);

/// The postings of one root so far.
#[derive(Clone, Default)]
struct List {
    packed: Vec<u8>,
    /// The last posting, which may still grow.
    open: Option<Posting>,
    /// The record of the one before.
    before: Option<u32>,
    spread: u32,
}

impl Packer {
    /// For so many roots.
    pub(super) fn new(roots: usize) -> Packer {
        Packer(vec![List::default(); roots])
    }

    /// Takes up one word more. The records come in their order, and the parts of a record one after the other.
    pub(super) fn add(&mut self, root: Root, record: u32, part: Part) {
        let Some(list) = self.0.get_mut(place(root)) else { return };
        match &mut list.open {
            Some(last) if last.record == record && last.part == part => last.times = last.times.saturating_add(1),
            _ => {
                list.close();
                list.open = Some(Posting { record, part, times: 1 });
            }
        }
    }

    /// All that was taken up.
    pub(super) fn packed(self) -> Postings {
        let (mut packed, mut ends, mut spread) = (Vec::new(), Vec::new(), Vec::new());
        for mut list in self.0 {
            list.close();
            packed.extend_from_slice(&list.packed);
            ends.push(u32::try_from(packed.len()).unwrap_or(u32::MAX));
            spread.push(list.spread);
        }
        Postings { packed: packed.into(), ends, spread }
    }
}

impl List {
    fn close(&mut self) {
        let Some(posting) = self.open.take() else { return };
        let distance = posting.record - self.before.unwrap_or(0);
        if self.before.replace(posting.record) != Some(posting.record) {
            self.spread += 1;
        }
        // Numbers can be written in this format, and memory takes them.
        if let Ok(packed) = postcard::to_extend(&Posting { record: distance, ..posting }, std::mem::take(&mut self.packed)) {
            self.packed = packed;
        }
    }
}

/// What a number counts from zero.
fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_what_was_taken_up() {
        let mut packer = Packer::new(3);
        for (root, record, part) in [
            (0, 0, Part::Title),
            (2, 0, Part::Text(3)),
            (2, 0, Part::Text(3)),
            (2, 0, Part::Text(700)),
            (0, 5, Part::Heading(0)),
            (2, 90_000, Part::Alias),
        ] {
            packer.add(root, record, part);
        }
        let postings = packer.packed();
        let list = |root| postings.list(root).map(|posting| (posting.record, posting.part, posting.times)).collect::<Vec<_>>();
        assert_eq!(list(0), [(0, Part::Title, 1), (5, Part::Heading(0), 1)]);
        assert_eq!(list(1), []);
        assert_eq!(list(2), [(0, Part::Text(3), 2), (0, Part::Text(700), 1), (90_000, Part::Alias, 1)]);
        assert_eq!(list(3), []);
        assert_eq!([0, 1, 2, 3].map(|root| postings.spread(root)), [2, 0, 2, 0]);
    }
}
