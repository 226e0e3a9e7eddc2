//! Conditional requests (RFC 9110 §13): whether the copy that the client has is still good.

use std::time::SystemTime;

use super::request::Request;
use crate::table::Modified;

/// What the conditions of a request come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// There are none, or they are true: the request is answered as if it had none.
    Met,
    /// The client has what it would get: 304.
    NotModified,
    /// The client wants nothing but what is not there: 412.
    Failed,
}

/// Evaluates the conditions of a request for something with an entity tag and a date of its last change, in the order of RFC 9110 §13.2.2. Of a
/// header with tags and its twin with a date, the date is ignored. Tags are compared strongly for `If-Match` (§13.1.1), and weakly for `If-None-Match`
/// (§13.1.2). A malformed tag matches nothing; a malformed date is ignored, and so are several (§13.1.3, §13.1.4).
pub fn evaluate(request: &Request<'_>, tag: &[u8], modified: Option<&Modified>) -> Condition {
    // Most requests have none of them.
    if !request.fields.iter().any(|field| field.name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("if-"))) {
        return Condition::Met;
    }
    let given = |name| request.all(name).next().is_some();
    let dated = |name| Some((modified?, time(request.only_text(name)?)?));
    let holds = if given("if-match") {
        request.all("if-match").any(|list| matches(list, tag, is_same))
    } else {
        dated("if-unmodified-since").is_none_or(|(modified, since)| modified.is_by(since))
    };
    let known = if given("if-none-match") {
        request.all("if-none-match").any(|list| matches(list, tag, is_alike))
    } else {
        dated("if-modified-since").is_some_and(|(modified, since)| modified.is_seen_at(since))
    };
    match (holds, known) {
        (false, _) => Condition::Failed,
        (true, true) => Condition::NotModified,
        (true, false) => Condition::Met,
    }
}

/// An HTTP date (RFC 9110 §5.6.7).
fn time(text: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(text).ok()
}

/// Strong comparison (RFC 9110 §8.8.3.2): a weak tag is the same as no other.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one == other && !one.starts_with(b"W/")
}

/// Weak comparison.
fn is_alike(one: &[u8], other: &[u8]) -> bool {
    one.strip_prefix(b"W/").unwrap_or(one) == other.strip_prefix(b"W/").unwrap_or(other)
}

/// Whether a list of entity tags has the tag, or is `*`. A tag may hold a comma, so the list is read from quotation mark to quotation mark.
fn matches(list: &[u8], tag: &[u8], equal: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    if list.trim_ascii() == b"*" {
        return true;
    }
    let mut rest = list;
    while let Some(start) = rest.iter().position(|byte| *byte == b'"') {
        let Some(length) = rest.get(start + 1..).and_then(|after| after.iter().position(|byte| *byte == b'"')) else { return false };
        let end = start + length + 2;
        let before = rest.get(..start).unwrap_or_default();
        let weak = before.ends_with(b"W/");
        // Anything else right before it is no tag.
        let whole = weak || before.last().is_none_or(|byte| matches!(byte, b' ' | b'\t' | b',' | b'"'));
        if whole && rest.get(if weak { start - 2 } else { start }..end).is_some_and(|other| equal(other, tag)) {
            return true;
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly_and_strongly() {
        for (list, weakly, strongly) in [
            ("\"a\"", true, true),
            ("W/\"a\"", true, false),
            ("*", true, true),
            (" * ", true, true),
            ("\"b\", W/\"a\" , \"c\"", true, false),
            ("\"b\", \"a\" , \"c\"", true, true),
            ("\"b,\", \"a\"", true, true),
            ("\"b\"", false, false),
            ("a", false, false),
            ("\"a", false, false),
            ("w/\"a\"", false, false),
            ("x\"a\"", false, false),
            ("", false, false),
            ("\"x\"a\"y\"", false, false),
        ] {
            let list = list.as_bytes();
            assert_eq!((matches(list, b"W/\"a\"", is_alike), matches(list, b"\"a\"", is_same)), (weakly, strongly), "{list:?}");
            assert_eq!(matches(list, b"W/\"a\"", is_same), list.trim_ascii() == b"*", "{list:?}");
        }
    }
}
