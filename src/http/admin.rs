//! The admin listener: for the operator and the balancer, never for readers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_http::header::{self, HeaderValue};
use actix_http::{Method, StatusCode};
use bytes::Bytes;

use super::host::names_one_host;
use super::metrics::Metrics;
use super::reply::{Answer, Respond};
use super::request::Request;
use super::{Shared, headers};
use crate::table::Drawing;

/// What the admin listener answers from.
#[derive(Clone)]
pub struct Admin {
    /// What is served.
    pub shared: Shared,
    /// What is counted.
    pub metrics: Metrics,
    /// Set when the program is told to stop, so that a balancer sends nothing new.
    pub stopping: Arc<AtomicBool>,
}

impl Respond for Admin {
    fn respond(&self, request: &Request<'_>) -> Result<Answer, Arc<Drawing>> {
        Ok(self.answer(request))
    }

    fn reject(&self, status: StatusCode, _: bool) -> Answer {
        text(status, format!("{status}\n"))
    }
}

impl Admin {
    /// Answers `/healthz` (the program runs), `/readyz` (it serves, and is not about to stop), `/version` and `/metrics`.
    fn answer(&self, request: &Request<'_>) -> Answer {
        if !names_one_host(request) {
            return self.reject(StatusCode::BAD_REQUEST, false);
        }
        if !matches!(request.method, Method::GET | Method::HEAD) {
            let mut answer = text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n".to_owned());
            answer.fields.push((header::ALLOW, HeaderValue::from_static("GET, HEAD")));
            return answer;
        }
        match request.path() {
            "/healthz" => text(StatusCode::OK, "ok\n".to_owned()),
            // Nothing is answered before there is a table, and the connection waits until there is; so only stopping makes it unready.
            "/readyz" if self.stopping.load(Ordering::Relaxed) => text(StatusCode::SERVICE_UNAVAILABLE, "stopping\n".to_owned()),
            "/readyz" => text(StatusCode::OK, "ready\n".to_owned()),
            "/version" => text(StatusCode::OK, concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"), "\n").to_owned()),
            "/metrics" => {
                // Bodies are made and replaced at any time, so they are measured when somebody asks.
                self.metrics.size.set(i64::try_from(self.shared.load().table.size()).unwrap_or(i64::MAX));
                typed(StatusCode::OK, headers::OPEN_METRICS, self.metrics.text())
            }
            _ => text(StatusCode::NOT_FOUND, "there are /healthz, /readyz, /version and /metrics\n".to_owned()),
        }
    }
}

fn text(status: StatusCode, body: String) -> Answer {
    typed(status, headers::PLAIN_TEXT, body)
}

fn typed(status: StatusCode, media_type: HeaderValue, body: String) -> Answer {
    let mut answer = Answer::new(status, "admin", Bytes::from(body));
    answer.fields.push((header::CONTENT_TYPE, media_type));
    answer.fields.push((header::CACHE_CONTROL, headers::PRIVATE));
    answer.fields.push((header::X_CONTENT_TYPE_OPTIONS, headers::NOSNIFF));
    answer
}
