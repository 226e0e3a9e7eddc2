//! The head of a request in HTTP/1.1 and 1.0 (RFC 9112 §3 to §6), read by `httparse` where it lies: no field is copied.

use std::mem::MaybeUninit;
use std::net::SocketAddr;
use std::time::Instant;

use actix_http::{Method, StatusCode, Uri, Version};

use super::answer::{LARGEST_HEAD, LONGEST_TARGET, MOST_FIELDS};
use super::request::{Field, Request, Target, all};

/// The most bytes that are waited for until a head is whole: twice what may stand in it.
const LONGEST: usize = 2 * (LARGEST_HEAD + LONGEST_TARGET);

/// A head that was answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Head<T> {
    /// Its bytes, with the empty line behind it.
    pub length: usize,
    /// What it was answered with.
    pub answer: T,
    /// The version of the protocol.
    pub version: Version,
    /// Whether the method is HEAD.
    pub only_head: bool,
    /// Whether nothing that comes behind it is read: the client ends the connection, or sends a body, which is not waited for.
    pub last: bool,
}

/// Reads the head that some bytes begin with, which came from `peer` at a time, and answers it. `None` if it is not whole yet.
///
/// # Errors
///
/// The status for what is no request, or could be read in two ways (RFC 9112 §2.2, §11.2).
pub fn read<T>(
    bytes: &[u8],
    peer: Option<SocketAddr>,
    at: Instant,
    answer: impl FnOnce(&Request<'_>) -> T,
) -> Result<Option<Head<T>>, StatusCode> {
    let mut room = [const { MaybeUninit::uninit() }; MOST_FIELDS];
    let mut parsed = httparse::Request::new(&mut []);
    let length = match parsed.parse_with_uninit_headers(bytes, &mut room) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) if bytes.len() < LONGEST => return Ok(None),
        Ok(httparse::Status::Partial) if parsed.version.is_none() => return Err(StatusCode::URI_TOO_LONG),
        Ok(httparse::Status::Partial) | Err(httparse::Error::TooManyHeaders) => return Err(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE),
        Err(httparse::Error::Version) => {
            let latest = in_latest_version(bytes).ok_or(StatusCode::BAD_REQUEST)?;
            return read(&latest, peer, at, answer);
        }
        Err(_) => return Err(StatusCode::BAD_REQUEST),
    };
    let (Some(method), Some(target), Some(minor)) = (parsed.method, parsed.path, parsed.version) else {
        return Err(StatusCode::BAD_REQUEST);
    };
    let method = Method::from_bytes(method.as_bytes()).map_err(|_| StatusCode::BAD_REQUEST)?;
    let version = if minor == 0 { Version::HTTP_10 } else { Version::HTTP_11 };
    let fields: &[Field<'_>] = parsed.headers;
    only(fields, "host")?;
    let body = has_body(fields, version)?;
    let last = body || ends(fields, version) || method == Method::CONNECT;
    let only_head = method == Method::HEAD;
    let answered = |authority, target| {
        let request = Request { method, version, authority, target: Target::from(target), fields, peer, at };
        Head { length, answer: answer(&request), version, only_head, last }
    };
    if is_plain(target) {
        return Ok(Some(answered(None, target)));
    }
    // A fragment is no part of a target (RFC 9112 §3.2).
    if target.contains('#') {
        return Err(StatusCode::BAD_REQUEST);
    }
    let uri = Uri::try_from(target).map_err(|_| StatusCode::BAD_REQUEST)?;
    // Nothing but HTTP is served here, and no other server is asked (RFC 9110 §7.4).
    if uri.scheme_str().is_some_and(|scheme| !matches!(scheme, "http" | "https")) {
        return Err(StatusCode::BAD_REQUEST);
    }
    // The authority form is for CONNECT alone (RFC 9112 §3.2.3), which the site has no more use for than for `*`.
    let target = uri.path_and_query().map_or("*", |target| target.as_str());
    Ok(Some(answered(uri.authority().map(|authority| authority.as_str()), target)))
}

/// The same bytes in HTTP/1.1 if they are in a later version of HTTP/1, none of which exists yet: it is read as the latest one that is known
/// (RFC 9110 §2.5).
fn in_latest_version(bytes: &[u8]) -> Option<Vec<u8>> {
    const VERSION: &[u8] = b" HTTP/1.";
    let bytes = bytes.trim_ascii_start();
    let end = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(bytes.len());
    let (line, minor) = bytes.get(..end)?.split_last_chunk::<1>()?;
    let later = line.ends_with(VERSION) && matches!(minor, b"2" | b"3" | b"4" | b"5" | b"6" | b"7" | b"8" | b"9");
    later.then(|| [line, b"1", bytes.get(end..).unwrap_or_default()].concat())
}

/// Whether a target is in origin form and holds nothing that needs a closer look (RFC 9112 §3.2.1, RFC 3986 §3.3).
fn is_plain(target: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b'%' | b'?' | b'&' | b'=' | b'+' | b'@');
    target.starts_with('/') && target.bytes().all(plain)
}

