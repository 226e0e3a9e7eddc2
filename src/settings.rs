//! What can be set on the command line or in the environment.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use jiff::civil::Date;

use crate::base::{BASE, is_base};
use crate::problem::did_you_mean;

/// Kazakhstan in UN peacekeeping: the site in one program.
#[derive(Debug, Parser)]
#[command(version, about, after_help = "Without a command the site is served at http://127.0.0.1:8080.")]
// Flags before a command would be those of `serve`, and be passed over in silence; what variables of the environment ask of each other is for `serve` alone.
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Settings of `serve`, which is also what runs without a command.
    #[command(flatten)]
    pub serve: Serve,
}

impl Cli {
    /// Refuses settings that do not go together. A switch that the environment turns off asks for nothing.
    pub fn checked(self) -> Result<Cli, clap::Error> {
        let serve = match &self.command {
            None => Some(&self.serve),
            Some(Command::Serve(serve)) => Some(serve),
            Some(_) => None,
        };
        if serve.is_some_and(|serve| serve.watch && serve.content.content.is_none()) {
            let what = "--watch needs --content <DIR>: what is inside the binary does not change";
            return Err(Cli::command().error(clap::error::ErrorKind::MissingRequiredArgument, what));
        }
        Ok(self)
    }
}

/// The variable of the environment that a refused value came from, if it did not come from the command line.
pub fn variable_of(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg) else { return None };
    let flag = argument.split(' ').next().unwrap_or_default();
    let given = |typed: String| typed == flag || typed.strip_prefix(flag).is_some_and(|rest| rest.starts_with('='));
    if std::env::args().any(given) {
        return None;
    }
    let command = Cli::command();
    let mut all = std::iter::once(&command).chain(command.get_subcommands()).flat_map(clap::Command::get_arguments);
    let own = all.find(|known| known.get_long().is_some_and(|long| flag.strip_prefix("--") == Some(long)))?;
    own.get_env().filter(|name| std::env::var_os(name).is_some())?.to_str().map(str::to_owned)
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site (the default)
    Serve(Serve),
    /// Print everything that is wrong with the content; exit code 1 if there is an error
    Check(Check),
    /// Write every page and file, with its .br and .gz, to a folder for any static host
    ///
    /// What answers a question is not among them and needs the program: results of the search, several filters at once, the language of a reader
    /// at / and at addresses without a language, the language switch, and the new addresses of pages that moved.
    Export(Export),
    /// Tell which translations follow the English texts, or record that they do
    Translate(Translate),
    /// Build the site for the process that serves it, which tells on standard input what it has
    #[command(hide = true)]
    Build(Content),
    /// Compress for the process that serves the site
    #[command(hide = true)]
    Finish,
    /// Keep what pages say now as the versions of their latest change notes; run it before you change a published page
    Keep(Keep),
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
    #[arg(long, value_name = "ADDR:PORT", env = "KAZPEACE_LISTEN", default_value = "127.0.0.1:8080", value_parser = socket)]
    pub listen: SocketAddr,
    /// Threads that answer requests [default: one for each core]
    #[arg(long, value_name = "N", env = "KAZPEACE_WORKERS", value_parser = within::<u16, 1, 512>)]
    pub workers: Option<u16>,
    /// Reload whenever a file in the folder of --content changes
    #[arg(long, env = "KAZPEACE_WATCH")]
    pub watch: bool,
    /// The address and port of the admin pages /healthz, /readyz, /version and /metrics; a port alone is on the loopback [default: none]
    #[arg(long, value_name = "[ADDR:]PORT", env = "KAZPEACE_ADMIN_LISTEN", value_parser = loopback)]
    pub admin_listen: Option<SocketAddr>,
    /// Do not compress further in the background once the site is served: starts as fast, sends an eighth more (with gzip a third)
    #[arg(long, env = "KAZPEACE_QUICK")]
    pub quick: bool,
    /// TLS.
    #[command(flatten)]
    pub tls: Tls,
    /// Limits.
    #[command(flatten)]
    pub limits: Limits,
    /// The log.
    #[command(flatten)]
    pub log: Log,
    /// A path at which answering panics, for the tests of what happens then
    #[arg(long, hide = true, value_name = "PATH")]
    pub panic_at: Option<String>,
}

