//! The site in motion: built, served, compressed further, replaced, stopped.

use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::http::{Live, Shared};
use crate::line::{Built, Failure, Source, build};
use crate::problem::Problem;
use crate::table::{Effort, Table, pack};

/// Where the site comes from: what a reload runs the line on again.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The content.
    pub source: Source,
    /// The base address, if it is not the one of `site.toml`.
    pub base: Option<String>,
}

impl Origin {
    /// Runs the line up to the table. Today's date in UTC decides what is past its review.
    pub fn table(&self, effort: Effort) -> Result<(Table, Vec<Problem>), Failure> {
        let today = Offset::UTC.to_datetime(Timestamp::now()).date();
        let Built { rendered, warnings } = build(&self.source, self.base.as_deref(), today)?;
        Ok((pack(rendered, effort), warnings))
    }
}

/// Compresses what is being served as far as it goes, on a thread of its own, and puts it in place unless a newer site is served by then.
pub fn compress_in_background(shared: &Shared) {
    let shared = shared.clone();
    std::thread::spawn(move || {
        let start = Instant::now();
        let live = shared.load_full();
        if live.table.effort() == Effort::Thorough {
            return;
        }
        let thorough = Arc::new(Live { table: live.table.thorough(), secure: live.secure });
        let before = shared.compare_and_swap(&live, thorough);
        if Arc::ptr_eq(&before, &live) {
            tracing::info!(seconds = start.elapsed().as_secs_f32(), "compressed as far as it goes");
        }
    });
}
