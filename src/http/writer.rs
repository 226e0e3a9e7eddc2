//! The side of a connection of HTTP/1 on which answers go.

use std::cell::RefCell;
use std::future::poll_fn;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::Poll;
use std::time::Instant;

use actix_http::{StatusCode, Version};
use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::date::Date;
use super::reply::{Answer, known};

/// How an answer stands in its connection.
#[derive(Clone, Copy)]
pub struct Framing {
    /// The version of the protocol.
    pub version: Version,
    /// Whether HEAD was asked.
    pub head: bool,
    /// Whether the connection is closed afterwards.
    pub last: bool,
    /// When it is written.
    pub now: Instant,
}

impl Framing {
    /// How bytes that are no request are answered. Whoever waits for an answer to HEAD would take content for another answer (RFC 9110 §9.3.2).
    pub fn rejection(bytes: &[u8]) -> Framing {
        Framing { version: Version::HTTP_11, head: bytes.trim_ascii_start().starts_with(b"HEAD "), last: true, now: Instant::now() }
    }
}

/// The room in which heads of answers are written: one for all connections of a worker.
#[derive(Default)]
pub struct Writer(RefCell<Vec<u8>>);

impl Writer {
    /// Sends an answer.
    pub async fn write(&self, stream: &mut (impl AsyncWrite + Unpin), answer: &Answer, framing: Framing, date: &Date) -> io::Result<()> {
        let body: &[u8] = if framing.head { &[] } else { &answer.body };
        // Most often everything goes out at once, and nothing has to be kept for later.
        let (head, sent) = poll_fn(|context| {
            let mut head = self.0.borrow_mut();
            head.clear();
            encode(&mut head, answer, framing, date);
            let sent = match Pin::new(&mut *stream).poll_write_vectored(context, &[IoSlice::new(&head), IoSlice::new(body)]) {
                Poll::Ready(sent) => sent?,
                Poll::Pending => 0,
            };
            let rest = head.get(sent..).unwrap_or_default();
            Poll::Ready(io::Result::Ok((rest.to_vec(), sent.saturating_sub(head.len()))))
        })
        .await?;
        stream.write_all(&head).await?;
        stream.write_all(body.get(sent..).unwrap_or_default()).await?;
        stream.flush().await
    }
}

/// Writes status line and header fields (RFC 9112 §4, §5). 204 and 304 have no content and no length (RFC 9110 §8.6).
fn encode(out: &mut Vec<u8>, answer: &Answer, framing: Framing, date: &Date) {
    out.extend_from_slice(b"HTTP/1.1 ");
    out.extend_from_slice(answer.status.as_str().as_bytes());
    out.push(b' ');
    out.extend_from_slice(answer.status.canonical_reason().unwrap_or_default().as_bytes());
    answer.write_lines(out);
    if !matches!(answer.status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        known(out, b"\r\ncontent-length: ", itoa::Buffer::new().format(answer.body.len()).as_bytes());
    }
    if framing.last {
        out.extend_from_slice(b"\r\nconnection: close");
    } else if framing.version == Version::HTTP_10 {
        out.extend_from_slice(b"\r\nconnection: keep-alive");
    }
    date.at(framing.now, |date| known(out, b"\r\ndate: ", date));
    out.extend_from_slice(b"\r\n\r\n");
}