/// TLS of `serve`.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "TLS")]
pub struct Tls {
    /// Serve over TLS with this certificate chain (PEM, own certificate first); read again on SIGHUP
    #[arg(long, value_name = "FILE", env = "KAZPEACE_TLS_CERT", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// The key of the certificate (PEM)
    #[arg(long, value_name = "FILE", env = "KAZPEACE_TLS_KEY", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Also listen here without TLS and lead everyone to the TLS address
    #[arg(long, value_name = "ADDR:PORT", env = "KAZPEACE_HTTP_REDIRECT", requires = "tls_cert", value_parser = socket)]
    pub http_redirect: Option<SocketAddr>,
}

/// Limits of `serve`. Times are in seconds.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Limits")]
pub struct Limits {
    /// The most connections that one worker holds; more wait until one is closed
    #[arg(long, value_name = "N", env = "KAZPEACE_MAX_CONNECTIONS", default_value_t = 25_000, value_parser = within::<u32, 1, 1_000_000>)]
    pub max_connections: u32,
    /// Seconds that a client may take to send the head of a request, and for a TLS handshake
    #[arg(long, value_name = "SECONDS", env = "KAZPEACE_HEAD_TIMEOUT", default_value_t = 10, value_parser = within::<u16, 1, 3600>)]
    pub head_timeout: u16,
    /// Seconds that a connection may stay idle between two requests
    #[arg(long, value_name = "SECONDS", env = "KAZPEACE_IDLE_TIMEOUT", default_value_t = 30, value_parser = within::<u16, 1, 3600>)]
    pub idle_timeout: u16,
    /// Seconds that a client may take to read a response that is larger than the kernel's buffer
    #[arg(long, value_name = "SECONDS", env = "KAZPEACE_READ_TIMEOUT", default_value_t = 60, value_parser = within::<u16, 1, 3600>)]
    pub read_timeout: u16,
    /// Seconds that new connections are still taken when the program is told to stop, while /readyz says 503 already: time for a balancer to notice
    #[arg(long, value_name = "SECONDS", env = "KAZPEACE_SHUTDOWN_DELAY", default_value_t = 0, value_parser = within::<u16, 0, 3600>)]
    pub shutdown_delay: u16,
    /// Seconds to wait for requests in flight when the program is told to stop
    #[arg(long, value_name = "SECONDS", env = "KAZPEACE_SHUTDOWN_TIMEOUT", default_value_t = 20, value_parser = within::<u16, 1, 3600>)]
    pub shutdown_timeout: u16,
}

/// The log of `serve`, on standard error.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Log")]
pub struct Log {
    /// How much is logged
    #[arg(long, value_enum, env = "KAZPEACE_LOG_LEVEL", default_value_t = Level::Info)]
    pub log_level: Level,
    /// How lines are written
    #[arg(long, value_enum, env = "KAZPEACE_LOG_FORMAT", default_value_t = Format::Text)]
    pub log_format: Format,
    /// Log each request
    #[arg(long, env = "KAZPEACE_ACCESS_LOG")]
    pub access_log: bool,
    /// How much of a client's address the access log shows; anything but nothing may be personal data
    #[arg(long, value_enum, env = "KAZPEACE_LOG_ADDRESS", default_value_t = Address::Nothing)]
    pub log_address: Address,
    /// A network of proxies whose X-Forwarded-For is believed, such as 10.0.0.0/8; may be given several times
    #[arg(long, value_name = "NETWORK", env = "KAZPEACE_TRUSTED_PROXY", value_delimiter = ',', value_parser = network)]
    pub trusted_proxy: Vec<IpNet>,
}

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// What went wrong
    Error,
    /// And what may
    Warn,
    /// And what happened
    Info,
    /// And every connection that ended early
    Debug,
}

/// How much of a client's address is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Address {
    /// Nothing
    Nothing,
    /// The network: the first 24 bits of IPv4, the first 48 of IPv6
    Network,
    /// The whole address, which is personal data
    Whole,
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
    /// The day on which reviews and waivers are due or not [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Date>,
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

/// Settings of `translate`.
#[derive(Args, Clone, Debug)]
pub struct Translate {
    /// The folder of the content
    #[arg(long, value_name = "DIR", env = "KAZPEACE_CONTENT", default_value = "content")]
    pub content: PathBuf,
    /// List the sections that follow the English text, for each language, and those that do not (the default)
    #[arg(long)]
    pub status: bool,
    /// Record that the translations of these bundles follow the English text as it is now; without a path, of all bundles
    #[arg(long, value_name = "PATH", num_args = 0.., conflicts_with = "status")]
    pub record: Option<Vec<String>>,
}

