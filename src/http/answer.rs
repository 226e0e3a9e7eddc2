//! From a request to a response: one look-up in the table, and what follows when nothing stands there.

use std::sync::Arc;

use actix_http::header::{self, HeaderValue};
use actix_http::{Method, StatusCode};
use bytes::Bytes;

use super::conditional::{self, Condition};
use super::host::names_one_host;
use super::negotiate::{self, Codings};
use super::reply::{Answer, Fields};
use super::request::Request;
use super::target::{self, Canonical};
use super::{Live, headers};
use crate::artifact::Kind;
use crate::lang::Lang;
use crate::site::address;
use crate::table::{Coding, Drawing, Entry, at_once, tag};

/// The longest target that is read, in bytes: far more than any address of the site. Longer ones are answered with 414.
pub const LONGEST_TARGET: usize = 4096;

/// The largest head that is read, in bytes of its names and values: room for the cookies of careless neighbours. Larger ones are answered
/// with 431.
pub const LARGEST_HEAD: usize = 16 * 1024;

/// The most fields that a request may have; one with more is answered with 431.
pub const MOST_FIELDS: usize = 100;

/// Answers a request.
pub fn answer(live: &Live, request: &Request<'_>) -> Answer {
    match refused(request) {
        Some(status) => error(live, request, status),
        None if request.method == Method::OPTIONS => options(live),
        None if request.path() == "*" => error(live, request, StatusCode::BAD_REQUEST),
        None => at_path(live, request),
    }
}

/// The drawing that has to become a picture before a request can be answered without waiting.
pub fn undrawn(live: &Live, request: &Request<'_>) -> Option<Arc<Drawing>> {
    let path = request.path();
    // Neither a refusal nor a 304 nor a 412 needs the picture.
    if !address::is_of_cards(path) || !matches!(request.method, Method::GET | Method::HEAD) || refused(request).is_some() {
        return None;
    }
    let entry = live.get(path)?;
    entry.undrawn().filter(|_| condition(request, entry) == Condition::Met).cloned()
}

/// What the conditions of a request come to for what stands at an address.
fn condition(request: &Request<'_>, entry: &Entry) -> Condition {
    conditional::evaluate(request, &entry.tag, entry.modified.as_ref())
}

