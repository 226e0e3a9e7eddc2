//! The events of a text without what is nested too deeply: every step after the parser goes down the tree by calling itself, and a stack has an
//! end.

use std::cell::Cell;
use std::ops::Range;

use pulldown_cmark::Event;

/// The most elements around another: a link in strong words in a list in a list in a quotation is seven.
const MOST: u32 = 16;

/// Passes events on, but for elements inside more than [`MOST`] others.
pub(super) struct Shallow<'c, I> {
    events: I,
    depth: u32,
    /// Where the first of those begins that were left out.
    too_deep: &'c Cell<Option<usize>>,
}

impl<'c, I> Shallow<'c, I> {
    pub(super) fn new(events: I, too_deep: &'c Cell<Option<usize>>) -> Shallow<'c, I> {
        Shallow { events, depth: 0, too_deep }
    }
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Iterator for Shallow<'_, I> {
    type Item = (Event<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (event, span) = self.events.next()?;
            match event {
                Event::Start(_) => {
                    self.depth += 1;
                    if self.depth > MOST && self.too_deep.get().is_none() {
                        self.too_deep.set(Some(span.start));
                    }
                    if self.depth > MOST {
                        continue;
                    }
                }
                Event::End(_) => {
                    self.depth -= 1;
                    if self.depth >= MOST {
                        continue;
                    }
                }
                _ if self.depth > MOST => continue,
                _ => {}
            }
            return Some((event, span));
        }
    }
}
