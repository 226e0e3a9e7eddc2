//! From a request to a response: one look-up in the table, and what follows when nothing stands there.

use actix_http::header::{self, HeaderMap, HeaderValue};
use actix_http::{HttpMessage, Method, Request, Response, StatusCode, Version};
use bytes::Bytes;

use super::target::{self, Canonical};
use super::{Live, conditional, headers, negotiate};
use crate::lang::Lang;
use crate::site::address;
use crate::table::{Coding, Entry};

/// The longest target that is read, in bytes: far more than any address of the site. Longer ones are answered with 414.
pub const LONGEST_TARGET: usize = 4096;

/// The largest head that is read, in bytes of its names and values: room for the cookies of careless neighbours. Larger ones are answered
/// with 431.
pub const LARGEST_HEAD: usize = 16 * 1024;

/// A response, and the word that counters know it by.
pub struct Answer {
    /// What is sent.
    pub response: Response<Bytes>,
    /// The kind of what was asked for.
    pub kind: &'static str,
}

/// Answers a request.
pub fn answer(live: &Live, request: &Request) -> Answer {
    match refused(request) {
        Some(status) => error(live, request, status),
        None if request.method() == Method::OPTIONS => Answer { response: options(), kind: "options" },
        None if request.uri().path() == "*" => error(live, request, StatusCode::BAD_REQUEST),
        None => at_path(live, request),
    }
}

/// Why a request is not looked at any further.
fn refused(request: &Request) -> Option<StatusCode> {
    let head = request.head();
    if !matches!(head.method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Some(StatusCode::METHOD_NOT_ALLOWED);
    }
    if head.uri.path_and_query().is_some_and(|target| target.as_str().len() > LONGEST_TARGET) {
        return Some(StatusCode::URI_TOO_LONG);
    }
    if head.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum::<usize>() > LARGEST_HEAD {
        return Some(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    }
    if head.version < Version::HTTP_2 && !names_this_host(request) {
        return Some(StatusCode::BAD_REQUEST);
    }
    None
}

/// Whether the request names one host and no other: HTTP/1.1 needs `Host`, and a target in absolute form must agree with it (RFC 9112
/// §3.2), for the site is no proxy.
fn names_this_host(request: &Request) -> bool {
    let head = request.head();
    let host = head.headers.get(header::HOST);
    match (host, head.uri.authority()) {
        (None, None) => head.version < Version::HTTP_11,
        (Some(host), Some(authority)) => host.as_bytes().eq_ignore_ascii_case(authority.as_str().as_bytes()),
        (None, Some(_)) => false,
        (Some(_), None) => true,
    }
}

fn options() -> Response<Bytes> {
    let mut response = Response::with_body(StatusCode::NO_CONTENT, Bytes::new());
    let map = response.headers_mut();
    map.insert(header::ALLOW, headers::ALLOW);
    everywhere(map);
    response
}

fn at_path(live: &Live, request: &Request) -> Answer {
    let raw = request.uri().path();
    if let Some(entry) = live.get(raw) {
        return found(live, request, entry);
    }
    let Ok(Canonical { path, exact }) = target::canonical(raw) else { return error(live, request, StatusCode::BAD_REQUEST) };
    let query = request.uri().query();
    if let Some(to) = live.table.moved(&path) {
        return redirect(StatusCode::PERMANENT_REDIRECT, &target::with_query(to, query), headers::HOUR);
    }
    if live.table.get(&path).is_some() {
        return redirect(StatusCode::PERMANENT_REDIRECT, &target::with_query(&path, query), headers::HOUR);
    }
    if let Some((lang, page)) = address::switched(&path) {
        let to = address::page(lang, page);
        return if live.table.get(&to).is_some() { switch(live, lang, &to) } else { error(live, request, StatusCode::NOT_FOUND) };
    }
    let neutral = path.trim_matches('/');
    if live.table.get(&address::page(Lang::SOURCE, neutral)).is_some() {
        return if exact {
            let to = address::page(preferred(request), neutral);
            let mut answer = redirect(StatusCode::FOUND, &target::with_query(&to, query), headers::PRIVATE);
            answer.response.headers_mut().insert(header::VARY, headers::VARY_LANGUAGE);
            answer
        } else {
            redirect(StatusCode::PERMANENT_REDIRECT, &target::with_query(&path, query), headers::HOUR)
        };
    }
    error(live, request, StatusCode::NOT_FOUND)
}

/// The language that the reader chose or asks for.
fn preferred(request: &Request) -> Lang {
    let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    negotiate::language(text(header::COOKIE), text(header::ACCEPT_LANGUAGE))
}

/// The content coding to answer in. Several lines of the header are one list (RFC 9110 §5.3).
fn coding(request: &Request) -> Option<Coding> {
    let mut lines = request.headers().get_all(header::ACCEPT_ENCODING).filter_map(|value| value.to_str().ok());
    match (lines.next(), lines.next()) {
        (first, None) => negotiate::coding(first),
        (Some(first), Some(second)) => {
            let all: Vec<&str> = [first, second].into_iter().chain(lines).collect();
            negotiate::coding(Some(&all.join(",")))
        }
        (None, Some(_)) => None,
    }
}

fn found(live: &Live, request: &Request, entry: &Entry) -> Answer {
    let kind = entry.kind.name();
    let varies = entry.kind.is_compressible();
    if conditional::not_modified(request.headers(), &entry.tag, entry.modified.as_ref().map(|(_, time)| *time)) {
        let mut response = Response::with_body(StatusCode::NOT_MODIFIED, Bytes::new());
        validators(response.headers_mut(), entry, varies);
        return Answer { response, kind };
    }
    let coding = if varies { coding(request) } else { Some(Coding::Identity) };
    let Some(coding) = coding else { return error(live, request, StatusCode::NOT_ACCEPTABLE) };
    let Ok(bodies) = entry.bodies() else { return error(live, request, StatusCode::INTERNAL_SERVER_ERROR) };
    let (coding, body) = bodies.get(coding);
    let mut response = Response::with_body(StatusCode::OK, body.clone());
    validators(response.headers_mut(), entry, varies);
    describe(live, response.headers_mut(), entry, coding);
    Answer { response, kind }
}

/// The headers that a 200 and its 304 share (RFC 9110 §15.4.5).
fn validators(map: &mut HeaderMap, entry: &Entry, varies: bool) {
    // The tag and the date hold only letters, digits and marks that a header may hold.
    if let Ok(tag) = HeaderValue::from_maybe_shared(entry.tag.clone()) {
        map.insert(header::ETAG, tag);
    }
    if let Some(Ok(modified)) = entry.modified.as_ref().map(|(text, _)| HeaderValue::from_maybe_shared(text.clone())) {
        map.insert(header::LAST_MODIFIED, modified);
    }
    map.insert(header::CACHE_CONTROL, headers::cache_control(entry.kind));
    if varies {
        map.insert(header::VARY, headers::VARY_CODING);
    }
}

/// The headers that describe and protect a body.
fn describe(live: &Live, map: &mut HeaderMap, entry: &Entry, coding: Coding) {
    map.insert(header::CONTENT_TYPE, headers::media_type(entry.kind));
    if let Some(coding) = headers::content_encoding(coding) {
        map.insert(header::CONTENT_ENCODING, coding);
    }
    if let Some(lang) = entry.lang {
        map.insert(header::CONTENT_LANGUAGE, headers::content_language(lang));
    }
    map.insert(header::CONTENT_SECURITY_POLICY, headers::content_security_policy(entry.kind));
    map.insert(header::CROSS_ORIGIN_RESOURCE_POLICY, headers::resource_policy(entry.kind));
    if headers::is_document(entry.kind) {
        map.insert(header::CROSS_ORIGIN_OPENER_POLICY, headers::OPENER_POLICY);
        map.insert(headers::PERMISSIONS_POLICY_NAME, headers::PERMISSIONS_POLICY);
    }
    if headers::is_open_data(entry.kind) {
        map.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, headers::ALLOW_ORIGIN);
    }
    if live.secure {
        map.insert(header::STRICT_TRANSPORT_SECURITY, headers::STRICT_TRANSPORT_SECURITY);
    }
    everywhere(map);
}

