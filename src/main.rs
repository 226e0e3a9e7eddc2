//! The command line: what was typed becomes a run of the line, and errors become text and exit codes.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use arc_swap::ArcSwap;
use clap::Parser;
use kazpeace::artifact::Kind;
use kazpeace::export;
use kazpeace::http::{self, Limits, Live};
use kazpeace::line::{Failure, Source};
use kazpeace::problem::{Problem, Weight};
use kazpeace::reload::{self, Origin};
use kazpeace::settings::{Check, Cli, Command, Content, Export, Format, Serve};
use kazpeace::table::Effort;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => serve(&cli.serve),
        Some(Command::Serve(serve_settings)) => serve(&serve_settings),
        Some(Command::Check(settings)) => check(&settings),
        Some(Command::Export(settings)) => write(&settings),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kazpeace: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn origin(content: &Content) -> Origin {
    let source = content.content.clone().map_or(Source::Embedded, Source::Folder);
    Origin { source, base: content.base_url.clone() }
}

fn serve(settings: &Serve) -> Result<ExitCode> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal()).with_target(false).init();
    let start = Instant::now();
    let origin = origin(&settings.content);
    let listener = http::bind(settings.listen).with_context(|| {
        format!("cannot listen on {}; another program may hold the port: choose one with --listen ADDR:PORT", settings.listen)
    })?;
    let (table, warnings) = match origin.table(Effort::Quick) {
        Ok(built) => built,
        Err(Failure::Content(problems)) => return Ok(refused(&problems)),
        Err(failure) => return Err(failure.into()),
    };
    warnings.iter().for_each(|warning| eprintln!("{warning}"));
    let pages = table.iter().filter(|(_, entry)| entry.kind == Kind::Page).count();
    let shared = Arc::new(ArcSwap::from_pointee(Live { table, secure: false }));
    let cores = std::thread::available_parallelism().map_or(1, Into::into);
    let limits = Limits {
        workers: settings.workers.map_or(cores, usize::from),
        head: Duration::from_secs(10),
        idle: Duration::from_secs(30),
        shutdown: Duration::from_secs(settings.shutdown_timeout.into()),
        connections: 25_000,
    };
    actix_web::rt::System::new().block_on(async {
        let address = listener.local_addr()?;
        let server = http::serve(&shared, listener, limits)?;
        println!("serving {} at http://{address}/ ({pages} pages, ready in {:.2} s)", origin.source, start.elapsed().as_secs_f32());
        reload::compress_in_background(&shared);
        let handle = server.handle();
        actix_web::rt::spawn(async move {
            told_to_stop().await;
            tracing::info!("stopping: requests in flight are finished");
            handle.stop(true).await;
        });
        server.await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Waits for SIGTERM or SIGINT.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) {
        (Ok(mut terminate), Ok(mut interrupt)) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        }
        _ => std::future::pending().await,
    }
}

fn refused(problems: &[Problem]) -> ExitCode {
    problems.iter().for_each(|problem| eprintln!("{problem}"));
    eprintln!("kazpeace: {}; nothing is served", Failure::Content(problems.to_vec()));
    ExitCode::FAILURE
}

fn check(settings: &Check) -> Result<ExitCode> {
    let problems = match origin(&settings.content).table(Effort::Quick) {
        Ok((_, warnings)) => warnings,
        Err(Failure::Content(problems)) => problems,
        Err(failure) => return Err(failure.into()),
    };
    let mut out = std::io::stdout().lock();
    match settings.format {
        Format::Text => problems.iter().try_for_each(|problem| writeln!(out, "{problem}"))?,
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&problems)?)?,
    }
    let errors = problems.iter().filter(|problem| problem.weight == Weight::Error).count();
    let warnings = problems.len() - errors;
    eprintln!("{errors} {}, {warnings} {}", plural(errors, "error"), plural(warnings, "warning"));
    let failed = errors > 0 || settings.strict && warnings > 0;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}

fn write(settings: &Export) -> Result<ExitCode> {
    let (table, warnings) = match origin(&settings.content).table(Effort::Thorough) {
        Ok(built) => built,
        Err(Failure::Content(problems)) => return Ok(refused(&problems)),
        Err(failure) => return Err(failure.into()),
    };
    warnings.iter().for_each(|warning| eprintln!("{warning}"));
    let files = export::export(&table, &settings.folder)?;
    println!("wrote {files} files to {}", settings.folder.display());
    Ok(ExitCode::SUCCESS)
}
