//! `kazpeace serve`: from settings to listeners, and the signals that move the site.

use std::io::{self, IsTerminal};
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use arc_swap::ArcSwap;
use kazpeace::artifact::Kind;
use kazpeace::console::say;
use kazpeace::http::{
    self, Admin, Certificate, CertificateFiles, Clients, Handles, Journal, Limits, Listeners, Live, Metrics, Service, Upgrade,
};
use kazpeace::line::Source;
use kazpeace::problem::{Problem, Weight};
use kazpeace::reload::{Reloader, Teller, watch};
use kazpeace::settings::{Format, Level, Log, Serve, Tls, unknown_variables};
use kazpeace::table::Effort;
use kazpeace::workshop::Unbuilt;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::{LevelFilter, Targets};

/// The most lines of the log that wait to be written.
const LINES: usize = 4096;

/// Serves the site until it is told to stop.
pub fn serve(settings: &Serve) -> Result<ExitCode> {
    let _log = start_log(&settings.log);
    unknown_variables().iter().for_each(|unknown| tracing::warn!("{unknown}"));
    let tell = teller(settings.log.log_format);
    let start = Instant::now();
    let origin = super::origin(&settings.content);
    // Everything that can be wrong with the settings is found before the content is built.
    let site = listen(settings.listen, "--listen")?;
    let admin = settings.admin_listen.map(|address| listen(address, "--admin-listen")).transpose()?;
    let upgrade = settings.tls.http_redirect.map(|address| listen(address, "--http-redirect")).transpose()?;
    let certificate = certificate(&settings.tls)?;
    let files = open_files();

    let system = actix_rt::System::new();
    // Before the first build, which takes a moment: a signal that nobody waits for would end the program at once.
    let (hangup, mut ending) = system.block_on(async { io::Result::Ok((signal(SignalKind::hangup())?, Ending::awaited()?)) })?;
    let effort = if settings.quick { Effort::Quick } else { Effort::Thorough };
    let (reloader, first) = Reloader::start(origin.clone(), effort, tell);
    // From now on as well: what changes while the folder is read may have been read before.
    if let (true, Source::Folder(folder)) = (settings.watch, &origin.source) {
        watch(folder, reloader.clone()).with_context(|| format!("cannot watch {}", folder.display()))?;
    }
    let built = system.block_on(async {
        tokio::select! {
            built = first.built() => Some(built),
            () = ending.told() => None,
        }
    });
    let (table, warnings) = match built {
        Some(Ok(built)) => built,
        Some(Err(Unbuilt::Content(problems))) => return Ok(super::refused(&problems)),
        Some(Err(failure)) => return Err(failure.into()),
        // Nobody was served yet.
        None => return Ok(ExitCode::SUCCESS),
    };
    warnings.iter().for_each(tell);
    let pages = table.iter().filter(|(_, entry)| entry.kind == Kind::Page).count();

    let metrics = Metrics::default();
    let shared = Arc::new(ArcSwap::from_pointee(Live::new(table, certificate.is_some())));
    let journal = Journal {
        tally: metrics.clone().into(),
        log: settings.log.access_log,
        clients: Arc::new(Clients { proxies: settings.log.trusted_proxy.clone(), shown: settings.log.log_address }),
    };
    let service = Service { shared: shared.clone(), journal: journal.clone(), panic_at: settings.panic_at.as_deref().map(Into::into) };
    let stopping = Arc::new(AtomicBool::new(false));

    system.block_on(async {
        let address = site.local_addr()?;
        let mut listeners = Listeners::new(limits(settings, files), metrics.connections.clone());
        listeners = match &certificate {
            Some(certificate) => listeners.site_over_tls(site, service, Arc::new(http::tls_config(certificate.clone())?))?,
            None => listeners.site(site, service)?,
        };
        if let Some(listener) = upgrade {
            listeners = listeners.upgrade(listener, Upgrade { port: address.port(), journal })?;
        }
        if let Some(listener) = admin {
            listeners =
                listeners.admin(listener, Admin { shared: shared.clone(), metrics: metrics.clone(), stopping: stopping.clone() })?;
        }
        let (servers, handles) = listeners.servers();
        let scheme = if certificate.is_some() { "https" } else { "http" };
        let seconds = start.elapsed().as_secs_f32();
        say(format_args!("serving {} at {scheme}://{address}/ ({pages} pages, ready in {seconds:.2} s)", origin.source));
        reloader.settle(shared, metrics.clone(), warnings.len());
        actix_rt::spawn(reload_on(hangup, reloader, certificate, metrics));
        let delay = Duration::from_secs(settings.limits.shutdown_delay.into());
        actix_rt::spawn(stop_on(ending, handles, stopping, delay));
        servers.ended().await?;
        Ok(ExitCode::SUCCESS)
    })
}

fn listen(address: SocketAddr, flag: &str) -> Result<TcpListener> {
    http::bind(address).with_context(|| format!("cannot listen on {address}; choose another address with {flag} ADDR:PORT"))
}

fn certificate(tls: &Tls) -> Result<Option<Arc<Certificate>>> {
    match (&tls.tls_cert, &tls.tls_key) {
        (Some(certificate), Some(key)) => {
            let files = CertificateFiles { certificate: certificate.clone(), key: key.clone() };
            Ok(Some(Arc::new(Certificate::read(files).context("cannot serve over TLS")?)))
        }
        _ => Ok(None),
    }
}