/// Whether the client wants the connection to end, or to go on in another protocol, which the site has none of (RFC 9110 §7.6.1, RFC 9112
/// §9.3).
fn ends(fields: &[Field<'_>], version: Version) -> bool {
    let mut keeps = version > Version::HTTP_10;
    for value in all(fields, "connection") {
        for option in value.split(|byte| *byte == b',').map(<[u8]>::trim_ascii) {
            if option.eq_ignore_ascii_case(b"close") || option.eq_ignore_ascii_case(b"upgrade") {
                return true;
            }
            keeps |= option.eq_ignore_ascii_case(b"keep-alive");
        }
    }
    !keeps
}

/// Whether a body follows. What two readers might see the end of in two places is refused (RFC 9112 §6.1 to §6.3).
fn has_body(fields: &[Field<'_>], version: Version) -> Result<bool, StatusCode> {
    match (only(fields, "transfer-encoding")?, only(fields, "content-length")?) {
        (None, None) => Ok(false),
        (Some(coding), None) if version > Version::HTTP_10 && coding.eq_ignore_ascii_case(b"chunked") => Ok(true),
        (None, Some(length)) if !length.is_empty() && length.len() < 19 && length.iter().all(u8::is_ascii_digit) => {
            Ok(length.iter().any(|digit| *digit != b'0'))
        }
        _ => Err(StatusCode::BAD_REQUEST),
    }
}

/// The value of a field that a request may have once: readers that take different ones of several disagree about what was asked.
fn only<'a>(fields: &'a [Field<'a>], name: &'static str) -> Result<Option<&'a [u8]>, StatusCode> {
    let mut values = all(fields, name);
    let first = values.next();
    values.next().map_or(Ok(first), |_| Err(StatusCode::BAD_REQUEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Length, target, host of the target, and whether the connection ends.
    type Told = (usize, String, Option<String>, bool);

    /// What is read, or the status of a refusal.
    fn told(head: &str) -> Result<Option<Told>, u16> {
        let answer = |request: &Request<'_>| (request.target.to_string(), request.authority.map(str::to_owned));
        match read(head.as_bytes(), None, Instant::now(), answer) {
            Ok(Some(Head { length, answer: (target, authority), last, .. })) => Ok(Some((length, target, authority, last))),
            Ok(None) => Ok(None),
            Err(status) => Err(status.as_u16()),
        }
    }

    #[test]
    fn a_head_is_read_when_it_is_whole() {
        let head = "GET /en/?a=b HTTP/1.1\r\nHost: x\r\n\r\n";
        for end in 0..head.len() {
            assert_eq!(told(&head[..end]), Ok(None), "{end}");
        }
        let whole = Ok(Some((head.len(), "/en/?a=b".to_owned(), None, false)));
        assert_eq!(told(head), whole);
        assert_eq!(told(&format!("{head}GET /b HTTP/1.1\r\n\r\n")), whole);
    }

    #[test]
    fn targets_have_four_forms() {
        let told =
            |target: &str| told(&format!("GET {target} HTTP/1.1\r\n\r\n")).map(|told| told.map(|(_, target, host, _)| (target, host)));
        let path = |target: &str, host: Option<&str>| Ok(Some((target.to_owned(), host.map(str::to_owned))));
        assert_eq!(told("/%D2%9A"), path("/%D2%9A", None));
        assert_eq!(told("/a!b?'c'"), path("/a!b?'c'", None));
        assert_eq!(told("http://x:80/a?b"), path("/a?b", Some("x:80")));
        assert_eq!(told("http://x"), path("/", Some("x")));
        assert_eq!(told("*"), path("*", None));
        assert_eq!(told("x:80"), path("*", Some("x:80")));
        for wrong in ["/a<b", "http://", "a/b", "ftp://x/a", "/a#b"] {
            assert_eq!(told(wrong), Err(400), "{wrong}");
        }
    }

    #[test]
    fn bodies_and_closing_end_a_connection() {
        let last = |version: &str, fields: &str| told(&format!("GET / HTTP/{version}\r\n{fields}\r\n")).map(|told| told.unwrap().3);
        for (version, fields, expected) in [
            ("1.1", "", Ok(false)),
            ("1.0", "", Ok(true)),
            ("1.0", "Connection: Keep-Alive\r\n", Ok(false)),
            ("1.1", "Connection: keep-alive, CLOSE\r\n", Ok(true)),
            ("1.1", "Connection: a\r\nconnection: close\r\n", Ok(true)),
            ("1.1", "Connection: Upgrade\r\nUpgrade: h2c\r\n", Ok(true)),
            ("1.1", "Content-Length: 0\r\n", Ok(false)),
            ("1.1", "Content-Length: 5\r\n", Ok(true)),
            ("1.1", "Transfer-Encoding: Chunked\r\n", Ok(true)),
            ("1.0", "Transfer-Encoding: chunked\r\n", Err(400)),
            ("1.1", "Transfer-Encoding: gzip, chunked\r\n", Err(400)),
            ("1.1", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", Err(400)),
            ("1.1", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", Err(400)),
            ("1.1", "Content-Length: 5\r\nContent-Length: 5\r\n", Err(400)),
            ("1.1", "Content-Length: +5\r\n", Err(400)),
            ("1.1", "Content-Length: 5, 5\r\n", Err(400)),
            ("1.1", "Content-Length:\r\n", Err(400)),
            ("1.1", "Content-Length: 99999999999999999999\r\n", Err(400)),
            ("1.2", "", Ok(false)),
            ("1.9", "Connection: close\r\n", Ok(true)),
            ("1.10", "", Err(400)),
            ("1.x", "", Err(400)),
            ("2.0", "", Err(400)),
        ] {
            assert_eq!(last(version, fields), expected, "{version} {fields}");
        }
    }

    #[test]
    fn heads_without_end_are_refused() {
        assert_eq!(told(&format!("GET /{}", "a".repeat(LONGEST))), Err(414));
        assert_eq!(told(&format!("GET / HTTP/1.1\r\nA: {}", "a".repeat(LONGEST))), Err(431));
        assert_eq!(told(&format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(MOST_FIELDS + 1))), Err(431));
    }
}
