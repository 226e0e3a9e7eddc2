//! Conditional requests (RFC 9110 §13): whether the copy that the client has is still good.

use std::time::SystemTime;

use super::request::Request;

/// Whether a 304 answers the request. `If-None-Match` is evaluated before `If-Modified-Since`, which is ignored beside it (RFC 9110
/// §13.2.2). Comparison is weak (§8.8.3.2). A malformed tag matches nothing; a malformed date is ignored (§13.1.3).
pub fn not_modified(request: &Request<'_>, tag: &[u8], modified: Option<SystemTime>) -> bool {
    let mut tags = request.all("if-none-match").peekable();
    if tags.peek().is_some() {
        return tags.any(|list| matches(list, tag));
    }
    let since = request.text("if-modified-since");
    match (since.and_then(|since| httpdate::parse_http_date(since).ok()), modified) {
        (Some(since), Some(modified)) => modified <= since,
        _ => false,
    }
}

/// Whether a list of entity tags has the tag, or is `*`. A tag may hold a comma, so the list is read from quotation mark to quotation mark.
fn matches(list: &[u8], tag: &[u8]) -> bool {
    if list.trim_ascii() == b"*" {
        return true;
    }
    let wanted = tag.strip_prefix(b"W/").unwrap_or(tag);
    let mut rest = list;
    while let Some(start) = rest.iter().position(|byte| *byte == b'"') {
        let Some(length) = rest.get(start + 1..).and_then(|after| after.iter().position(|byte| *byte == b'"')) else { return false };
        let end = start + length + 2;
        if rest.get(start..end) == Some(wanted) {
            return true;
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn tags_are_compared_weakly() {
        for (list, expected) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("*", true),
            (" * ", true),
            ("\"b\", W/\"a\" , \"c\"", true),
            ("\"b,\", \"a\"", true),
            ("\"b\"", false),
            ("a", false),
            ("\"a", false),
            ("", false),
            ("\"x\"a\"y\"", false),
        ] {
            assert_eq!(matches(list.as_bytes(), b"W/\"a\""), expected, "{list}");
        }
    }
}
