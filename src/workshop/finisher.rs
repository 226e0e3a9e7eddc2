//! Compressing as far as it goes, and drawing cards, in a process of its own.

use std::io;

use serde::{Deserialize, Serialize};

use super::process::{self, Process};
use super::wire::{Incoming, send};
use crate::artifact::Kind;
use crate::table::{Entry, Finished, Freight};

/// How much the process steps back behind others, of 19 steps: readers come first.
const NICENESS: i32 = 10;

/// An entry to finish.
#[derive(Serialize, Deserialize)]
struct Order {
    kind: Kind,
    freight: Freight,
}

/// A process that finishes entries one by one. It ends when this is dropped.
pub struct Finisher {
    process: Process,
    incoming: Incoming<std::process::ChildStdout>,
}

impl Finisher {
    /// Starts the process.
    pub fn start() -> io::Result<Finisher> {
        let mut process = Process::start(["finish".into()])?;
        let output = process.output.take().ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Finisher { process, incoming: Incoming::new(output) })
    }

    /// The final form of an entry.
    pub fn finished(&mut self, entry: &Entry) -> io::Result<Finished> {
        let input = self.process.input.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        send(input, &Order { kind: entry.kind, freight: entry.freight() })?;
        self.incoming.next()?.ok_or_else(|| io::ErrorKind::BrokenPipe.into())
    }
}

/// The other side: finishes what comes on the standard input, and sends it to the standard output.
pub fn finish() -> io::Result<()> {
    // Where it may not step back it works all the same.
    _ = rustix::process::nice(NICENESS);
    let (mut incoming, mut output) = (Incoming::new(process::input()?), process::output()?);
    while let Some(Order { kind, freight }) = incoming.next()? {
        send(&mut output, &freight.finished(kind))?;
    }
    Ok(())
}
