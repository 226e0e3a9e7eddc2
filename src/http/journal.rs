//! What is written down of each answer: counters, and the access log if it is wanted.

use std::sync::Arc;
use std::time::Duration;

use actix_http::{Method, StatusCode};

use super::client::Clients;
use super::metrics::Tally;
use super::reply::Answer;
use super::request::Request;

/// The journal of a listener. Clones write to the same one.
#[derive(Clone)]
pub struct Journal {
    /// What is counted.
    pub tally: Tally,
    /// Whether each request is logged.
    pub log: bool,
    /// How clients are told from proxies, and how much of their address is logged.
    pub clients: Arc<Clients>,
}

impl Journal {
    /// Writes down the answer to a request, which has just been made.
    pub fn answered(&self, request: &Request<'_>, answer: &Answer) {
        let bytes = if request.method == Method::HEAD { 0 } else { answer.body.len() };
        let took = request.at.elapsed();
        self.tally.answered(answer.kind, answer.status.as_u16(), bytes, took);
        if self.log {
            tracing::info!(
                target: "access",
                method = %request.method,
                path = request.path(),
                status = answer.status.as_u16(),
                kind = answer.kind,
                bytes,
                micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
                client = self.clients.shown(request),
            );
        }
    }

    /// Writes down how what is no request was answered, of which nothing else is known.
    pub fn rejected(&self, status: StatusCode, bytes: usize, took: Duration) {
        const KIND: &str = "malformed";
        self.tally.answered(KIND, status.as_u16(), bytes, took);
        if self.log {
            tracing::info!(target: "access", status = status.as_u16(), kind = KIND, bytes);
        }
    }
}
