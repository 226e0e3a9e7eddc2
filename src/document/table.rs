//! Tables of CommonMark with the caption that stands before them.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, Event, Tag};

use super::markdown::Builder;
use super::tree::{Cell, Inline, Table};

/// The word that begins the paragraph before a table and makes it the caption.
pub(super) const CAPTION: &str = "Table:";

impl Builder<'_, '_> {
    pub(super) fn table(&mut self, columns: &[Alignment], caption: Vec<Inline>) -> Table {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(columns),
                Event::Start(Tag::TableRow) => {
                    self.check_width(&span, columns.len());
                    rows.push(self.cells(columns));
                }
                _ => break,
            }
        }
        Table { caption, head, rows }
    }

    /// Tells of a row that has not as many cells as its table has columns: what is too many would not be shown.
    fn check_width(&mut self, span: &Range<usize>, columns: usize) {
        let cells = cells_in(self.text.get(span.clone()).unwrap_or_default());
        if cells != columns {
            let cells = if cells == 1 { "one cell".to_owned() } else { format!("{cells} cells") };
            let what = format!("this row has {cells}, and its table {columns} columns");
            self.error(span, what, "write a | between the cells, and \\| for one that readers shall see");
        }
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

/// How many cells a row has as it is written (GitHub Flavored Markdown §4.10).
fn cells_in(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(row);
    let bars = row.bytes().zip(std::iter::once(b' ').chain(row.bytes())).filter(|(byte, before)| *byte == b'|' && *before != b'\\');
    bars.count() + 1
}

pub(super) fn is_caption(text: &[Inline]) -> bool {
    matches!(text.first(), Some(Inline::Text(first)) if first.text().starts_with(CAPTION))
}

/// The text after `Table:`, or the paragraph as it was.
pub(super) fn strip_caption(mut text: Vec<Inline>) -> Result<Vec<Inline>, Vec<Inline>> {
    match text.first_mut() {
        Some(Inline::Text(first)) if first.text().starts_with(CAPTION) => {
            let rest = first.text().strip_prefix(CAPTION).unwrap_or_default().trim_start();
            *first = Arc::new(first.after(first.text().len() - rest.len()));
            Ok(text)
        }
        _ => Err(text),
    }
}
