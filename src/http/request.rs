//! A request as the program sees it, whichever protocol brought it: views of bytes that the connection holds.

use std::net::SocketAddr;

use actix_http::header::HeaderName;
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
    /// Path and query of the target as they were sent, percent-encoded; `*` for the server as a whole.
    pub target: &'a str,
    /// The fields in the order in which they came.
    pub fields: &'a [Field<'a>],
    /// The other end of the connection: the client, or a proxy before it.
    pub peer: Option<SocketAddr>,
}

impl<'a> Request<'a> {
    /// The path, percent-encoded.
    pub fn path(&self) -> &'a str {
        self.split().0
    }

    /// The query without its question mark; `None` if there is none.
    pub fn query(&self) -> Option<&'a str> {
        self.split().1
    }

    fn split(&self) -> (&'a str, Option<&'a str>) {
        self.target.split_once('?').map_or((self.target, None), |(path, query)| (path, Some(query)))
    }

    /// The values of all fields of a name, in order.
    pub fn all(&self, name: &HeaderName) -> impl Iterator<Item = &'a [u8]> {
        all(self.fields, name)
    }

    /// The first value of a name.
    pub fn get(&self, name: &HeaderName) -> Option<&'a [u8]> {
        self.all(name).next()
    }

    /// The first value of a name, if it is text.
    pub fn text(&self, name: &HeaderName) -> Option<&'a str> {
        self.get(name).and_then(|value| std::str::from_utf8(value).ok())
    }
}

/// The values of all fields of a name, in order. Names have no case (RFC 9110 §5.1).
pub fn all<'a>(fields: &'a [Field<'a>], name: &HeaderName) -> impl Iterator<Item = &'a [u8]> {
    let name = name.as_str();
    fields.iter().filter(move |field| field.name.eq_ignore_ascii_case(name)).map(|field| field.value)
}
