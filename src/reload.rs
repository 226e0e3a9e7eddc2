//! The site in motion: built, compressed further, replaced while it is served.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::Offset;
use notify::{RecursiveMode, Watcher};

use crate::artifact::Artifact;
use crate::http::{Metrics, Shared};
use crate::line::{Built, Failure, Source, build_each};
use crate::problem::{Problem, Weight};
use crate::render::Rendered;
use crate::table::{Effort, Packer, Table};

/// How long a folder must be quiet before it is read: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// How many entries are compressed further before they are served: about a third of a second’s work.
const PART: usize = 16;

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
        self.packed(Packer::new(effort))
    }

    /// Runs the line up to what is packed.
    pub fn rendered(&self) -> Result<(Rendered<Artifact>, Vec<Problem>), Failure> {
        self.each(|artifact| artifact)
    }

    fn packed(&self, packer: Packer<'_>) -> Result<(Table, Vec<Problem>), Failure> {
        let (rendered, warnings) = self.each(|artifact| packer.entry(artifact))?;
        Ok((packer.table(rendered), warnings))
    }

    fn each<T: Send>(&self, each: impl Fn(Artifact) -> T + Sync) -> Result<(Rendered<T>, Vec<Problem>), Failure> {
        let today = Offset::UTC.to_datetime(Timestamp::now()).date();
        let Built { rendered, warnings } = build_each(&self.source, self.base.as_deref(), today, each)?;
        Ok((rendered, warnings))
    }
}

/// Replaces what is being served by what the origin says now. Clones replace the same site.
#[derive(Clone)]
pub struct Reloader {
    origin: Origin,
    shared: Shared,
    metrics: Metrics,
    /// How hard the bodies are compressed in the end.
    effort: Effort,
    /// Held while a site is built: one at a time, and the last request wins.
    building: Arc<Mutex<()>>,
}

impl Reloader {
    /// A reloader of a site that is being served.
    pub fn new(origin: Origin, shared: Shared, metrics: Metrics, effort: Effort) -> Reloader {
        Reloader { origin, shared, metrics, effort, building: Arc::default() }
    }

    /// Counts the table that is served, and compresses it further.
    pub fn settle(&self, problems: usize) {
        note(&self.metrics, &self.shared.load().table, problems);
        self.compress_in_background();
    }

    /// Builds the site anew beside the one that is served, and puts it in its place. Content with errors is refused: the old site stays and
    /// the problems are printed.
    pub fn reload(&self) {
        let _one_at_a_time = self.building.lock().unwrap_or_else(PoisonError::into_inner);
        let start = Instant::now();
        let served = self.shared.load_full();
        match self.origin.packed(Packer::after(Effort::Quick, &served.table)) {
            Ok((table, warnings)) => {
                warnings.iter().for_each(|warning| eprintln!("{warning}"));
                note(&self.metrics, &table, warnings.len());
                let next = served.succeeded_by(table);
                self.shared.store(Arc::new(next));
                self.metrics.reloaded(true);
                tracing::info!(seconds = start.elapsed().as_secs_f32(), "reloaded");
                self.compress_in_background();
            }
            Err(failure) => {
                if let Failure::Content(problems) = &failure {
                    problems.iter().for_each(|problem| eprintln!("{problem}"));
                    self.metrics.problems.set(i64::try_from(problems.len()).unwrap_or(i64::MAX));
                }
                self.metrics.reloaded(false);
                tracing::error!("not reloaded: {failure}; the site that was served goes on being served");
            }
        }
    }

    /// Compresses what is being served as far as it goes, part by part, unless a newer site is served by then.
    ///
    /// The work is done in the pool that built the site: its threads have the room in which the site was made, and others would ask the system
    /// for as much again. Between two parts the pool is free for a reload, and what a part replaced is gone before the next begins.
    fn compress_in_background(&self) {
        if self.effort == Effort::Quick {
            return;
        }
        let shared = self.shared.clone();
        std::thread::spawn(move || {
            let (start, mut live) = (Instant::now(), shared.load_full());
            while let Some(table) = rayon::scope(|_| live.table.further(PART)) {
                let next = Arc::new(live.recoded(table));
                if !Arc::ptr_eq(&shared.compare_and_swap(&live, next.clone()), &live) {
                    return;
                }
                live = next;
            }
            tracing::info!(seconds = start.elapsed().as_secs_f32(), "compressed as far as it goes");
        });
    }
}

/// Reloads whenever something in a folder changes. The watching ends when what is returned is dropped.
pub fn watch(folder: &Path, reloader: Reloader) -> notify::Result<impl Watcher> {
    let (changed, changes) = std::sync::mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too, and a reload reads them all.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // The receiver lives as long as the thread below; after that nobody waits for changes.
            _ = changed.send(());
        }
    })?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    std::thread::spawn(move || {
        while changes.recv().is_ok() {
            while changes.recv_timeout(QUIET).is_ok() {}
            reloader.reload();
        }
    });
    Ok(watcher)
}

fn note(metrics: &Metrics, table: &Table, problems: usize) {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    metrics.problems.set(count(problems));
    metrics.entries.set(count(table.iter().count()));
    metrics.size.set(count(table.size()));
    metrics.built.set(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64()));
}

/// How many problems are errors.
pub fn errors(problems: &[Problem]) -> usize {
    problems.iter().filter(|problem| problem.weight == Weight::Error).count()
}
