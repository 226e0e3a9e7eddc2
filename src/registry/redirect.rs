//! `redirects.toml`: pages that moved. An address once published never dies.

use super::Located;
use super::reader::Reader;

/// A page that moved.
#[derive(Clone, Debug)]
pub struct Redirect {
    /// The path of the bundle that was: `missions/golan`.
    pub from: Located<String>,
    /// The path of the bundle that is.
    pub to: Located<String>,
}

impl Redirect {
    pub(super) fn read_all(reader: &Reader<'_>) -> Vec<Redirect> {
        reader
            .tables("moved")
            .iter()
            .filter_map(|table| {
                let (from, to) = (table.text("from"), table.text("to"));
                table.finish();
                Some(Redirect { from: from?, to: to? })
            })
            .collect()
    }
}
