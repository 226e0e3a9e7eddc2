//! From the target of a request to a canonical path (RFC 9112 §3.2, RFC 3986 §6).

use std::borrow::Cow;

use crate::site::address;

/// A path in its canonical spelling: decoded, lower case, single slashes, a slash at the end unless the last segment names a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical<'a> {
    /// The path, as the table has it.
    pub path: Cow<'a, str>,
    /// Whether the request spelt it so.
    pub exact: bool,
}

/// That a path cannot be read: broken percent-encoding, not UTF-8, a control character, or a segment that climbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Reads the path of a request.
pub fn canonical(raw: &str) -> Result<Canonical<'_>, Unreadable> {
    if is_canonical(raw) {
        return Ok(Canonical { path: Cow::Borrowed(raw), exact: true });
    }
    let decoded = decode(raw)?;
    if decoded.chars().any(char::is_control) || decoded.contains('\\') {
        return Err(Unreadable);
    }
    let mut segments: Vec<&str> = decoded.split('/').filter(|segment| !segment.is_empty()).collect();
    if segments.iter().any(|segment| matches!(*segment, "." | "..")) {
        return Err(Unreadable);
    }
    let index = segments.last().is_some_and(|last| matches!(last.to_ascii_lowercase().as_str(), "index.html" | "index.htm"));
    if index {
        segments.pop();
    }
    let file = !index && segments.last().is_some_and(|last| last.contains('.'));
    let is_static = segments.first().is_some_and(|first| *first == "static");
    let mut path = String::with_capacity(decoded.len() + 2);
    for segment in segments {
        path.push('/');
        // Names of static files may have capitals; other addresses never do.
        if is_static { path.push_str(segment) } else { path.push_str(&segment.to_lowercase()) }
    }
    if !file {
        path.push('/');
    }
    let exact = path == raw;
    Ok(Canonical { path: Cow::Owned(path), exact })
}

/// Whether a path is spelt as most addresses of pages are: there is nothing to decode and nothing to put right.
fn is_canonical(raw: &str) -> bool {
    raw.starts_with('/')
        && raw.ends_with('/')
        && !raw.contains("//")
        && raw.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'/'))
}

fn decode(raw: &str) -> Result<String, Unreadable> {
    if !raw.contains('%') {
        return Ok(raw.to_owned());
    }
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16)).ok_or(Unreadable);
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let value = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(value).map_err(|_| Unreadable)?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).map_err(|_| Unreadable)
}

/// The address with which a path is redirected to, its query kept.
pub fn with_query(path: &str, query: Option<&str>) -> String {
    let path = address::encode_path(path);
    match query {
        Some(query) => format!("{path}?{}", encoded(query)),
        None => path,
    }
}

/// A query in which everything is percent-encoded that it may not hold (RFC 3986 §3.4), though clients send it.
fn encoded(query: &str) -> Cow<'_, str> {
    let allowed =
        |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | b'#');
    if query.bytes().all(allowed) {
        return Cow::Borrowed(query);
    }
    query.bytes().map(|byte| if allowed(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_spellings_have_one_canonical_path() {
        for raw in [
            "/en/missions/undof",
            "/EN/Missions/UNDOF/",
            "//en//missions///undof/",
            "/en/missions/undof/index.html",
            "/en/%6Dissions/undof/",
        ] {
            assert_eq!(canonical(raw), Ok(Canonical { path: "/en/missions/undof/".into(), exact: false }), "{raw}");
        }
        for raw in ["/EN/missions/undof/cite.bib", "/en/missions//undof/Cite.BIB"] {
            assert_eq!(canonical(raw), Ok(Canonical { path: "/en/missions/undof/cite.bib".into(), exact: false }), "{raw}");
        }
        for raw in ["/", "/en/", "/en/missions/undof/", "/robots.txt", "/static/a.B1.css"] {
            assert_eq!(canonical(raw), Ok(Canonical { path: raw.into(), exact: true }), "{raw}");
        }
    }

    #[test]
    fn queries_are_kept_as_a_uri_has_them() {
        assert_eq!(with_query("/en/", Some("q=a%20b&c")), "/en/?q=a%20b&c");
        assert_eq!(with_query("/en/", Some("q=қ")), "/en/?q=%D2%9B");
        assert_eq!(with_query("/en/", None), "/en/");
    }

    #[test]
    fn unreadable_paths_are_refused() {
        for raw in ["/%", "/%4", "/%zz", "/%00", "/%ff", "/en/../etc/passwd", "/en/%2e%2e/x", "/./", "/en%5cx", "/en/%0d%0aSet-Cookie:x"] {
            assert_eq!(canonical(raw), Err(Unreadable), "{raw}");
        }
    }
}
