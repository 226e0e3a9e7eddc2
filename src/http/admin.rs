//! The admin listener: for the operator and the balancer, never for readers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_http::header::{self, HeaderValue};
use actix_http::{Method, Request, Response, StatusCode};
use bytes::Bytes;

use super::headers;
use super::metrics::Metrics;

/// What the admin listener answers from.
#[derive(Clone)]
pub struct Admin {
    /// What is counted.
    pub metrics: Metrics,
    /// Set when the program is told to stop, so that a balancer sends nothing new.
    pub stopping: Arc<AtomicBool>,
}

impl Admin {
    /// Answers `/healthz` (the program runs), `/readyz` (it serves, and is not about to stop), `/version` and `/metrics`.
    pub fn respond(&self, request: &Request) -> Response<Bytes> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut response = text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n".to_owned());
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        match request.uri().path() {
            "/healthz" => text(StatusCode::OK, "ok\n".to_owned()),
            // The listener is not opened before there is a table, so only stopping makes it unready.
            "/readyz" if self.stopping.load(Ordering::Relaxed) => text(StatusCode::SERVICE_UNAVAILABLE, "stopping\n".to_owned()),
            "/readyz" => text(StatusCode::OK, "ready\n".to_owned()),
            "/version" => text(StatusCode::OK, concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"), "\n").to_owned()),
            "/metrics" => {
                let mut response = text(StatusCode::OK, self.metrics.text());
                response.headers_mut().insert(header::CONTENT_TYPE, headers::OPEN_METRICS);
                response
            }
            _ => text(StatusCode::NOT_FOUND, "there are /healthz, /readyz, /version and /metrics\n".to_owned()),
        }
    }
}

fn text(status: StatusCode, body: String) -> Response<Bytes> {
    let mut response = Response::with_body(status, Bytes::from(body));
    let map = response.headers_mut();
    map.insert(header::CONTENT_TYPE, headers::PLAIN_TEXT);
    map.insert(header::CACHE_CONTROL, headers::PRIVATE);
    map.insert(header::X_CONTENT_TYPE_OPTIONS, headers::NOSNIFF);
    response
}
