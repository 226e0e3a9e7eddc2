//! The command line: what was typed becomes a run of the line, and errors become text and exit codes.

mod serve;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use kazpeace::artifact::Artifact;
use kazpeace::console::{say, tell};
use kazpeace::keep::Known;
use kazpeace::line::{Failure, Source};
use kazpeace::origin::Origin;
use kazpeace::problem::{Problem, Weight, errors};
use kazpeace::settings::{Check, Cli, Command, Content, Export, Format, Keep, Translate, variable_of};
use kazpeace::table::Effort;
use kazpeace::{export, keep, site, source, translate, workshop};

fn main() -> ExitCode {
    let cli = Cli::try_parse().and_then(Cli::checked).unwrap_or_else(|error| {
        if let Some(variable) = variable_of(&error) {
            tell(format_args!("the value of the variable {variable} is refused:"));
        }
        error.exit()
    });
    let done = match cli.command {
        None => serve::serve(&cli.serve),
        Some(Command::Serve(settings)) => serve::serve(&settings),
        Some(Command::Check(settings)) => check(&settings),
        Some(Command::Export(settings)) => write(&settings),
        Some(Command::Translate(settings)) => translations(&settings),
        Some(Command::Keep(settings)) => versions(&settings),
        Some(Command::Build(content)) => worked(workshop::build(&origin(&content))),
        Some(Command::Finish) => worked(workshop::finish()),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            tell(format_args!("kazpeace: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn origin(content: &Content) -> Origin {
    let source = content.content.clone().map_or(Source::Embedded, Source::Folder);
    Origin { source, base: content.base_url.clone() }
}

/// How work for another process ended. If that one is gone there is nobody to tell.
fn worked(done: std::io::Result<()>) -> Result<ExitCode> {
    match done {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Prints why content is refused.
fn refused(problems: &[Problem]) -> ExitCode {
    problems.iter().for_each(tell);
    tell(format_args!("kazpeace: {}", Failure::Content(problems.to_vec())));
    ExitCode::FAILURE
}

fn check(settings: &Check) -> Result<ExitCode> {
    let (origin, nothing) = (origin(&settings.content), |artifact: Artifact| drop(artifact));
    let checked = match settings.date {
        Some(day) => origin.each_on(day, nothing),
        None => origin.each(nothing),
    };
    let problems = match checked {
        Ok((_, warnings)) => warnings,
        Err(Failure::Content(problems)) => problems,
        Err(failure) => return Err(failure.into()),
    };
    let mut out = std::io::stdout().lock();
    match settings.format {
        Format::Text => problems.iter().try_for_each(|problem| writeln!(out, "{problem}"))?,
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&problems)?)?,
    }
    let errors = errors(&problems);
    let warnings = problems.len() - errors;
    let counted = format!("{errors} {}, {warnings} {}", plural(errors, "error"), plural(warnings, "warning"));
    // Whoever edits a folder here may think that it was looked at.
    let other = matches!(origin.source, Source::Embedded) && Path::new("content").is_dir();
    let hint = if other { "; the folder content here was not looked at: --content content" } else { "" };
    tell(format_args!("{counted} in {}{hint}", origin.source));
    let failed = errors > 0 || settings.strict && warnings > 0;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}

fn write(settings: &Export) -> Result<ExitCode> {
    // Before the minute that the work takes.
    export::prepare(&settings.folder)?;
    let (table, warnings) = match origin(&settings.content).table(Effort::Thorough) {
        Ok(built) => built,
        Err(Failure::Content(problems)) => return Ok(refused(&problems)),
        Err(failure) => return Err(failure.into()),
    };
    warnings.iter().for_each(tell);
    let files = export::export(&table, &settings.folder)?;
    say(format_args!("wrote {files} files to {}", settings.folder.display()));
    Ok(ExitCode::SUCCESS)
}

fn translations(settings: &Translate) -> Result<ExitCode> {
    let files = source::read(&Source::Folder(settings.content.clone()), site::understood)?;
    let mut problems = Vec::new();
    let parsed = site::parse(files, &mut problems);
    // What follows from one file to another is what `check` is for; a text that could not be understood would be passed over here.
    problems.retain(|problem| problem.weight == Weight::Error);
    match &settings.record {
        Some(_) if !problems.is_empty() => return Ok(refused(&problems)),
        Some(paths) => {
            let changed = translate::record(&parsed, &settings.content, paths)?;
            changed.iter().for_each(|file| say(format_args!("recorded in {file}")));
            if changed.is_empty() {
                say("nothing to record: the translations follow the English texts");
            }
        }
        None => {
            problems.iter().for_each(tell);
            say(translate::status(&parsed).trim_end());
        }
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn versions(settings: &Keep) -> Result<ExitCode> {
    let origin = Origin { source: Source::Folder(settings.content.clone()), base: None };
    let rendered = match origin.rendered() {
        Ok((rendered, _)) => rendered,
        Err(Failure::Content(problems)) => return Ok(refused(&problems)),
        Err(failure) => return Err(failure.into()),
    };
    let known = if settings.replace { Known::Replaced } else { Known::Stays };
    let written = keep::keep(&rendered, &settings.content, &settings.paths, known)?;
    written.iter().for_each(|file| say(format_args!("kept {file}")));
    if written.is_empty() {
        say("nothing to keep: the versions say what the pages say");
    }
    Ok(ExitCode::SUCCESS)
}
