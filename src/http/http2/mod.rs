//! One connection of HTTP/2 (RFC 9113), over `h2`.
//!
//! Every answer is ready when it is asked for, but for pictures that are still to be drawn, so no other stream needs a task of its own: its
//! frames are queued, and go out as the client’s windows allow. The bodies that wait are shared with the table, or with whoever reads the same; those
//! that were made for one request are counted, and too many of them keep the next request waiting (`backlog.rs`).

mod exchange;

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::{Duration, Instant};

use actix_rt::time::{sleep, timeout};
use bytes::Bytes;
use h2::server::{Builder, Connection, SendResponse};
use h2::{Reason, RecvStream};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use self::exchange::reply_to;
use super::LAST_CALL;
use super::answer::LARGEST_HEAD;
use super::backlog::Backlog;
use super::cork::Cork;
use super::reply::Respond;
use super::worker::Worker;

/// The most requests that a client may have under way in one connection: the fewest that RFC 9113 §6.5.2 recommends, as each may wait with its head.
const STREAMS: u32 = 100;

/// The largest head that is decoded, with 32 bytes for each field (RFC 9113 §10.5.1): enough for the page of 431 to answer one that is a little too
/// large. Beyond it, `h2` answers with the bare status.
#[expect(clippy::cast_possible_truncation, reason = "a constant of a few thousand")]
const HEAD: u32 = 3 * LARGEST_HEAD as u32 / 2;

/// How long a client may say nothing while the connection is closed: what is on its way would be lost if it were closed at once.
const QUIET: Duration = Duration::from_secs(2);

/// Why a connection ended before its time.
#[derive(Debug)]
pub enum Ended {
    /// The handshake of the protocol, or the last of the answers, took too long.
    TooSlow,
    /// The client broke the protocol, or is gone.
    Broken(h2::Error),
    /// What was to be sent cannot be sent any more.
    Gone(io::Error),
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ended::TooSlow => f.write_str("the client was too slow"),
            Ended::Broken(error) => error.fmt(f),
            Ended::Gone(error) => error.fmt(f),
        }
    }
}

impl From<h2::Error> for Ended {
    fn from(error: h2::Error) -> Ended {
        Ended::Broken(error)
    }
}

/// A request and the way to answer it.
type Asked = (http1::Request<RecvStream>, SendResponse<Bytes>);

/// Serves a connection until either side ends it, or `stopping` says that the server does.
pub async fn serve<S>(
    stream: S,
    peer: Option<SocketAddr>,
    worker: &Rc<Worker<impl Respond>>,
    stopped: Pin<&mut impl Future<Output = ()>>,
) -> Result<(), Ended>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let cork = Cork::new(stream);
    answer_all(&cork, peer, worker, stopped).await?;
    // Who broke the protocol, or was too slow, has had its time.
    close(cork, worker.limits.read).await;
    Ok(())
}

/// Answers requests until there are no more.
async fn answer_all<S>(
    cork: &Cork<S>,
    peer: Option<SocketAddr>,
    worker: &Rc<Worker<impl Respond>>,
    mut stopped: Pin<&mut impl Future<Output = ()>>,
) -> Result<(), Ended>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let (limits, backlog) = (worker.limits, Backlog::default());
    let handshake = Builder::new()
        .max_concurrent_streams(STREAMS)
        // Requests wait here while answers are read, and whoever gives up on them breaks no rule.
        .max_pending_accept_reset_streams(STREAMS as usize)
        .max_header_list_size(HEAD)
        .handshake(cork.clone());
    let mut stopping = false;
    let shaken = tokio::select! {
        biased;
        shaken = within(limits.head, handshake) => shaken,
        () = async { stopped.as_mut().await; stopping = true; sleep(LAST_CALL).await } => return Ok(()),
    };
    let mut connection = shaken??;
    cork.hold();
    let is_done = || backlog.is_empty() && cork.is_sent();
    let mut asked = Instant::now();
    while !stopping {
        let accepted = tokio::select! {
            biased;
            () = stopped.as_mut() => {
                stopping = true;
                continue;
            }
            accepted = timeout(limits.idle, next(&mut connection, cork, &backlog)) => accepted,
        };
        match accepted {
            Ok(Some(accepted)) => {
                let (request, reply) = accepted?;
                reply_to(request.into_parts().0, reply, peer, worker, &backlog)?;
                asked = Instant::now();
            }
            Ok(None) => return Ok(()),
            // Nothing was asked for a while. Who is still reading is not idle, but has no more time than any slow reader.
            Err(_) => stopping = is_done() || asked.elapsed() >= limits.read,
        }
    }
    // What is under way is finished; nothing new begins (RFC 9113 §6.8).
    connection.graceful_shutdown();
    within(limits.read, async {
        loop {
            match timeout(LAST_CALL, next(&mut connection, cork, &backlog)).await {
                Ok(Some(accepted)) => {
                    let (request, reply) = accepted?;
                    reply_to(request.into_parts().0, reply, peer, worker, &backlog)?;
                }
                Ok(None) => return Ok(()),
                // A client that has all its answers may take no notice of the end, or be far away. It is told which request was the last that was
                // looked at, so that it may ask again for any other (RFC 9113 §6.8).
                Err(_) if is_done() => {
                    connection.abrupt_shutdown(Reason::NO_ERROR);
                    _ = timeout(LAST_CALL, next(&mut connection, cork, &backlog)).await;
                    return Ok(());
                }
                Err(_) => {}
            }
        }
    })
    .await?
}

/// The next request with the way to answer it; nothing once the connection has ended. The answers so far go out before it is waited for, all
/// of one turn together; if too much of them is left, there is no next one yet.
async fn next<S: AsyncRead + AsyncWrite + Unpin>(
    connection: &mut Connection<Cork<S>, Bytes>,
    cork: &Cork<S>,
    backlog: &Backlog,
) -> Option<Result<Asked, Ended>> {
    poll_fn(|context| {
        if backlog.is_full()
            && let Poll::Ready(closed) = connection.poll_closed(context)
        {
            return Poll::Ready(closed.err().map(|error| Err(Ended::Broken(error))));
        }
        // What could be sent of the answers has been sent.
        let accepted = if backlog.is_full() { Poll::Pending } else { connection.poll_accept(context) };
        match accepted {
            Poll::Ready(accepted) => Poll::Ready(accepted.map(|accepted| accepted.map_err(Ended::Broken))),
            Poll::Pending => match cork.poll_release(context) {
                Poll::Ready(Err(error)) => Poll::Ready(Some(Err(Ended::Gone(error)))),
                _ => Poll::Pending,
            },
        }
    })
    .await
}

/// Ends a connection so that the client can read to the end what was sent: to what still comes from it, and would be refused, the system answers with
/// a reset, and throws away what it has not sent yet. So it is read as long as it keeps coming.
async fn close<S: AsyncRead + AsyncWrite + Unpin>(mut cork: Cork<S>, most: Duration) {
    let drain = async {
        cork.shutdown().await?;
        let mut room = [0; 1024];
        while let Ok(read) = timeout(QUIET, cork.read(&mut room)).await {
            if read? == 0 {
                break;
            }
        }
        io::Result::Ok(())
    };
    // Whether it was in time or not, the connection is over.
    _ = timeout(most, drain).await;
}

async fn within<T>(time: Duration, work: impl Future<Output = T>) -> Result<T, Ended> {
    timeout(time, work).await.map_err(|_| Ended::TooSlow)
}

#[cfg(test)]
mod tests;
