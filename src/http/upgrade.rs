//! The plain listener beside TLS: it knows nothing but the way to the other.

use actix_http::header::{self, HeaderValue};
use actix_http::{HttpMessage, Request, Response, StatusCode};
use bytes::Bytes;

use super::headers;

/// Leads to the same address with `https:`. `port` is the port of the TLS listener; 443 is not written out.
pub fn to_https(port: u16, request: &Request) -> Response<Bytes> {
    let location = host(request).and_then(|host| {
        let port = if port == 443 { String::new() } else { format!(":{port}") };
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        HeaderValue::from_str(&format!("https://{host}{port}{target}")).ok()
    });
    let Some(location) = location else { return Response::with_body(StatusCode::BAD_REQUEST, Bytes::new()) };
    let mut response = Response::with_body(StatusCode::PERMANENT_REDIRECT, Bytes::new());
    response.headers_mut().insert(header::LOCATION, location);
    response.headers_mut().insert(header::CACHE_CONTROL, headers::HOUR);
    response
}

/// The host that the request names, without its port. Only what can be a name or an address: nothing else may become part of a redirect.
fn host(request: &Request) -> Option<&str> {
    let host = request.headers().get(header::HOST)?.to_str().ok()?;
    let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => host.get(..address.len() + 2)?,
        None => host.split_once(':').map_or(host, |(name, _)| name),
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    (!name.is_empty() && name.chars().all(allowed)).then_some(name)
}
