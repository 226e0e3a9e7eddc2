//! The side of a connection of HTTP/1 on which requests come, and how long it waits for them.

use std::future::poll_fn;
use std::io;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use actix_rt::time::{Sleep, sleep_until, timeout};
use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};

/// How much is read at once: nearly every request.
const PART: usize = 4096;

/// How much of what a client still sends is read and thrown away before its connection is closed, so that the answer is not lost with it
/// (RFC 9112 §9.6).
const LINGER: usize = 256 * 1024;

/// The longest that takes.
const LINGERING: Duration = Duration::from_secs(2);

/// What may end the wait for bytes.
pub enum Arrival {
    /// Some came.
    Bytes,
    /// The client sends no more.
    End,
    /// The deadline has passed.
    TooLate,
    /// The server stops.
    Stopping,
}

/// The side of the connection on which requests come.
pub struct Reader<S> {
    /// The connection.
    pub stream: S,
    /// What has come and is not answered yet.
    pub buffer: BytesMut,
    /// Until when more has to come.
    pub deadline: Deadline,
    /// Whether a part of a head has come.
    pub in_head: bool,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Reader<S> {
    /// A reader of a connection that may stay idle for so long.
    pub fn new(stream: S, idle: Duration) -> Reader<S> {
        Reader { stream, buffer: BytesMut::new(), deadline: Deadline::new(idle), in_head: false }
    }

    /// Drops the empty lines that some clients send behind a request (RFC 9112 §2.2): nothing begins with them.
    pub fn skip_empty_lines(&mut self) {
        while self.buffer.starts_with(b"\r\n") {
            self.buffer.advance(2);
        }
    }

    /// Waits for more bytes. `ending` says that it is known already that the server stops.
    pub async fn read(&mut self, stopped: Pin<&mut impl Future<Output = ()>>, ending: bool) -> io::Result<Arrival> {
        let Reader { stream, buffer, .. } = self;
        tokio::select! {
            biased;
            read = poll_fn(|context| poll_part(stream, buffer, context)) => Ok(if read? == 0 { Arrival::End } else { Arrival::Bytes }),
            () = stopped, if !ending && !self.in_head => Ok(Arrival::Stopping),
            () = self.deadline.passed() => Ok(Arrival::TooLate),
        }
    }

    /// Closes the connection so that the client can read the answer to its end.
    pub async fn close(&mut self) -> io::Result<()> {
        self.stream.shutdown().await?;
        let Reader { stream, buffer, .. } = self;
        let drain = async {
            let mut drained = 0;
            while drained < LINGER {
                buffer.clear();
                match poll_fn(|context| poll_part(stream, buffer, context)).await {
                    Ok(read @ 1..) => drained += read,
                    _ => return,
                }
            }
        };
        _ = timeout(LINGERING, drain).await;
        Ok(())
    }
}

/// Takes what has come by way of the stack: a connection that waits holds no room for what may come.
fn poll_part(stream: &mut (impl AsyncRead + Unpin), buffer: &mut BytesMut, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
    let mut room = [const { MaybeUninit::uninit() }; PART];
    let mut part = ReadBuf::uninit(&mut room);
    ready!(Pin::new(stream).poll_read(context, &mut part))?;
    buffer.extend_from_slice(part.filled());
    Poll::Ready(Ok(part.filled().len()))
}

/// A time until which something has to happen. It moves with every request; the timer behind it is touched only when it rings too early.
pub struct Deadline {
    at: Instant,
    timer: Pin<Box<Sleep>>,
}

impl Deadline {
    /// A deadline after a time.
    pub fn new(after: Duration) -> Deadline {
        let at = Instant::now() + after;
        Deadline { at, timer: Box::pin(sleep_until(at.into())) }
    }

    /// Moves it.
    pub fn set(&mut self, at: Instant) {
        self.at = at;
        if self.at < self.timer.deadline().into_std() {
            self.timer.as_mut().reset(self.at.into());
        }
    }

    /// Waits until it has passed.
    pub async fn passed(&mut self) {
        loop {
            self.timer.as_mut().await;
            if Instant::now() >= self.at {
                return;
            }
            self.timer.as_mut().reset(self.at.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    /// A client that sends without end, and how often it was listened to.
    struct Endless(Rc<Cell<usize>>);

    impl AsyncRead for Endless {
        fn poll_read(self: Pin<&mut Self>, _: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
            self.0.set(self.0.get() + 1);
            buffer.put_slice(&vec![b'x'; buffer.remaining()]);
            Poll::Ready(Ok(()))
        }
    }

    impl AsyncWrite for Endless {
        fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
            Poll::Ready(Ok(bytes.len()))
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }
    }

    #[test]
    fn what_is_thrown_away_is_read_in_large_parts_and_not_for_ever() {
        let reads = Rc::new(Cell::new(0));
        actix_rt::System::new().block_on(async { Reader::new(Endless(reads.clone()), LINGERING).close().await.unwrap() });
        assert_eq!(reads.get(), LINGER / PART);
    }
}
