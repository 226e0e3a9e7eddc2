//! Tables of CommonMark with the caption that stands before them.

use std::sync::Arc;

use pulldown_cmark::{Alignment, Event, Tag};

use super::markdown::Builder;
use super::tree::{Cell, Inline, Table};

/// The word that begins the paragraph before a table and makes it the caption.
pub(super) const CAPTION: &str = "Table:";

impl Builder<'_, '_> {
    pub(super) fn table(&mut self, columns: &[Alignment], caption: Vec<Inline>) -> Table {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(columns),
                Event::Start(Tag::TableRow) => rows.push(self.cells(columns)),
                _ => break,
            }
        }
        Table { caption, head, rows }
    }

    fn cells(&mut self, columns: &[Alignment]) -> Vec<Cell> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    let right = columns.get(cells.len()) == Some(&Alignment::Right);
                    cells.push(Cell { right, text: self.inlines() });
                }
                _ => break,
            }
        }
        cells
    }
}

pub(super) fn is_caption(text: &[Inline]) -> bool {
    matches!(text.first(), Some(Inline::Text(first)) if first.text().starts_with(CAPTION))
}

/// The text after `Table:`, or the paragraph as it was.
pub(super) fn strip_caption(mut text: Vec<Inline>) -> Result<Option<Vec<Inline>>, Vec<Inline>> {
    match text.first_mut() {
        Some(Inline::Text(first)) if first.text().starts_with(CAPTION) => {
            let rest = first.text().trim_start_matches(CAPTION).trim_start();
            *first = Arc::new(first.after(first.text().len() - rest.len()));
            Ok(Some(text))
        }
        _ => Err(text),
    }
}
