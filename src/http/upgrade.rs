//! The plain listener beside TLS: it knows nothing but the way to the other. Its errors have no page: what all pages have in common there demands
//! HTTPS, and may not be sent over plain HTTP (RFC 6797 §7.2).

use std::sync::Arc;
use std::time::Duration;

use actix_http::header::{self, HeaderValue};
use actix_http::{Method, StatusCode};

use super::answer::refused;
use super::headers;
use super::journal::Journal;
use super::reply::{Answer, Respond};
use super::request::Request;
use crate::table::Drawing;

/// Leads to the same address with `https:`.
#[derive(Clone)]
pub struct Upgrade {
    /// The port of the TLS listener; 443 is not written out.
    pub port: u16,
    /// What is written down of each answer.
    pub journal: Journal,
}

impl Respond for Upgrade {
    fn respond(&self, request: &Request<'_>) -> Result<Answer, Arc<Drawing>> {
        let answer = to_https(self.port, request);
        self.journal.answered(request, &answer);
        Ok(answer)
    }

    fn reject(&self, status: StatusCode, _: bool) -> Answer {
        self.journal.rejected(status, 0, Duration::ZERO);
        Answer::empty(status, "upgrade")
    }
}

fn to_https(port: u16, request: &Request<'_>) -> Answer {
    if let Some(status) = refused(request) {
        let mut answer = Answer::empty(status, "upgrade");
        if status == StatusCode::METHOD_NOT_ALLOWED {
            answer.fields.push((header::ALLOW, headers::ALLOW));
        }
        return answer;
    }
    if request.method == Method::OPTIONS {
        let mut answer = Answer::empty(StatusCode::NO_CONTENT, "upgrade");
        answer.fields.push((header::ALLOW, headers::ALLOW));
        return answer;
    }
    let location = host(request).filter(|_| request.path() != "*").and_then(|host| {
        let port = if port == 443 { String::new() } else { format!(":{port}") };
        // In absolute form there may be no path (RFC 9110 §4.2.3).
        let root = if request.path().is_empty() { "/" } else { "" };
        HeaderValue::from_str(&format!("https://{host}{port}{root}{}", request.target)).ok()
    });
    let Some(location) = location else { return Answer::empty(StatusCode::BAD_REQUEST, "upgrade") };
    let mut answer = Answer::empty(StatusCode::PERMANENT_REDIRECT, "upgrade");
    answer.fields.push((header::LOCATION, location));
    answer.fields.push((header::CACHE_CONTROL, headers::HOUR));
    answer
}

/// The host that the request names, first of all in its target (RFC 9112 §3.2.2), without its port. Only what can be a name or an address: nothing else may become part of a redirect.
fn host<'a>(request: &Request<'a>) -> Option<&'a str> {
    let host = request.authority.or_else(|| request.text("host"))?;
    let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => host.get(..address.len() + 2)?,
        None => host.split_once(':').map_or(host, |(name, _)| name),
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']');
    (!name.is_empty() && name.chars().all(allowed)).then_some(name)
}
