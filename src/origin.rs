//! Where the site comes from, and running the line on it today.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::artifact::Artifact;
use crate::line::{Built, Failure, Source, build_each};
use crate::problem::Problem;
use crate::render::{Rendered, Taker};
use crate::table::{Effort, Packer, Shelf, Table};

/// Where the site comes from: what a reload runs the line on again.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The content.
    pub source: Source,
    /// The base address, if it is not the one of `site.toml`.
    pub base: Option<String>,
}

impl Origin {
    /// Runs the line up to the table, in this process. Today's date in UTC decides what is past its review.
    pub fn table(&self, effort: Effort) -> Result<(Table, Vec<Problem>), Failure> {
        let (shelf, packer) = (Shelf::default(), Packer::new(effort));
        let (rendered, warnings) = self.each(|artifact: Artifact| shelf.entry(packer.parcel(artifact)))?;
        Ok((shelf.table(rendered), warnings))
    }

    /// Runs the line up to what is packed.
    pub fn rendered(&self) -> Result<(Rendered<Artifact>, Vec<Problem>), Failure> {
        self.each(|artifact: Artifact| artifact)
    }

    /// Runs the line, and hands each piece on as soon as it is there, from all cores.
    pub fn each<T: Taker>(&self, taker: T) -> Result<(Rendered<T::Taken>, Vec<Problem>), Failure> {
        self.each_on(Offset::UTC.to_datetime(Timestamp::now()).date(), taker)
    }

    /// The same on another day.
    pub fn each_on<T: Taker>(&self, day: Date, taker: T) -> Result<(Rendered<T::Taken>, Vec<Problem>), Failure> {
        let Built { rendered, warnings } = build_each(&self.source, self.base.as_deref(), day, taker)?;
        Ok((rendered, warnings))
    }
}
