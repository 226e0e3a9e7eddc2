//! The site in motion: built, compressed further, replaced while it is served.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use notify::{RecursiveMode, Watcher};

use crate::http::{Metrics, Shared};
use crate::origin::Origin;
use crate::problem::{Problem, Weight};
use crate::table::{Effort, Table};
use crate::workshop::{Builder, Finisher, Unbuilt};

/// How long a folder must be quiet before it is read: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// How many entries are compressed further before they are served: about a third of a second’s work.
const PART: usize = 16;

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
        match Builder(&self.origin).table(Some(&served.table)) {
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
                if let Unbuilt::Content(problems) = &failure {
                    problems.iter().for_each(|problem| eprintln!("{problem}"));
                    self.metrics.problems.set(i64::try_from(problems.len()).unwrap_or(i64::MAX));
                }
                self.metrics.reloaded(false);
                tracing::error!("not reloaded: {failure}; the site that was served goes on being served");
            }
        }
    }

    /// Compresses what is being served as far as it goes, part by part, unless a newer site is served by then.
    fn compress_in_background(&self) {
        if self.effort == Effort::Quick {
            return;
        }
        let shared = self.shared.clone();
        std::thread::spawn(move || {
            let start = Instant::now();
            match compress(&shared) {
                Ok(true) => tracing::info!(seconds = start.elapsed().as_secs_f32(), "compressed as far as it goes"),
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "not compressed as far as it goes: the process that does it ended"),
            }
        });
    }
}

/// Replaces what is served part by part by the same in its final form; false if something newer is served before all of it is done.
fn compress(shared: &Shared) -> io::Result<bool> {
    let mut live = shared.load_full();
    let mut finisher = Finisher::start()?;
    while let Some(table) = live.table.further(PART, |entry| finisher.finished(entry))? {
        let next = Arc::new(live.recoded(table));
        if !Arc::ptr_eq(&shared.compare_and_swap(&live, next.clone()), &live) {
            return Ok(false);
        }
        live = next;
    }
    Ok(true)
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
