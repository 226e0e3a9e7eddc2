//! A request as the program sees it, whichever protocol brought it: views of bytes that the connection holds.

use std::borrow::Cow;
use std::fmt;
use std::net::SocketAddr;
use std::time::Instant;

use actix_http::{Method, Version};

/// A header field: its name in any case, and its value (RFC 9110 §5).
pub type Field<'a> = httparse::Header<'a>;

/// The head of a request.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The method.
    pub method: Method,
    /// The version of the protocol.
    pub version: Version,
    /// The host that the target itself names, in absolute form and in HTTP/2 (RFC 9112 §3.2.2, RFC 9113 §8.3.1).
    pub authority: Option<&'a str>,
    /// What is asked for.
    pub target: Target<'a>,
    /// The fields in the order in which they came.
    pub fields: &'a [Field<'a>],
    /// The other end of the connection: the client, or a proxy before it.
    pub peer: Option<SocketAddr>,
    /// When it had come.
    pub at: Instant,
}

/// Path and query of a target as they were sent, percent-encoded; `*` for the server as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target<'a> {
    path: &'a str,
    /// Without its question mark; `None` if there is none.
    query: Option<&'a str>,
}

impl<'a> From<&'a str> for Target<'a> {
    fn from(target: &'a str) -> Target<'a> {
        let mark = target.bytes().position(|byte| byte == b'?');
        let (path, query) = mark.and_then(|at| target.split_at_checked(at)).unwrap_or((target, ""));
        Target { path, query: query.strip_prefix('?') }
    }
}

impl Target<'_> {
    /// Its bytes.
    pub fn length(&self) -> usize {
        self.path.len() + self.query.map_or(0, |query| query.len() + 1)
    }
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path)?;
        self.query.map_or(Ok(()), |query| write!(f, "?{query}"))
    }
}

impl<'a> Request<'a> {
    /// The path, percent-encoded.
    pub fn path(&self) -> &'a str {
        self.target.path
    }

    /// The query without its question mark; `None` if there is none.
    pub fn query(&self) -> Option<&'a str> {
        self.target.query
    }

    /// The values of all fields of a name, in order.
    pub fn all(&self, name: &'static str) -> impl Iterator<Item = &'a [u8]> {
        all(self.fields, name)
    }

    /// All values of a name as one: several lines of a list are one list (RFC 9110 §5.3), and several of `Cookie` one (RFC 9113 §8.2.3).
    pub fn joined(&self, name: &'static str, separator: &[u8]) -> Option<Cow<'a, [u8]>> {
        let mut values = self.all(name);
        let first = values.next()?;
        Some(match values.next() {
            None => Cow::Borrowed(first),
            Some(second) => Cow::Owned([first, second].into_iter().chain(values).collect::<Vec<_>>().join(separator)),
        })
    }

    /// The first value of a name, if it is text.
    pub fn text(&self, name: &'static str) -> Option<&'a str> {
        self.all(name).next().and_then(|value| std::str::from_utf8(value).ok())
    }

    /// The value of a name that may stand once only, as text; nothing if it stands twice.
    pub fn only_text(&self, name: &'static str) -> Option<&'a str> {
        self.text(name).filter(|_| self.all(name).nth(1).is_none())
    }
}

/// The values of all fields of a name in small letters, in order. Names have no case (RFC 9110 §5.1).
pub fn all<'a>(fields: &'a [Field<'a>], name: &'static str) -> impl Iterator<Item = &'a [u8]> {
    fields.iter().filter(move |field| is(field.name, name)).map(|field| field.value)
}

/// Whether a field has a name. The standard library’s comparison looks at each letter of both, in a function of its own; a browser sends
/// fourteen fields, a dozen are looked for, and most differ in their length or their first letter.
#[inline]
fn is(field: &str, name: &'static str) -> bool {
    field.len() == name.len() && field.bytes().zip(name.bytes()).all(|(one, other)| one.to_ascii_lowercase() == other)
}
