//! The site in motion: built, compressed further, replaced while it is served.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SendError, Sender, TryRecvError, channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use notify::{RecursiveMode, Watcher};
use tokio::sync::oneshot;

use crate::http::{Metrics, Shared};
use crate::origin::Origin;
use crate::problem::Problem;
use crate::table::{Effort, Table};
use crate::workshop::{Builder, Finisher, Unbuilt};

/// How long a folder must be quiet before it is read: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(50);

/// How long is waited for that at most: something may be written all the time.
const LONGEST_QUIET: Duration = Duration::from_secs(1);

/// How often is looked where the folder is: a link further up may lead elsewhere, which the system does not tell.
const LOOK: Duration = Duration::from_secs(2);

/// How many entries are compressed further before they are served: about a third of a second’s work.
const PART: usize = 16;

/// What is told of each problem of the content. It must not wait: the site would.
pub type Teller = fn(&Problem);

/// Moves the site that is served: whatever it is asked for is done by one thread of its own, one thing after the other. Clones ask the same
/// thread, which ends with the last of them.
///
/// One thread, too, because the allocator gives each thread an arena: what one thread took for a site, another would leave full of holes.
#[derive(Clone)]
pub struct Reloader {
    /// What is served from now on, and how many problems of it are known. Sent once; until then wishes wait.
    served: Sender<(Shared, Metrics, usize)>,
    /// That the site be built anew.
    wishes: Sender<()>,
}

impl Reloader {
    /// Begins to build the first site. `effort` says how hard bodies are compressed in the end, and `tell` is told of the problems of later sites.
    pub fn start(origin: Origin, effort: Effort, tell: Teller) -> (Reloader, First) {
        let ((built, first), (served, begun), (wishes, asked)) = (oneshot::channel(), channel::<(Shared, Metrics, usize)>(), channel());
        std::thread::spawn(move || {
            let table = Builder(&origin).table(None);
            // Whoever waits for the first site is there, and what follows is for whoever serves it.
            _ = built.send(table);
            if let Ok((shared, metrics, problems)) = begun.recv() {
                note(&metrics, &shared.load().table, problems);
                Keeper { origin, shared, metrics, effort, tell }.keep(&asked);
            }
        });
        (Reloader { served, wishes }, First(first))
    }

    /// Counts the table that is served, and has it compressed further.
    pub fn settle(&self, shared: Shared, metrics: Metrics, problems: usize) {
        told(self.served.send((shared, metrics, problems)));
    }

    /// Has the site built anew beside the one that is served, and put in its place. Content with errors is refused: the old site stays and the
    /// problems are printed.
    pub fn reload(&self) {
        told(self.wishes.send(()));
    }
}

/// The first site, which is being built.
pub struct First(oneshot::Receiver<Result<(Table, Vec<Problem>), Unbuilt>>);

impl First {
    /// Waits for its table and the warnings.
    pub async fn built(self) -> Result<(Table, Vec<Problem>), Unbuilt> {
        self.0.await.unwrap_or_else(|_| Err(Unbuilt::Failed("the thread that builds the site ended".to_owned())))
    }
}

/// Says so if the thread did not hear: it listens as long as there is somebody to ask it, unless the program is at fault.
fn told<T>(sent: Result<(), SendError<T>>) {
    if sent.is_err() {
        tracing::error!("the thread that builds the site has ended; what is served goes on being served");
    }
}

/// What the thread of a [`Reloader`] has in hand.
struct Keeper {
    origin: Origin,
    shared: Shared,
    metrics: Metrics,
    effort: Effort,
    tell: Teller,
}

impl Keeper {
    /// Does what is asked for, and compresses the site further meanwhile.
    fn keep(&self, asked: &Receiver<()>) {
        let mut work = self.work();
        loop {
            let wish = match &work {
                Some(_) => asked.try_recv(),
                None => asked.recv().map_err(|_| TryRecvError::Disconnected),
            };
            match wish {
                Ok(_) => {
                    // Several wishes at a time are one: all of them see the content as it is now.
                    while asked.try_recv().is_ok() {}
                    drop(work);
                    self.reload();
                    work = self.work();
                }
                Err(TryRecvError::Empty) => work = work.and_then(|work| self.compress(work)),
                Err(TryRecvError::Disconnected) => return,
            }
        }
    }

