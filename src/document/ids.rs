//! The ids that a text cannot give its headings.

use super::sections::{FRONT, INTRODUCTION};

/// Whether an id is one of the page around a text, of its drawings, figures, notes and sources, or of the records of a translation.
pub(super) fn is_taken(id: &str) -> bool {
    let numbered = |letter| id.strip_prefix(letter).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    TAKEN.contains(&id)
        || ["fact-", "map-", "dots-", "chart-", "timeline-", "years-"].iter().any(|start| id.starts_with(start))
        || ['n', 'r', 's'].iter().any(|letter| numbered(*letter))
}

/// The ids of the templates, and of the sections of a text that have no heading.
const TAKEN: [&str; 16] = [
    FRONT,
    INTRODUCTION,
    "main",
    "sources",
    "notes",
    "share",
    "cite",
    "values",
    "used",
    "toc",
    "rel",
    "q",
    "map",
    "glance",
    "h-events",
    "h-scale",
];