fn everywhere(map: &mut HeaderMap) {
    for (name, value) in headers::EVERYWHERE {
        map.insert(name, value);
    }
}

fn redirect(status: StatusCode, to: &str, cache: HeaderValue) -> Answer {
    let mut response = Response::with_body(status, Bytes::new());
    let map = response.headers_mut();
    if let Ok(to) = HeaderValue::from_str(to) {
        map.insert(header::LOCATION, to);
    }
    map.insert(header::CACHE_CONTROL, cache);
    everywhere(map);
    Answer { response, kind: "redirect" }
}

/// Remembers the choice for a year and leads on to the page: the one cookie of the site.
fn switch(live: &Live, lang: Lang, to: &str) -> Answer {
    let mut answer = redirect(StatusCode::FOUND, &address::encode_path(to), headers::PRIVATE);
    let cookie = format!("lang={lang}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{}", if live.secure { "; Secure" } else { "" });
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    answer
}

/// The page of an error, in the language of the path, or in the reader's where the path has none.
pub fn error(live: &Live, request: &Request, status: StatusCode) -> Answer {
    let of_path = address::split_language(request.uri().path()).map(|(lang, _)| lang);
    let lang = of_path.unwrap_or_else(|| preferred(request));
    let mut response = Response::with_body(status, Bytes::new());
    if let Some(entry) = live.table.error(status.as_u16(), lang)
        && let Ok(bodies) = entry.bodies()
    {
        let (coding, body) = bodies.get(coding(request).unwrap_or(Coding::Identity));
        response = response.set_body(body.clone());
        describe(live, response.headers_mut(), entry, coding);
        let vary = if of_path.is_some() { headers::VARY_CODING } else { headers::VARY_LANGUAGE_CODING };
        response.headers_mut().insert(header::VARY, vary);
    }
    let map = response.headers_mut();
    map.insert(header::CACHE_CONTROL, headers::NO_CACHE);
    match status {
        StatusCode::METHOD_NOT_ALLOWED => _ = map.insert(header::ALLOW, headers::ALLOW),
        StatusCode::SERVICE_UNAVAILABLE => _ = map.insert(header::RETRY_AFTER, headers::RETRY_AFTER),
        _ => {}
    }
    Answer { response, kind: "error" }
}