    fn reload(&self) {
        let start = Instant::now();
        let served = self.shared.load_full();
        match Builder(&self.origin).table(Some(&served.table)) {
            Ok((table, warnings)) => {
                note(&self.metrics, &table, warnings.len());
                let next = served.succeeded_by(table);
                self.shared.store(Arc::new(next));
                self.metrics.reloaded(true);
                warnings.iter().for_each(self.tell);
                tracing::info!(seconds = hundredths(start.elapsed()), "reloaded");
            }
            Err(failure) => {
                if let Unbuilt::Content(problems) = &failure {
                    problems.iter().for_each(self.tell);
                    self.metrics.problems.set(i64::try_from(problems.len()).unwrap_or(i64::MAX));
                }
                self.metrics.reloaded(false);
                tracing::error!("not reloaded: {failure}; the site that was served goes on being served");
            }
        }
    }

    /// The process that compresses what is served as far as it goes, if that is wanted, and since when it does.
    fn work(&self) -> Option<(Finisher, Instant)> {
        if self.effort == Effort::Quick {
            return None;
        }
        Finisher::start().map(|finisher| (finisher, Instant::now())).map_err(coarse).ok()
    }

    /// Replaces a part of what is served by the same in its final form. Nothing is left of the work when all of it is done.
    fn compress(&self, (mut finisher, start): (Finisher, Instant)) -> Option<(Finisher, Instant)> {
        let live = self.shared.load_full();
        match live.table.further(PART, |entry| finisher.finished(entry)) {
            Ok(Some(table)) => {
                self.shared.store(Arc::new(live.recoded(table)));
                Some((finisher, start))
            }
            Ok(None) => {
                tracing::info!(seconds = hundredths(start.elapsed()), "compressed as far as it goes");
                None
            }
            Err(error) => {
                coarse(error);
                None
            }
        }
    }
}

/// Says that bodies stay larger than they could be.
fn coarse(error: io::Error) {
    tracing::warn!(%error, "not compressed as far as it goes: the process that does it could not be talked to");
}

/// Reloads whenever something in a folder changes, also when another folder takes its place. The watching ends with the reloader.
pub fn watch(folder: &Path, reloader: Reloader) -> notify::Result<()> {
    let folder = std::path::absolute(folder).map_err(notify::Error::io)?;
    let (changed, changes) = channel();
    let own = folder.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too, and a reload reads them all; so is what happens beside the folder.
        let own = |path: &PathBuf| path.starts_with(&own);
        if event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(own)) {
            // The receiver lives as long as the thread below; after that nobody waits for changes.
            _ = changed.send(());
        }
    })?;
    watcher.watch(&folder, RecursiveMode::Recursive)?;
    // The system watches a folder, whatever its name: that another one has the name now is seen in the folder above.
    if let Some(above) = folder.parent() {
        watcher.watch(above, RecursiveMode::NonRecursive)?;
    }
    std::thread::spawn(move || {
        let mut place = folder.canonicalize().ok();
        loop {
            match changes.recv_timeout(LOOK) {
                Ok(()) => {
                    let first = Instant::now();
                    while first.elapsed() < LONGEST_QUIET && changes.recv_timeout(QUIET).is_ok() {}
                }
                Err(RecvTimeoutError::Timeout) if folder.canonicalize().ok() == place => continue,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            place = folder.canonicalize().ok();
            _ = watcher.unwatch(&folder);
            if let Err(error) = watcher.watch(&folder, RecursiveMode::Recursive) {
                tracing::warn!(%error, "the folder is not watched until it is there again");
            }
            reloader.reload();
        }
    });
    Ok(())
}

fn note(metrics: &Metrics, table: &Table, problems: usize) {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    metrics.problems.set(count(problems));
    metrics.entries.set(count(table.iter().count()));
    metrics.built.set(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64()));
}

/// Seconds as they are read by people.
fn hundredths(time: Duration) -> f64 {
    (time.as_secs_f64() * 100.0).round() / 100.0
}
