//! The ids that a text cannot give its headings.

use super::sections::{FRONT, INTRODUCTION};

/// Whether an id is one of the page around a text, of its drawings, figures, notes and sources, or of the records of a translation.
pub fn is_taken(id: &str) -> bool {
    let numbered = |letter| id.strip_prefix(letter).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    TAKEN.contains(&id) || PREFIXES.iter().any(|start| id.starts_with(start)) || ['n', 'r', 's'].iter().any(|letter| numbered(*letter))
}

/// What ids begin with that are made for each of many things: figures, drawings, groups of facts, sources, terms, files.
const PREFIXES: [&str; 14] =
    ["fact-", "map-", "dots-", "chart-", "timeline-", "years-", "dispute-", "kind-", "source-", "term-", "file-", "loc-", "g-", "d-"];

/// The ids of the templates and drawings, and of the sections of a text that have no heading.
const TAKEN: [&str; 37] = [
    FRONT,
    INTRODUCTION,
    "arcs",
    "cite",
    "dot",
    "f1",
    "f2",
    "f3",
    "fade",
    "files",
    "glance",
    "grat",
    "groups",
    "h-events",
    "h-fig",
    "h-pages",
    "h-rec",
    "h-scale",
    "h-tl",
    "h-wps",
    "hem",
    "horns",
    "land",
    "lev",
    "main",
    "map",
    "mark",
    "notes",
    "own",
    "q",
    "rel",
    "share",
    "sources",
    "sun",
    "toc",
    "used",
    "values",
];
