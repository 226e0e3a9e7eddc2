//! The records of a language, packed: texts are most of what a search takes, and few are shown at a time.

use serde::{Deserialize, Serialize};

use super::{Record, Sort};
use crate::stored::{Press, Stored};

/// A record, packed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Packed {
    /// What it is: all that has to be known of each that is found.
    pub(super) sort: Sort,
    /// The record in the format of postcard.
    stored: Stored,
}

impl Packed {
    /// Packs a record.
    pub(super) fn of(record: &Record, press: &Press) -> Packed {
        // Records can be written in this format, and memory takes them.
        let plain = postcard::to_extend(record, Vec::new()).unwrap_or_default();
        Packed { sort: record.sort, stored: press.store(plain.into()) }
    }

    /// The record.
    pub(super) fn record(&self) -> Option<Record> {
        postcard::from_bytes(&self.stored.plain()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Question, Section};

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let record = |text: String| Record {
            sort: Sort::Term,
            eyebrow: "Термин".to_owned(),
            href: "/kk/".to_owned(),
            title: "Қазақстан".to_owned(),
            summary: String::new(),
            aliases: "UN".to_owned(),
            questions: vec![Question { words: "Who?".to_owned(), id: None }],
            foreign: None,
            sections: vec![Section { id: Some("a".to_owned()), path: vec!["А".to_owned()], text }],
        };
        let press = Press::new(1);
        for record in [record("короткий".to_owned()), record("бітімгерлер ".repeat(400))] {
            let packed = Packed::of(&record, &press);
            assert_eq!((packed.record(), packed.sort), (Some(record), Sort::Term));
            assert!(packed.stored.size() < 400);
        }
    }
}
