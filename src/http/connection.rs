//! A connection that does not wait for a slow reader for ever, and that is counted while it is open.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use actix_rt::net::TcpStream;
use actix_rt::time::{Sleep, sleep};
use rustix::net::sockopt::set_socket_linger;
use rustix::net::{SendAncillaryBuffer, SendFlags, sendmsg};
use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};

use super::metrics::Gauge;

/// How many bytes a client has to read within the time that it has for that, for the time to begin anew: most answers.
const STRETCH: usize = 64 * 1024;

/// A TCP stream whose writes have to go on at a pace once the kernel takes no more. Without it a client that reads a byte a minute keeps a
/// connection for as long as it likes.
pub struct Connection {
    stream: TcpStream,
    patience: Duration,
    /// Runs while the client owes us reading; cleared when it sends something new, or has read a stretch.
    waiting: Option<Pin<Box<Sleep>>>,
    /// How much it has read of the stretch.
    read: usize,
    _open: OpenGuard,
}

/// Counts the connection as open until it is dropped.
struct OpenGuard(Gauge);

impl Drop for OpenGuard {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Connection {
    /// Takes over an accepted stream. `patience` is how long the client may take to read a response that does not fit into the kernel’s buffer.
    pub fn new(stream: TcpStream, patience: Duration, open: Gauge) -> Connection {
        open.inc();
        Connection { stream, patience, waiting: None, read: 0, _open: OpenGuard(open) }
    }

    /// What a write came to, or an error if the client has been waited for too long.
    fn patiently<T>(&mut self, context: &mut Context<'_>, write: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if write.is_ready() {
            return write;
        }
        let patience = self.patience;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(patience)));
        match waiting.as_mut().poll(context) {
            Poll::Ready(()) => {
                // Else the kernel would keep what it has taken, megabytes of it, for as long as the client reads a byte now and then.
                _ = set_socket_linger(&self.stream, Some(Duration::ZERO));
                Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "the client reads too slowly")))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    /// The same for bytes that the kernel took, which it does as the client reads.
    fn sent(&mut self, context: &mut Context<'_>, sent: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let (Some(_), Poll::Ready(Ok(bytes))) = (&self.waiting, &sent) {
            self.read += bytes;
            if self.read >= STRETCH {
                (self.waiting, self.read) = (None, 0);
            }
        }
        self.patiently(context, sent)
    }

    /// Sends pieces by the system call itself. The C library, through which tokio goes, lets threads be cancelled there, and `writev` treats the
    /// socket as a file: neither is of use here, and both cost each answer time.
    fn poll_send(&self, context: &mut Context<'_>, slices: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        loop {
            ready!(self.stream.poll_write_ready(context))?;
            let send = || Ok(sendmsg(&self.stream, slices, &mut SendAncillaryBuffer::default(), SendFlags::NOSIGNAL)?);
            match self.stream.try_io(Interest::WRITABLE, send) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                sent => return Poll::Ready(sent),
            }
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        // A client that asks for more has read what it asked for before.
        if read.is_ready() && buffer.filled().len() > before {
            (self.waiting, self.read) = (None, 0);
        }
        read
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let write = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.sent(context, write)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, context: &mut Context<'_>, slices: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let write = self.poll_send(context, slices);
        self.sent(context, write)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flush = Pin::new(&mut self.stream).poll_flush(context);
        self.patiently(context, flush)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shutdown = Pin::new(&mut self.stream).poll_shutdown(context);
        self.patiently(context, shutdown)
    }
}

#[cfg(test)]
mod tests {
    use rustix::net::sockopt::{set_socket_recv_buffer_size, set_socket_send_buffer_size};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    /// Whether a megabyte arrives at a client that reads a part at a time, and rests after each; and how its reading ended.
    fn arrives(part: usize, rest: Duration) -> (bool, io::ErrorKind) {
        actix_rt::System::new().block_on(async {
            let listener = actix_rt::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let client = TcpStream::connect(listener.local_addr().unwrap());
            let (server, client) = tokio::join!(listener.accept(), client);
            let (server, mut client) = (server.unwrap().0, client.unwrap());
            // Else the kernel takes all of it.
            set_socket_send_buffer_size(&server, 16 * 1024).unwrap();
            set_socket_recv_buffer_size(&client, 16 * 1024).unwrap();
            let mut connection = Connection::new(server, Duration::from_millis(400), Gauge::default());
            let sent = actix_rt::spawn(async move { connection.write_all(&vec![0; 1 << 20]).await.is_ok() });
            let mut room = vec![0; part];
            let read = async {
                loop {
                    match client.read_exact(&mut room).await {
                        Ok(_) => sleep(rest).await,
                        Err(error) => return error.kind(),
                    }
                }
            };
            let (sent, ended) = tokio::join!(sent, read);
            (sent.unwrap(), ended)
        })
    }

    #[test]
    fn whoever_reads_steadily_has_all_the_time() {
        // It takes two seconds, five times as long as may be waited for.
        assert_eq!(arrives(32 * 1024, Duration::from_millis(60)), (true, io::ErrorKind::UnexpectedEof));
        // Nothing of it stays with the kernel.
        assert_eq!(arrives(1024, Duration::from_millis(60)), (false, io::ErrorKind::ConnectionReset), "a client that reads little");
    }
}