fn limits(settings: &Serve, files: u64) -> Limits {
    let workers = settings.workers.map_or_else(|| std::thread::available_parallelism().map_or(1, Into::into), usize::from);
    let seconds = |number: u16| Duration::from_secs(number.into());
    let wanted = u64::from(settings.limits.max_connections);
    let room = files.saturating_sub(OTHER_FILES).max(files / 2) / u64::try_from(workers).unwrap_or(u64::MAX);
    if room < wanted {
        tracing::info!("a worker holds at most {room} connections: the system allows {files} open files (ulimit -n)");
    }
    Limits {
        workers,
        connections: usize::try_from(wanted.min(room.max(1))).unwrap_or(usize::MAX),
        head: seconds(settings.limits.head_timeout),
        idle: seconds(settings.limits.idle_timeout),
        read: seconds(settings.limits.read_timeout),
        shutdown: seconds(settings.limits.shutdown_timeout),
    }
}

/// The open files that are no connections of readers: listeners, threads, the admin pages, pipes to the processes that build and compress.
const OTHER_FILES: u64 = 512;

/// How many files may be open at a time. Every connection is one, and many systems allow a thousand until a program asks for more.
fn open_files() -> u64 {
    rlimit::increase_nofile_limit(u64::MAX).unwrap_or_else(|error| {
        tracing::warn!(%error, "the limit of open files stays as it is");
        rlimit::Resource::NOFILE.get_soft().unwrap_or(1024)
    })
}

/// How problems of the content are told of while the site is served: in the log, which nobody has to read. For programs the parts of a problem have
/// fields of their own.
fn teller(format: Format) -> Teller {
    match format {
        Format::Text => |problem| match problem.weight {
            Weight::Error => tracing::error!("{problem}"),
            Weight::Warning => tracing::warn!("{problem}"),
        },
        Format::Json => |Problem { place, weight, text, help }| {
            let (file, line, column) = (&*place.file, place.line, place.column);
            match weight {
                Weight::Error => tracing::error!(file, line, column, weight = "error", text, help, "a problem of the content"),
                Weight::Warning => tracing::warn!(file, line, column, weight = "warning", text, help, "a problem of the content"),
            }
        },
    }
}

/// Starts the log, which ends when what is returned is dropped. It is written by a thread of its own: if nobody reads it, lines are lost, and no reader
/// of the site waits.
fn start_log(log: &Log) -> WorkerGuard {
    let level = match log.log_level {
        Level::Error => tracing::Level::ERROR,
        Level::Warn => tracing::Level::WARN,
        Level::Info => tracing::Level::INFO,
        Level::Debug => tracing::Level::DEBUG,
    };
    // Libraries tell of each frame of each connection, and of what readers look for. Requests are logged at every level, if at all.
    let filter = Targets::new()
        .with_default(level.min(tracing::Level::WARN))
        .with_targets([("h2", LevelFilter::OFF), ("notify", LevelFilter::OFF)])
        .with_targets([("kazpeace", level), ("access", tracing::Level::INFO)]);
    // Room for each line that may wait is taken at once: by default for 128 000 of them, which is a fifth of the program.
    let (writer, guard) = NonBlockingBuilder::default().buffered_lines_limit(LINES).finish(std::io::stderr());
    let lines = tracing_subscriber::fmt::layer().with_writer(writer).with_ansi(std::io::stderr().is_terminal());
    use tracing_subscriber::layer::{Layer, SubscriberExt};
    use tracing_subscriber::util::SubscriberInitExt;
    let lines = match log.log_format {
        Format::Text => lines.with_target(false).boxed(),
        Format::Json => lines.json().flatten_event(true).boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(filter)).init();
    // What is said of a fault goes the same way: whoever writes to standard error himself waits for whoever reads it.
    // A line is one event.
    std::panic::set_hook(Box::new(|fault| tracing::error!("{}", fault.to_string().replace('\n', " "))));
    guard
}

/// On each SIGHUP the certificate and the content are read again.
async fn reload_on(mut hangup: Signal, reloader: Reloader, certificate: Option<Arc<Certificate>>, metrics: Metrics) {
    while hangup.recv().await.is_some() {
        if let Some(certificate) = &certificate {
            let reloaded = certificate.reload();
            metrics.certified(reloaded.is_ok());
            match reloaded {
                Ok(()) => tracing::info!("the certificate was read again"),
                Err(error) => tracing::error!("{error}; the certificate that was in use stays"),
            }
        }
        reloader.reload();
    }
}

/// The signals that tell the program to end: SIGTERM and SIGINT.
struct Ending {
    terminate: Signal,
    interrupt: Signal,
}

impl Ending {
    /// They are waited for from now on.
    fn awaited() -> io::Result<Ending> {
        Ok(Ending { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits until one of them comes.
    async fn told(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Once the program is told to end, nothing new is accepted, and what is in flight is finished. The admin pages say so meanwhile, and end last.
async fn stop_on(mut ending: Ending, servers: Handles, stopping: Arc<AtomicBool>, delay: Duration) {
    ending.told().await;
    stopping.store(true, Ordering::Relaxed);
    tracing::info!("stopping: requests in flight are finished");
    // Whoever says it twice does not want to wait.
    tokio::select! {
        () = actix_rt::time::sleep(delay) => {}
        () = ending.told() => {}
    }
    servers.stop().await;
}