/// Why a request is not looked at any further.
pub(super) fn refused(request: &Request<'_>) -> Option<StatusCode> {
    if !matches!(request.method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Some(StatusCode::METHOD_NOT_ALLOWED);
    }
    if request.target.length() > LONGEST_TARGET {
        return Some(StatusCode::URI_TOO_LONG);
    }
    let size = request.fields.iter().map(|field| field.name.len() + field.value.len()).sum::<usize>();
    // In HTTP/2 each cookie may be a field (RFC 9113 §8.2.3).
    if size > LARGEST_HEAD || request.fields.len() > MOST_FIELDS && request.fields.len() - request.all("cookie").count() >= MOST_FIELDS {
        return Some(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    }
    (!names_one_host(request)).then_some(StatusCode::BAD_REQUEST)
}

/// What may be asked (RFC 9110 §9.3.7).
fn options(live: &Live) -> Answer {
    let mut answer = Answer::empty(StatusCode::NO_CONTENT, "options");
    answer.fields.push((header::ALLOW, headers::ALLOW));
    everywhere(live, &mut answer.fields);
    answer
}

fn at_path(live: &Live, request: &Request<'_>) -> Answer {
    let (raw, query) = (request.path(), request.query());
    if let Some(entry) = live.get(raw) {
        let asked = query.and_then(|query| live.table.asked(raw, query));
        return match asked {
            Some((lang, html)) => made(live, request, lang, Bytes::from(html)),
            None => found(live, request, markdown(live, request, raw, entry).unwrap_or(entry)),
        };
    }
    let Ok(Canonical { path, exact }) = target::canonical(raw) else { return error(live, request, StatusCode::BAD_REQUEST) };
    if let Some(to) = live.table.moved(&path) {
        return redirect(live, StatusCode::PERMANENT_REDIRECT, &target::with_query(to, query), headers::HOUR);
    }
    if let Some(card) = live.table.successor(&path) {
        return redirect(live, StatusCode::FOUND, &address::encode_path(card), headers::HOUR);
    }
    // Spelt as it should be, it was looked for above.
    if !exact && live.table.get(&path).is_some() {
        return redirect(live, StatusCode::PERMANENT_REDIRECT, &target::with_query(&path, query), headers::HOUR);
    }
    if let Some((lang, page)) = address::switched(&path) {
        let to = address::page(lang, page);
        let known = live.table.get(&to).is_some();
        return if known { switch(live, lang, &target::with_query(&to, query)) } else { error(live, request, StatusCode::NOT_FOUND) };
    }
    let neutral = path.trim_matches('/');
    if address::split_language(&path).is_none() && live.table.get(&address::page(Lang::SOURCE, neutral)).is_some() {
        return if exact {
            let to = address::page(preferred(request), neutral);
            let mut answer = redirect(live, StatusCode::FOUND, &target::with_query(&to, query), headers::PRIVATE);
            answer.fields.push((header::VARY, headers::VARY_LANGUAGE));
            answer
        } else {
            redirect(live, StatusCode::PERMANENT_REDIRECT, &target::with_query(&path, query), headers::HOUR)
        };
    }
    error(live, request, StatusCode::NOT_FOUND)
}

/// The language that the reader chose or asks for.
fn preferred(request: &Request<'_>) -> Lang {
    negotiate::language(request.joined("cookie", b"; ").as_deref(), request.joined("accept-language", b",").as_deref())
}

/// The content codings that the client takes.
fn codings(request: &Request<'_>) -> Codings {
    negotiate::codings(request.joined("accept-encoding", b",").as_deref())
}

/// The Markdown of a page, for those who like it better than HTML (RFC 9110 §12.5.1).
fn markdown<'a>(live: &'a Live, request: &Request<'_>, path: &str, entry: &Entry) -> Option<&'a Arc<Entry>> {
    let accept = request.joined("accept", b",").filter(|_| entry.kind == Kind::Page)?;
    let path = negotiate::prefers_markdown(&accept).then(|| address::markdown(path))??;
    live.get(&path)
}

fn found(live: &Live, request: &Request<'_>, entry: &Arc<Entry>) -> Answer {
    let kind = entry.kind.name();
    // Conditions are for what would be sent without them (RFC 9110 §13.2.1).
    let codings = codings(request);
    let Some(wanted) = codings.best else { return error(live, request, StatusCode::NOT_ACCEPTABLE) };
    match condition(request, entry) {
        Condition::Met => {}
        Condition::Failed => return error(live, request, StatusCode::PRECONDITION_FAILED),
        Condition::NotModified => {
            let mut answer = Answer::empty(StatusCode::NOT_MODIFIED, kind);
            answer.block = live.blocks.validated(entry.kind);
            answer.validators = Some(entry.clone());
            return answer;
        }
    }
    let Ok(bodies) = entry.bodies() else { return error(live, request, StatusCode::INTERNAL_SERVER_ERROR) };
    let (coding, body) = bodies.get(wanted);
    if !codings.takes(coding) {
        return error(live, request, StatusCode::NOT_ACCEPTABLE);
    }
    let mut answer = Answer::new(StatusCode::OK, kind, body);
    answer.block = live.blocks.described(entry.kind, entry.lang, coding);
    answer.validators = Some(entry.clone());
    answer
}

/// A page that was made for this request, in one coding: it follows from the address alone, so it has a tag like any other.
fn made(live: &Live, request: &Request<'_>, lang: Lang, html: Bytes) -> Answer {
    const KIND: &str = "made";
    // Conditions are for what would be sent without them (RFC 9110 §13.2.1).
    let codings = codings(request);
    let Some(wanted) = codings.best else { return error(live, request, StatusCode::NOT_ACCEPTABLE) };
    let tag = tag(&html);
    let validator = HeaderValue::from_maybe_shared(tag.clone()).map(|tag| (header::ETAG, tag)).ok();
    match conditional::evaluate(request, &tag, None) {
        Condition::Met => {}
        Condition::Failed => return error(live, request, StatusCode::PRECONDITION_FAILED),
        Condition::NotModified => {
            let mut answer = Answer::empty(StatusCode::NOT_MODIFIED, KIND);
            answer.block = live.blocks.validated(Kind::Page);
            answer.fields.extend(validator);
            return answer;
        }
    }
    let (coding, body) = at_once(&html, wanted).map_or((Coding::Identity, html), |coded| (wanted, coded));
    if !codings.takes(coding) {
        return error(live, request, StatusCode::NOT_ACCEPTABLE);
    }
    let mut answer = Answer::new(StatusCode::OK, KIND, body);
    answer.block = live.blocks.described(Kind::Page, Some(lang), coding);
    answer.fields.extend(validator);
    answer
}

/// Adds what every answer carries; over TLS also that the site is to be asked over TLS alone (RFC 6797 §7.1), which must be said at `/` above all.
fn everywhere(live: &Live, fields: &mut Fields) {
    fields.extend(headers::EVERYWHERE);
    if live.secure {
        fields.push((header::STRICT_TRANSPORT_SECURITY, headers::STRICT_TRANSPORT_SECURITY));
    }
}

fn redirect(live: &Live, status: StatusCode, to: &str, cache: HeaderValue) -> Answer {
    let mut answer = Answer::empty(status, "redirect");
    if let Ok(to) = HeaderValue::from_str(to) {
        answer.fields.push((header::LOCATION, to));
    }
    answer.fields.push((header::CACHE_CONTROL, cache));
    everywhere(live, &mut answer.fields);
    answer
}

/// Remembers the choice for a year and leads on to the page: the one cookie of the site.
fn switch(live: &Live, lang: Lang, to: &str) -> Answer {
    let mut answer = redirect(live, StatusCode::FOUND, to, headers::PRIVATE);
    answer.fields.push((header::SET_COOKIE, headers::choice(lang, live.secure)));
    answer
}

/// The page of an error, in the language of the path, or in the reader's where the path has none.
pub fn error(live: &Live, request: &Request<'_>, status: StatusCode) -> Answer {
    let of_path = address::split_language(request.path()).map(|(lang, _)| lang);
    let vary = if of_path.is_some() { headers::VARY_CODING } else { headers::VARY_LANGUAGE_CODING };
    let lang = of_path.unwrap_or_else(|| preferred(request));
    let mut answer = page_of_error(live, lang, codings(request).best.unwrap_or(Coding::Identity), status);
    answer.fields.push((header::VARY, vary));
    answer
}

/// The page of an error for bytes that are no request (RFC 9112 §2.2): who sent them named neither language nor coding.
pub fn malformed(live: &Live, status: StatusCode) -> Answer {
    page_of_error(live, Lang::En, Coding::Identity, status)
}

fn page_of_error(live: &Live, lang: Lang, coding: Coding, status: StatusCode) -> Answer {
    let mut answer = Answer::empty(status, "error");
    if let Some(entry) = live.table.error(status.as_u16(), lang)
        && let Ok(bodies) = entry.bodies()
    {
        let (coding, body) = bodies.get(coding);
        answer.body = body;
        answer.block = live.blocks.described(entry.kind, entry.lang, coding);
    } else {
        answer.fields.push((header::CACHE_CONTROL, headers::NO_CACHE));
    }
    match status {
        StatusCode::METHOD_NOT_ALLOWED => answer.fields.push((header::ALLOW, headers::ALLOW)),
        StatusCode::SERVICE_UNAVAILABLE => answer.fields.push((header::RETRY_AFTER, headers::RETRY_AFTER)),
        _ => {}
    }
    answer
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use actix_http::Version;

    use super::super::read;
    use super::super::request::Field;
    use super::*;
    use crate::artifact::Artifact;
    use crate::render::Rendered;
    use crate::table::{Effort, pack};

    #[test]
    fn only_who_gets_a_picture_has_it_drawn() {
        let artifact = Artifact {
            path: "/cards/en/a.0a1b2c3d4e.png".into(),
            kind: Kind::Sketched,
            lang: None,
            modified: None,
            body: b"<svg/>".to_vec(),
        };
        let rendered = Rendered { artifacts: vec![artifact], moved: Vec::new(), also: Vec::new(), facts: None, search: None };
        let live = Live::new(pack(rendered, Effort::Quick), false);
        for (line, drawn) in [
            ("GET /cards/en/a.0a1b2c3d4e.png HTTP/1.1\r\nHost: x", true),
            ("HEAD /cards/en/a.0a1b2c3d4e.png HTTP/1.1\r\nHost: x", true),
            ("POST /cards/en/a.0a1b2c3d4e.png HTTP/1.1\r\nHost: x", false),
            ("OPTIONS /cards/en/a.0a1b2c3d4e.png HTTP/1.1\r\nHost: x", false),
            ("GET /cards/en/a.0a1b2c3d4e.png HTTP/1.1\r\nHost: x\r\nIf-None-Match: *", false),
            ("GET /cards/en/b.0a1b2c3d4e.png HTTP/1.1\r\nHost: x", false),
        ] {
            let head = format!("{line}\r\n\r\n");
            let asked = read(head.as_bytes(), None, Instant::now(), |request| undrawn(&live, request).is_some());
            assert_eq!(asked.ok().flatten().map(|head| head.answer), Some(drawn), "{line}");
        }
    }

    #[test]
    fn cookies_may_have_a_field_each() {
        let field = |name: &'static str| Field { name, value: b"a=b" };
        let refused = |cookies: usize, others: usize| {
            let fields: Vec<Field<'_>> = [vec![field("cookie"); cookies], vec![field("x"); others]].concat();
            refused(&Request {
                method: Method::GET,
                version: Version::HTTP_2,
                authority: Some("x"),
                target: "/".into(),
                fields: &fields,
                peer: None,
                at: Instant::now(),
            })
        };
        assert_eq!(refused(150, MOST_FIELDS - 1), None);
        assert_eq!(refused(0, MOST_FIELDS), None);
        assert_eq!(refused(150, MOST_FIELDS), Some(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE));
        assert_eq!(refused(0, MOST_FIELDS + 1), Some(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE));
    }
}
