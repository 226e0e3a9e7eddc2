//! What has changed in the English text since a translation was made from it.

use std::collections::BTreeSet;

use crate::document::{Document, Fingerprint, Section};

/// A section of the English text that a translation does not follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind<'a> {
    /// The section.
    pub section: &'a Section,
    /// Its blocks that are new or changed.
    pub new: Vec<&'a Fingerprint>,
    /// How many of the blocks that the translation was made from are gone or changed.
    pub gone: usize,
    /// Whether the translation says nothing at all of this section.
    pub unrecorded: bool,
}

/// The sections of a source that a translation does not follow, in order. A section that is gone from the source is told by the check of
/// headings.
pub fn behind<'a>(source: &'a Document, translation: &Document) -> Vec<Behind<'a>> {
    source
        .sections
        .iter()
        .filter_map(|section| {
            let recorded = translation.front.made_from.get(&section.id);
            let known: BTreeSet<&str> = recorded.iter().flat_map(|record| record.value.split_whitespace()).collect();
            let now: BTreeSet<&str> = section.blocks.iter().map(|block| block.hash()).collect();
            let new: Vec<&Fingerprint> = section.blocks.iter().filter(|block| !known.contains(block.hash())).collect();
            let gone = known.difference(&now).count();
            (!new.is_empty() || gone > 0).then_some(Behind { section, new, gone, unrecorded: recorded.is_none() })
        })
        .collect()
}
