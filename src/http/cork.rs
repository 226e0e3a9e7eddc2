//! A stream on which what is written in one turn goes out together.
//!
//! `h2` flushes each frame that has a body before it takes the next: ten answers would be twenty records of TLS and ten calls of the system.
//! Held back until there is nothing left to answer, they are a few.

use std::cell::RefCell;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The most bytes that are held back: four full records of TLS (RFC 8446 §5.1).
const ROOM: usize = 64 * 1024;

/// A stream that can be told to hold back what is written. Clones are the same stream: one is written to, another one lets go.
pub struct Cork<S>(Rc<RefCell<Held<S>>>);

struct Held<S> {
    stream: S,
    bytes: BytesMut,
    /// Whether a flush does nothing.
    corked: bool,
    /// Whether all that was written is with the system.
    sent: bool,
}

impl<S> Clone for Cork<S> {
    fn clone(&self) -> Cork<S> {
        Cork(self.0.clone())
    }
}

impl<S: AsyncWrite + Unpin> Cork<S> {
    /// A stream that holds nothing back yet.
    pub fn new(stream: S) -> Cork<S> {
        Cork(Rc::new(RefCell::new(Held { stream, bytes: BytesMut::new(), corked: false, sent: true })))
    }

    /// From now on what is written waits for [`Cork::poll_release`].
    pub fn hold(&self) {
        self.0.borrow_mut().corked = true;
    }

    /// Whether all that was written is with the system.
    pub fn is_sent(&self) -> bool {
        self.0.borrow().sent
    }

    /// Sends what was held back. Errors are those of the stream.
    pub fn poll_release(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.borrow_mut().poll_release(context)
    }
}

impl<S: AsyncWrite + Unpin> Held<S> {
    fn poll_release(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.bytes.is_empty() {
            ready!(self.poll_part(context))?;
        }
        ready!(Pin::new(&mut self.stream).poll_flush(context))?;
        self.sent = true;
        Poll::Ready(Ok(()))
    }

    /// Sends as much as the stream takes at once.
    fn poll_part(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let sent = ready!(Pin::new(&mut self.stream).poll_write(context, &self.bytes))?;
        if sent == 0 {
            return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
        }
        self.bytes.advance(sent);
        if self.bytes.is_empty() {
            // A connection that waits for its next request holds no room.
            self.bytes = BytesMut::new();
        }
        Poll::Ready(Ok(()))
    }

    /// Takes up as many of the bytes as there is room for, and makes room first if there is none.
    fn poll_take<'a>(&mut self, context: &mut Context<'_>, parts: impl Iterator<Item = &'a [u8]>) -> Poll<io::Result<usize>> {
        while self.bytes.len() >= ROOM {
            ready!(self.poll_part(context))?;
        }
        self.sent = false;
        let before = self.bytes.len();
        for part in parts {
            let room = ROOM - self.bytes.len();
            self.bytes.extend_from_slice(part.get(..room).unwrap_or(part));
        }
        Poll::Ready(Ok(self.bytes.len() - before))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Cork<S> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0.borrow_mut().stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Cork<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.0.borrow_mut().poll_take(context, std::iter::once(bytes))
    }

    fn poll_write_vectored(self: Pin<&mut Self>, context: &mut Context<'_>, slices: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.0.borrow_mut().poll_take(context, slices.iter().map(|slice| &**slice))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut held = self.0.borrow_mut();
        if held.corked { Poll::Ready(Ok(())) } else { held.poll_release(context) }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut held = self.0.borrow_mut();
        ready!(held.poll_release(context))?;
        Pin::new(&mut held.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    #[test]
    fn what_is_held_back_goes_out_together_and_whole() {
        actix_rt::System::new().block_on(async {
            let (mut client, server) = duplex(1 << 20);
            let mut cork = Cork::new(server);
            let mut buffer = [0; 8];
            cork.write_all(b"one").await.unwrap();
            cork.flush().await.unwrap();
            assert_eq!(client.read(&mut buffer).await.unwrap(), 3, "nothing is held back at first");
            cork.hold();
            for part in [b"two", b"six"] {
                cork.write_all(part).await.unwrap();
                cork.flush().await.unwrap();
            }
            let nothing = actix_rt::time::timeout(std::time::Duration::from_millis(20), client.read(&mut buffer)).await;
            assert!(nothing.is_err(), "held back");
            poll_fn(|context| cork.poll_release(context)).await.unwrap();
            assert_eq!(client.read(&mut buffer).await.unwrap(), 6);
            cork.write_all(b"end").await.unwrap();
            cork.shutdown().await.unwrap();
            drop(cork);
            let mut rest = Vec::new();
            client.read_to_end(&mut rest).await.unwrap();
            assert_eq!(rest, b"end", "nothing is lost when the stream is closed");
        });
    }

    #[test]
    fn no_more_is_held_back_than_there_is_room_for() {
        actix_rt::System::new().block_on(async {
            let (mut client, server) = duplex(1 << 10);
            let cork = Cork::new(server);
            cork.hold();
            let (mut writer, whole) = (cork.clone(), vec![7; 5 * ROOM]);
            let written = actix_rt::spawn(async move {
                writer.write_all(&whole).await.unwrap();
                writer.shutdown().await.unwrap();
            });
            actix_rt::time::sleep(std::time::Duration::from_millis(20)).await;
            assert_eq!(cork.0.borrow().bytes.len(), ROOM);
            drop(cork);
            let mut all = Vec::new();
            client.read_to_end(&mut all).await.unwrap();
            written.await.unwrap();
            assert_eq!(all.len(), 5 * ROOM);
        });
    }
}
