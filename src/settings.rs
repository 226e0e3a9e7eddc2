//! What can be set on the command line or in the environment.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Kazakhstan in UN peacekeeping: the site in one program.
#[derive(Debug, Parser)]
#[command(version, about, after_help = "Without a command the site is served at http://127.0.0.1:8080.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Settings of `serve`, which is also what runs without a command.
    #[command(flatten)]
    pub serve: Serve,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site (the default)
    Serve(Serve),
    /// Print everything that is wrong with the content; exit code 1 if there is an error
    Check(Check),
    /// Write every page and file, with its .br and .gz, to a folder for any static host
    Export(Export),
}

/// Where the content comes from.
#[derive(Args, Clone, Debug)]
pub struct Content {
    /// Read the content from this folder instead of the binary
    #[arg(long, value_name = "DIR", env = "KAZPEACE_CONTENT")]
    pub content: Option<PathBuf>,
    /// The address that absolute links begin with, without a slash at the end [default: base of content/site.toml]
    #[arg(long, value_name = "URL", env = "KAZPEACE_BASE_URL", value_parser = base_url)]
    pub base_url: Option<String>,
}

/// Settings of `serve`.
#[derive(Args, Clone, Debug)]
pub struct Serve {
    /// Where the content comes from.
    #[command(flatten)]
    pub content: Content,
    /// The address and port to listen on
    #[arg(long, value_name = "ADDR:PORT", env = "KAZPEACE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Threads that answer requests [default: one for each core]
    #[arg(long, value_name = "N", env = "KAZPEACE_WORKERS", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub workers: Option<u16>,
    /// Seconds to wait for requests in flight when the program is told to stop
    #[arg(long, value_name = "SECONDS", env = "KAZPEACE_SHUTDOWN_TIMEOUT", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=3600))]
    pub shutdown_timeout: u16,
}

/// Settings of `check`.
#[derive(Args, Clone, Debug)]
pub struct Check {
    /// Where the content comes from.
    #[command(flatten)]
    pub content: Content,
    /// Let warnings fail too
    #[arg(long)]
    pub strict: bool,
    /// How problems are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Settings of `export`.
#[derive(Args, Clone, Debug)]
pub struct Export {
    /// Where the content comes from.
    #[command(flatten)]
    pub content: Content,
    /// The folder to write to; it is made if it is not there
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One line each: file:line:column: what: remedy
    Text,
    /// A JSON array of objects with file, line, column, weight, text and help
    Json,
}

fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !text.ends_with('/') && !host.contains(['?', '#', ' ']) => Ok(text.to_owned()),
        _ => Err("write it as https://example.org, without a slash at the end".to_owned()),
    }
}
