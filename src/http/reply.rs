//! A response before it takes the form of one of the two protocols.

use std::sync::Arc;

use actix_http::StatusCode;
use actix_http::header::{self, HeaderName, HeaderValue};
use actix_rt::task::JoinHandle;
use bytes::Bytes;
use smallvec::SmallVec;

use super::request::Request;
use crate::draw::Undrawable;
use crate::table::{Drawing, Entry};

/// Header fields in the order in which they are sent (RFC 9110 §5). Most answers have one beside their block, or none.
pub type Fields = SmallVec<[(HeaderName, HeaderValue); 1]>;

/// Header fields that many answers have in common, in both forms in which they are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The fields.
    pub fields: Vec<(HeaderName, HeaderValue)>,
    /// The same as lines of HTTP/1.1, each after a line break: `\r\nname: value`.
    pub lines: Vec<u8>,
    /// The same in the types of `h2`.
    pub map: http1::HeaderMap,
}

impl FromIterator<(HeaderName, HeaderValue)> for Block {
    fn from_iter<I: IntoIterator<Item = (HeaderName, HeaderValue)>>(fields: I) -> Block {
        let mut block = Block::default();
        for (name, value) in fields {
            line(&mut block.lines, name.as_str(), value.as_bytes());
            block.map.extend(converted(&name, &value));
            block.fields.push((name, value));
        }
        block
    }
}

/// A field in the types of `h2`, which are those of a later version of the same library: what is a name or a value in one is so in the other.
pub fn converted(name: &HeaderName, value: &HeaderValue) -> Option<(http1::HeaderName, http1::HeaderValue)> {
    let name = http1::HeaderName::from_bytes(name.as_str().as_bytes()).ok()?;
    Some((name, http1::HeaderValue::from_bytes(value.as_bytes()).ok()?))
}

/// Writes a field as a line after the line before (RFC 9112 §5).
fn line(out: &mut Vec<u8>, name: &str, value: &[u8]) {
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b": ");
    out.extend_from_slice(value);
}

/// Writes a field whose name is known as [`line`] would, in two steps instead of four: every answer has some.
pub fn known(out: &mut Vec<u8>, start: &'static [u8], value: &[u8]) {
    out.extend_from_slice(start);
    out.extend_from_slice(value);
}

/// A response, and the word that counters know it by.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The fields that every answer of its kind has.
    pub block: Option<Arc<Block>>,
    /// The entry whose validators it has (RFC 9110 §8.8): those of a 200 and of its 304.
    pub validators: Option<Arc<Entry>>,
    /// Its other header fields, but for those that belong to the protocol: `Content-Length`, `Date` and `Connection`.
    pub fields: Fields,
    /// The content of the answer to GET; whoever sends it leaves it out for HEAD.
    pub body: Bytes,
    /// The kind of what was asked for.
    pub kind: &'static str,
}

impl Answer {
    /// An answer without header fields.
    pub fn new(status: StatusCode, kind: &'static str, body: Bytes) -> Answer {
        Answer { status, block: None, validators: None, fields: Fields::new(), body, kind }
    }

    /// Every field of the answer.
    pub fn fields(&self) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
        self.block.iter().flat_map(|block| &block.fields).cloned().chain(self.own_fields())
    }

    /// The fields that are not in its block.
    pub fn own_fields(&self) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
        // Tag and date hold only letters, digits and marks that a header may hold.
        let tag = |entry: &Arc<Entry>| Some((header::ETAG, HeaderValue::from_maybe_shared(entry.tag.clone()).ok()?));
        let modified = |entry: &Arc<Entry>| Some((header::LAST_MODIFIED, HeaderValue::from_bytes(entry.modified.as_ref()?.text()).ok()?));
        let (tag, modified) = (self.validators.iter().filter_map(tag), self.validators.iter().filter_map(modified));
        self.fields.iter().cloned().chain(tag).chain(modified)
    }

    /// Every field as a line of HTTP/1.1.
    pub fn write_lines(&self, out: &mut Vec<u8>) {
        if let Some(block) = &self.block {
            out.extend_from_slice(&block.lines);
        }
        if let Some(entry) = &self.validators {
            known(out, b"\r\netag: ", &entry.tag);
            if let Some(modified) = &entry.modified {
                known(out, b"\r\nlast-modified: ", modified.text());
            }
        }
        for (name, value) in &self.fields {
            line(out, name.as_str(), value.as_bytes());
        }
    }

    /// An answer without content.
    pub fn empty(status: StatusCode, kind: &'static str) -> Answer {
        Answer::new(status, kind, Bytes::new())
    }
}

/// A picture that is drawn elsewhere. If nobody waits for it any more before its turn comes, it is not.
struct Job(JoinHandle<Result<(), Undrawable>>);

impl Drop for Job {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Has a picture drawn beside the thread that answers. `false` if it cannot be drawn.
pub async fn drawn(drawing: Arc<Drawing>) -> bool {
    let mut job = Job(actix_rt::task::spawn_blocking(move || drawing.draw()));
    match (&mut job.0).await {
        Ok(Ok(())) => true,
        Ok(Err(error)) => {
            tracing::error!(%error, "a picture was asked for");
            false
        }
        Err(_) => false,
    }
}

/// What answers the requests of a listener.
pub trait Respond: Clone + Send + 'static {
    /// Answers a request, whatever it takes; or gives what has to be drawn before it can be answered at once. Drawing takes a hundred times as
    /// long as answering, so whoever holds the connection has it done elsewhere, and asks again.
    fn respond(&self, request: &Request<'_>) -> Result<Answer, Arc<Drawing>>;

    /// Answers what is no request, or came too slowly to become one. `only_head` says that it seems to be HEAD, whose answer has no content.
    fn reject(&self, status: StatusCode, only_head: bool) -> Answer;
}
