//! Answering over HTTP: the only modules that know sockets and header texts.

mod admin;
mod answer;
mod backlog;
mod blocks;
mod client;
mod conditional;
mod connection;
mod cork;
mod date;
mod head;
pub mod headers;
mod host;
mod http1;
mod http2;
mod journal;
mod listener;
mod metrics;
mod negotiate;
mod reader;
mod reply;
mod request;
mod service;
mod stop;
mod target;
mod tls;
mod upgrade;
mod worker;
mod writer;

use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;

use blocks::Blocks;

pub use admin::Admin;
pub use answer::{LARGEST_HEAD, LONGEST_TARGET, answer, malformed};
pub use client::Clients;
pub use head::{Head, read};
pub use journal::Journal;
pub use listener::{Handles, Limits, Listeners, Servers, bind};
pub use metrics::Metrics;
pub use reply::{Answer, Respond};
pub use request::{Field, Request};
pub use service::Service;
pub use tls::{Certificate, Files as CertificateFiles, Unusable, config as tls_config};
pub use upgrade::Upgrade;

use crate::artifact::Kind;
use crate::table::{Entry, Table};

/// How long a connection on which nothing is under way stays open once the server stops: a request that has been sent already is still answered.
const LAST_CALL: Duration = Duration::from_millis(200);

/// The most fingerprinted files of earlier generations that are kept.
const KEPT: usize = 64;

/// What is being served: one generation of the site.
#[derive(Debug)]
pub struct Live {
    /// Every address.
    pub table: Table,
    /// Fingerprinted files of earlier generations that this one does not have, newest first: a page that a reader opened before a reload
    /// still finds its style sheet.
    older: Vec<(Box<str>, Arc<Entry>)>,
    /// The header fields of every kind of entry.
    blocks: Arc<Blocks>,
    /// Whether readers come over TLS, so that HTTPS may be demanded of them.
    pub secure: bool,
}

impl Live {
    /// The first generation.
    pub fn new(table: Table, secure: bool) -> Live {
        Live::with_older(table, Vec::new(), secure)
    }

    fn with_older(table: Table, older: Vec<(Box<str>, Arc<Entry>)>, secure: bool) -> Live {
        let entries = table.iter().map(|(_, entry)| entry).chain(table.errors().map(|(_, entry)| entry));
        let blocks = Blocks::new(entries.chain(older.iter().map(|(_, entry)| entry)).map(AsRef::as_ref), secure);
        Live { table, older, blocks: Arc::new(blocks), secure }
    }

    /// The generation after this one.
    pub fn succeeded_by(&self, table: Table) -> Live {
        // An earlier card needs no keeping: its address leads to the present one.
        let kept = |entry: &Entry| entry.kind.is_fingerprinted() && !matches!(entry.kind, Kind::Drawn | Kind::Sketched);
        let own = self.table.iter().filter(|(_, entry)| kept(entry));
        let mut older: Vec<(Box<str>, Arc<Entry>)> = own
            .chain(self.older.iter().map(|(path, entry)| (path.as_ref(), entry)))
            .filter(|(path, _)| table.get(path).is_none())
            .map(|(path, entry)| (path.into(), entry.clone()))
            .collect();
        older.truncate(KEPT);
        Live::with_older(table, older, self.secure)
    }

    /// This generation with the same bytes in other codings.
    pub fn recoded(&self, table: Table) -> Live {
        Live { table, older: self.older.clone(), blocks: self.blocks.clone(), secure: self.secure }
    }

    /// What stands at a path, or stood there before.
    fn get(&self, path: &str) -> Option<&Arc<Entry>> {
        self.table.get(path).or_else(|| self.older.iter().find(|(known, _)| **known == *path).map(|(_, entry)| entry))
    }
}

/// The one value that all workers share and that a reload replaces.
pub type Shared = Arc<ArcSwap<Live>>;