/// Settings of `keep`.
#[derive(Args, Clone, Debug)]
pub struct Keep {
    /// The folder of the content
    #[arg(long, value_name = "DIR", env = "KAZPEACE_CONTENT", default_value = "content")]
    pub content: PathBuf,
    /// Keep what a page says now in place of what was kept of the same day
    #[arg(long)]
    pub replace: bool,
    /// The paths of the pages, such as missions/undof
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<String>,
}

/// How problems and log lines are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people; a problem is one line: file:line:column: what: remedy
    Text,
    /// For programs; a problem is an object with file, line, column, weight, text and help
    Json,
}

/// An address with a port, or a port of the loopback.
fn socket(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "write address and port, as 127.0.0.1:8080, 0.0.0.0:80 or [::1]:8080".to_owned())
}

/// A whole number of a range.
fn within<T: TryFrom<u32>, const LEAST: u32, const MOST: u32>(text: &str) -> Result<T, String> {
    let number = text.parse().ok().filter(|number| (LEAST..=MOST).contains(number));
    number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| format!("write a whole number from {LEAST} to {MOST}"))
}

fn loopback(text: &str) -> Result<SocketAddr, String> {
    let port = text.parse().map(|port: u16| SocketAddr::from(([127, 0, 0, 1], port)));
    port.or_else(|_| text.parse()).map_err(|_| "write it as 9090 or 127.0.0.1:9090".to_owned())
}

/// A network, or the address of one proxy. Those of IPv4 in the form of IPv6 are networks of IPv4, as clients are (RFC 4291 §2.5.5.2).
fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let network = text.parse().ok().or_else(|| text.parse().ok().map(|address: IpAddr| IpNet::from(address.to_canonical())));
    let mapped = |network: &Ipv6Net| {
        let length = network.prefix_len().checked_sub(96)?;
        Ipv4Net::new(network.addr().to_ipv4_mapped()?, length).ok()
    };
    match network {
        Some(IpNet::V6(network)) => Ok(mapped(&network).map_or(IpNet::V6(network), IpNet::V4)),
        Some(network) => Ok(network),
        None => Err("write it as 10.0.0.0/8 or 10.0.0.1".to_owned()),
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write it as 2026-12-31".to_owned())
}

/// The variables of the environment that look like settings and are none, each with the setting that may be meant.
pub fn unknown_variables() -> Vec<String> {
    let command = Cli::command();
    let all = std::iter::once(&command).chain(command.get_subcommands()).flat_map(clap::Command::get_arguments);
    let known: Vec<&str> = all.filter_map(|argument| argument.get_env()?.to_str()).collect();
    let given = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let unknown = given.filter(|name| name.starts_with("KAZPEACE_") && !known.contains(&name.as_str()));
    unknown
        .map(|name| format!("{name} is no setting: {}", did_you_mean(&name, known.iter().copied(), "kazpeace serve --help lists them")))
        .collect()
}

fn base_url(text: &str) -> Result<String, String> {
    if is_base(text) { Ok(text.to_owned()) } else { Err(format!("write it as {BASE}")) }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::{Cli, network};

    #[test]
    fn proxies_are_networks_or_addresses() {
        for (text, expected) in [
            ("10.0.0.0/8", "10.0.0.0/8"),
            (" 192.168.0.0/16", "192.168.0.0/16"),
            ("10.0.0.1", "10.0.0.1/32"),
            ("2001:db8::1", "2001:db8::1/128"),
            ("::ffff:127.0.0.0/104", "127.0.0.0/8"),
            ("::ffff:10.0.0.1", "10.0.0.1/32"),
        ] {
            assert_eq!(network(text).map(|network| network.to_string()).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(network("10.0.0.0/40"), Err("write it as 10.0.0.0/8 or 10.0.0.1".to_owned()));
    }

    #[test]
    fn to_watch_a_folder_it_must_be_named() {
        let checked = |arguments: &[&str]| Cli::try_parse_from(arguments).unwrap().checked().is_ok();
        assert!(checked(&["kazpeace", "serve", "--watch", "--content", "content"]));
        assert!(checked(&["kazpeace", "serve"]));
        assert!(!checked(&["kazpeace", "serve", "--watch"]));
        assert!(!checked(&["kazpeace", "--watch"]));
    }
}
