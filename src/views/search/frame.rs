//! A page that is the same for every query but for some places: made once, and filled in for each request.

use serde::{Deserialize, Serialize};

/// A place that is filled in. The frame holds a letter of the private use area for each, which no text of the site has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Slot {
    /// What the reader looks for, before the title of the page in the tab.
    Title,
    /// The query of the language switch.
    Query,
    /// What is shown.
    Main,
}

impl Slot {
    const ALL: [Slot; 3] = [Slot::Title, Slot::Query, Slot::Main];

    /// The letter that stands for it.
    pub(super) const fn letter(self) -> char {
        match self {
            Slot::Title => '\u{e000}',
            Slot::Query => '\u{e001}',
            Slot::Main => '\u{e002}',
        }
    }
}

/// A page with places to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Frame {
    /// What stands before each place.
    parts: Vec<(Box<str>, Slot)>,
    end: Box<str>,
}

impl Frame {
    /// Takes a page apart.
    pub(super) fn of(html: &str) -> Frame {
        let mut parts = Vec::new();
        let mut rest = html;
        while let Some((at, slot)) =
            Slot::ALL.into_iter().filter_map(|slot| Some((rest.find(slot.letter())?, slot))).min_by_key(|(at, _)| *at)
        {
            let (before, from) = rest.split_at(at);
            parts.push((Box::from(before), slot));
            rest = from.strip_prefix(slot.letter()).unwrap_or_default();
        }
        Frame { parts, end: Box::from(rest) }
    }

    /// The page with HTML in its places.
    pub(super) fn fill(&self, html: impl Fn(Slot) -> String) -> String {
        let filled = Slot::ALL.map(html);
        let [title, query, main] = &filled;
        let mut page = String::with_capacity(self.end.len() + main.len() + 16 * 1024);
        for (before, slot) in &self.parts {
            page.push_str(before);
            page.push_str(match slot {
                Slot::Title => title,
                Slot::Query => query,
                Slot::Main => main,
            });
        }
        page.push_str(&self.end);
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_filled_in() {
        let frame = Frame::of("<title>\u{e000}Search</title><a href=\"/kk/\u{e001}\">\u{e002}</a>\u{e001}.");
        let page = frame.fill(|slot| format!("[{slot:?}]"));
        assert_eq!(page, "<title>[Title]Search</title><a href=\"/kk/[Query]\">[Main]</a>[Query].");
    }
}
