//! The line itself: read → parse → assemble → render. Everything that the program does stops on it or runs it again.

use std::fmt;

use jiff::civil::Date;

use crate::artifact::Artifact;
use crate::problem::{Problem, errors};
use crate::render::{RenderError, Rendered, Taker, render};
use crate::site;
pub use crate::source::Source;
use crate::source::{self, ReadError};

/// What the line makes.
#[derive(Debug)]
pub struct Built<T = Artifact> {
    /// Everything to serve.
    pub rendered: Rendered<T>,
    /// What should be mended, but does not stop the site; sorted by place.
    pub warnings: Vec<Problem>,
}

/// Why the line made nothing.
#[derive(Debug)]
pub enum Failure {
    /// The content could not be read.
    Read(ReadError),
    /// The content has errors; the warnings are among them, sorted by place.
    Content(Vec<Problem>),
    /// The program is at fault.
    Render(RenderError),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Read(error) => error.fmt(f),
            Failure::Content(problems) => {
                let errors = errors(problems);
                write!(f, "the content has {errors} {}", if errors == 1 { "error" } else { "errors" })
            }
            Failure::Render(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

/// Runs the line. `base` takes the place of the base address of `site.toml`; `today` decides what is past its review and what lies in the
/// future, and changes no page.
pub fn build(source: &Source, base: Option<&str>, today: Date) -> Result<Built, Failure> {
    build_each(source, base, today, |artifact: Artifact| artifact)
}

/// Runs the line, and hands each piece on as soon as it is there, from all cores.
pub fn build_each<T: Taker>(source: &Source, base: Option<&str>, today: Date, taker: T) -> Result<Built<T::Taken>, Failure> {
    let files = source::read(source, site::understood).map_err(Failure::Read)?;
    let mut problems = Vec::new();
    let parsed = site::parse(files, &mut problems);
    let parsed = match base {
        Some(base) => parsed.at(base),
        None => parsed,
    };
    let site = site::assemble(parsed, today, &mut problems);
    problems.sort();
    problems.dedup();
    let Some(site) = site else { return Err(Failure::Content(problems)) };
    let rendered = render(&site, &source::assets(), taker);
    // Nobody waits until a large site is taken apart.
    rayon::spawn(|| drop(site));
    match rendered {
        Ok(rendered) => Ok(Built { rendered, warnings: problems }),
        Err(RenderError::Content(more)) => {
            problems.extend(more);
            problems.sort();
            Err(Failure::Content(problems))
        }
        Err(error) => Err(Failure::Render(error)),
    }
}
