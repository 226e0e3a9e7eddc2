//! One connection of HTTP/2 (RFC 9113), over the same `h2` that actix-http builds on.
//!
//! Every answer is ready when it is asked for, but for pictures that are still to be drawn, so no other stream needs a task of its own: its
//! frames are queued, and go out as the client’s windows allow. The bodies that wait are shared with the table, or with whoever reads the same; those
//! that were made for one request are counted, and too many of them keep the next request waiting (`backlog.rs`).

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use actix_http::{Method, StatusCode};
use actix_rt::time::{sleep, timeout};
use bytes::Bytes;
use h2::RecvStream;
use h2::server::{Builder, Connection, SendResponse};
use http::header::{CONTENT_LENGTH, DATE, HeaderMap, HeaderValue};
use http::request::Parts;
use smallvec::SmallVec;
use tokio::io::{AsyncRead, AsyncWrite};

use super::LAST_CALL;
use super::answer::LARGEST_HEAD;
use super::backlog::Backlog;
use super::cork::Cork;
use super::date::Date;
use super::reply::{Answer, Respond, drawn};
use super::request::{Field, Request, Target};
use super::worker::Worker;
use crate::table::Drawing;

/// The most requests that a client may have under way in one connection (RFC 9113 §5.1.2).
const STREAMS: u32 = 128;

/// The largest head that is decoded: enough for the page of 431 to answer one that is too large. Beyond it, `h2` answers with the bare status.
#[expect(clippy::cast_possible_truncation, reason = "a constant of a few thousand")]
const HEAD: u32 = 4 * LARGEST_HEAD as u32;

/// Room for the fields of any answer.
const FIELDS: usize = 24;

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
type Asked = (http::Request<RecvStream>, SendResponse<Bytes>);

/// Serves a connection until either side ends it, or `stopping` says that the server does.
pub async fn serve<S>(
    stream: S,
    peer: Option<SocketAddr>,
    worker: &Rc<Worker<impl Respond>>,
    mut stopped: Pin<&mut impl Future<Output = ()>>,
) -> Result<(), Ended>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let (limits, backlog) = (worker.limits, Backlog::default());
    let cork = Cork::new(stream);
    let handshake = Builder::new().max_concurrent_streams(STREAMS).max_header_list_size(HEAD).handshake(cork.clone());
    let mut stopping = false;
    let shaken = tokio::select! {
        biased;
        shaken = within(limits.head, handshake) => shaken,
        () = async { stopped.as_mut().await; stopping = true; sleep(LAST_CALL).await } => return Ok(()),
    };
    let mut connection = shaken??;
    cork.hold();
    while !stopping {
        let accepted = tokio::select! {
            biased;
            () = stopped.as_mut() => {
                stopping = true;
                continue;
            }
            accepted = timeout(limits.idle, next(&mut connection, &cork, &backlog)) => accepted,
        };
        match accepted {
            Ok(Some(accepted)) => {
                let (request, reply) = accepted?;
                reply_to(request.into_parts().0, reply, peer, worker, &backlog)?;
            }
            Ok(None) => return Ok(()),
            // Nothing was asked for a while.
            Err(_) => stopping = true,
        }
    }
    // What is under way is finished; nothing new begins (RFC 9113 §6.8).
    connection.graceful_shutdown();
    within(limits.read, async {
        loop {
            match timeout(LAST_CALL, next(&mut connection, &cork, &backlog)).await {
                Ok(Some(accepted)) => {
                    let (request, reply) = accepted?;
                    reply_to(request.into_parts().0, reply, peer, worker, &backlog)?;
                }
                Ok(None) => return Ok(()),
                // A client that has all its answers may take no notice of the end.
                Err(_) if backlog.is_empty() => return Ok(()),
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

async fn within<T>(time: Duration, work: impl Future<Output = T>) -> Result<T, Ended> {
    timeout(time, work).await.map_err(|_| Ended::TooSlow)
}

/// Answers a request, or has it answered as soon as the picture that it asks for is drawn: the other streams do not wait for that.
fn reply_to(
    asked: Parts,
    mut reply: SendResponse<Bytes>,
    peer: Option<SocketAddr>,
    worker: &Rc<Worker<impl Respond>>,
    backlog: &Backlog,
) -> Result<(), h2::Error> {
    let only_head = asked.method == Method::HEAD;
    match answered(&asked, peer, &worker.respond) {
        Ok(answer) => send(reply, answer, only_head, &worker.date, backlog),
        Err(drawing) => {
            let (worker, backlog, under_way) = (worker.clone(), backlog.clone(), backlog.item());
            actix_rt::spawn(async move {
                let _under_way = under_way;
                let mut answer = Err(drawing);
                while let Err(drawing) = answer {
                    let is_drawn = tokio::select! {
                        is_drawn = drawn(drawing) => is_drawn,
                        // The client gave up, or is gone: nothing is drawn for it.
                        _ = poll_fn(|context| reply.poll_reset(context)) => return,
                    };
                    answer = if is_drawn {
                        answered(&asked, peer, &worker.respond)
                    } else {
                        Ok(worker.respond.reject(StatusCode::INTERNAL_SERVER_ERROR))
                    };
                }
                // A connection that is gone has been told of where it is served.
                if let Ok(answer) = answer {
                    _ = send(reply, answer, only_head, &worker.date, &backlog);
                }
            });
            Ok(())
        }
    }
}

/// What a request is answered with, or what has to be drawn before. Its body is not read: nothing here takes one.
fn answered(asked: &Parts, peer: Option<SocketAddr>, respond: &impl Respond) -> Result<Answer, Arc<Drawing>> {
    let fields: SmallVec<[Field<'_>; FIELDS]> =
        asked.headers.iter().map(|(name, value)| Field { name: name.as_str(), value: value.as_bytes() }).collect();
    let request = Request {
        method: asked.method.clone(),
        version: asked.version,
        authority: asked.uri.authority().map(|authority| authority.as_str()),
        target: Target::from(asked.uri.path_and_query().map_or("*", |target| target.as_str())),
        fields: &fields,
        peer,
        at: Instant::now(),
    };
    respond.respond(&request)
}

fn send(mut reply: SendResponse<Bytes>, answer: Answer, only_head: bool, date: &Date, backlog: &Backlog) -> Result<(), h2::Error> {
    let mut headers = HeaderMap::with_capacity(FIELDS);
    for (name, value) in answer.fields() {
        headers.append(name, value);
    }
    let Answer { status, body, validators, .. } = answer;
    if !matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    if let Ok(date) = date.at(Instant::now(), HeaderValue::from_bytes) {
        headers.insert(DATE, date);
    }
    let mut response = http::Response::new(());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    let empty = body.is_empty() || only_head;
    match reply
        .send_response(response, empty)
        .and_then(|mut stream| if empty { Ok(()) } else { stream.send_data(backlog.body(body, validators.is_none()), true) })
    {
        // The client gave up on this one request.
        Err(error) if !error.is_io() && !error.is_go_away() => Ok(()),
        sent => sent,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::sync::mpsc::channel;
    use std::task::Context;

    use actix_http::header;
    use tokio::io::{DuplexStream, ReadBuf, duplex};

    use super::super::listener::Limits;
    use super::*;

    /// Answers `/card` with whether a picture is drawn, and counts what it answers.
    #[derive(Clone)]
    struct Echo(Arc<Drawing>, Arc<AtomicU32>);

    impl Echo {
        fn new() -> Echo {
            Echo(Arc::new(Drawing::from(DISC)), Arc::default())
        }
    }

    impl Respond for Echo {
        fn respond(&self, request: &Request<'_>) -> Result<Answer, Arc<Drawing>> {
            if request.path() == "/card" && !self.0.is_drawn() {
                return Err(self.0.clone());
            }
            self.1.fetch_add(1, Ordering::Relaxed);
            let mut answer = match request.path() {
                "/same" => Answer::empty(StatusCode::NOT_MODIFIED, "test"),
                "/card" => Answer::new(StatusCode::OK, "test", Bytes::from(self.0.is_drawn().to_string())),
                "/large" => Answer::new(StatusCode::OK, "test", Bytes::from(vec![b'x'; 300_000])),
                path => Answer::new(StatusCode::OK, "test", Bytes::copy_from_slice(path.as_bytes())),
            };
            answer.fields.push((header::VARY, HeaderValue::from_static("Accept")));
            Ok(answer)
        }

        fn reject(&self, status: StatusCode) -> Answer {
            Answer::empty(status, "test")
        }
    }

    /// A stream with the number of writes that came to it.
    fn counted(stream: DuplexStream) -> (Counted, Rc<Cell<u32>>) {
        let writes = Rc::new(Cell::new(0));
        (Counted(stream, writes.clone()), writes)
    }

    struct Counted(DuplexStream, Rc<Cell<u32>>);

    impl AsyncRead for Counted {
        fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.0).poll_read(context, buffer)
        }
    }

    impl AsyncWrite for Counted {
        fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
            self.1.set(self.1.get() + 1);
            Pin::new(&mut self.0).poll_write(context, bytes)
        }

        fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.0).poll_flush(context)
        }

        fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.0).poll_shutdown(context)
        }
    }

    const DISC: &[u8] =
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"900\"><circle r=\"400\" cx=\"400\" cy=\"400\"/></svg>";

    const LIMITS: Limits = Limits {
        workers: 1,
        connections: 1,
        head: Duration::from_secs(2),
        idle: Duration::from_millis(200),
        read: Duration::from_millis(200),
        shutdown: Duration::from_secs(1),
    };

    async fn served(stream: impl AsyncRead + AsyncWrite + Unpin) -> Result<(), Ended> {
        let worker = Rc::new(Worker::new(Echo::new(), LIMITS));
        serve(stream, None, &worker, std::pin::pin!(std::future::pending())).await
    }

    /// Status, length as it was said, and length as it came.
    type Got = (u16, Option<usize>, usize);

    /// The answers to requests that are sent at once, and how the connection ended.
    fn answered(asked: &[(Method, &str)], read: bool) -> (Vec<Got>, Result<(), Ended>) {
        actix_rt::System::new().block_on(async {
            let (client, server) = duplex(1 << 16);
            let served = actix_rt::spawn(served(server));
            let (mut send, connection) = h2::client::handshake(client).await.unwrap();
            actix_rt::spawn(async move { _ = connection.await });
            let mut waiting = Vec::new();
            for (method, path) in asked {
                let uri = format!("https://x{path}");
                let request = http::Request::builder().method(method.clone()).uri(uri).body(()).unwrap();
                waiting.push(send.send_request(request, true).unwrap().0);
            }
            let (mut got, mut held) = (Vec::new(), Vec::new());
            for response in waiting {
                let (parts, mut body) = response.await.unwrap().into_parts();
                assert!(parts.headers["vary"] == "Accept" && parts.headers.contains_key("date"));
                let said = parts.headers.get("content-length").map(|length| length.to_str().unwrap().parse().unwrap());
                let mut came = 0;
                while let Some(data) = body.data().await.filter(|_| read) {
                    let data = data.unwrap();
                    body.flow_control().release_capacity(data.len()).unwrap();
                    came += data.len();
                }
                got.push((parts.status.as_u16(), said, came));
                if !read {
                    held.push(body);
                }
            }
            if read {
                drop(send);
            }
            (got, served.await.unwrap())
        })
    }

    #[test]
    fn requests_of_one_connection_are_answered_with_their_lengths() {
        let get = |path| (Method::GET, path);
        let (got, ended) = answered(&[get("/abc"), get("/large"), get("/same"), (Method::HEAD, "/abc"), get("/x")], true);
        assert_eq!(got, [(200, Some(4), 4), (200, Some(300_000), 300_000), (304, None, 0), (200, Some(4), 0), (200, Some(2), 2)]);
        assert!(ended.is_ok());
    }

    #[test]
    fn answers_of_one_turn_go_out_together() {
        let writes = actix_rt::System::new().block_on(async {
            let (client, server) = duplex(1 << 20);
            let (server, writes) = counted(server);
            actix_rt::spawn(served(server));
            let (mut send, connection) = h2::client::handshake(client).await.unwrap();
            actix_rt::spawn(async move { _ = connection.await });
            let ask = |send: &mut h2::client::SendRequest<Bytes>| {
                send.send_request(http::Request::get(format!("https://x/{}", "a".repeat(500))).body(()).unwrap(), true).unwrap().0
            };
            ask(&mut send).await.unwrap();
            let before = writes.get();
            let answers: Vec<_> = (0..10).map(|_| ask(&mut send)).collect();
            for answer in answers {
                answer.await.unwrap();
            }
            writes.get() - before
        });
        assert!(writes <= 3, "ten answers took {writes} writes");
    }

    #[test]
    fn a_picture_is_drawn_before_it_is_answered() {
        let (got, ended) = answered(&[(Method::GET, "/card"), (Method::GET, "/abc"), (Method::HEAD, "/card")], true);
        assert_eq!(got, [(200, Some(4), 4), (200, Some(4), 4), (200, Some(4), 0)]);
        assert!(ended.is_ok(), "{ended:?}");
    }

    #[test]
    fn a_client_that_does_not_read_is_cut_off() {
        let (got, ended) = answered(&[(Method::GET, "/large")], false);
        assert_eq!(got.first().map(|(status, ..)| *status), Some(200));
        assert!(matches!(ended, Err(Ended::TooSlow)), "{ended:?}");
    }

    #[test]
    fn a_client_that_does_not_read_gets_no_more_bodies_of_its_own() {
        let (before, after) = actix_rt::System::new().block_on(async {
            let (client, server) = duplex(1 << 16);
            let echo = Echo::new();
            let worker = Rc::new(Worker::new(echo.clone(), Limits { idle: Duration::from_secs(60), ..LIMITS }));
            actix_rt::spawn(async move { serve(server, None, &worker, std::pin::pin!(std::future::pending())).await });
            let (mut send, connection) = h2::client::handshake(client).await.unwrap();
            actix_rt::spawn(async move { _ = connection.await });
            let mut ask = || send.send_request(http::Request::get("https://x/large").body(()).unwrap(), true).unwrap().0;
            let answers = [ask(), ask(), ask()];
            actix_rt::time::sleep(Duration::from_millis(50)).await;
            let before = echo.1.load(Ordering::Relaxed);
            for answer in answers {
                let mut body = answer.await.unwrap().into_body();
                while let Some(data) = body.data().await {
                    body.flow_control().release_capacity(data.unwrap().len()).unwrap();
                }
            }
            (before, echo.1.load(Ordering::Relaxed))
        });
        assert_eq!((before, after), (1, 3));
    }

    #[test]
    fn nothing_is_drawn_for_who_gave_up() {
        let one_at_a_time = || tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(1).build().unwrap();
        let drawing = actix_rt::System::with_tokio_rt(one_at_a_time).block_on(async {
            let (client, server) = duplex(1 << 16);
            let echo = Echo::new();
            let worker = Rc::new(Worker::new(echo.clone(), Limits { idle: Duration::from_secs(60), ..LIMITS }));
            actix_rt::spawn(async move { serve(server, None, &worker, std::pin::pin!(std::future::pending())).await });
            // Whoever draws has something else to do meanwhile.
            let (free, busy) = channel::<()>();
            let other = actix_rt::task::spawn_blocking(move || busy.recv());
            let (mut send, connection) = h2::client::handshake(client).await.unwrap();
            actix_rt::spawn(async move { _ = connection.await });
            let (answer, mut stream) = send.send_request(http::Request::get("https://x/card").body(()).unwrap(), false).unwrap();
            actix_rt::time::sleep(Duration::from_millis(30)).await;
            stream.send_reset(h2::Reason::CANCEL);
            drop(answer);
            actix_rt::time::sleep(Duration::from_millis(30)).await;
            drop(free);
            _ = other.await;
            actix_rt::task::spawn_blocking(|| ()).await.unwrap();
            echo.0
        });
        assert!(!drawing.is_drawn());
    }

    #[test]
    fn a_stop_does_not_wait_for_a_client_that_has_its_answers() {
        let limits = Limits { idle: Duration::from_secs(60), read: Duration::from_secs(60), head: Duration::from_secs(60), ..LIMITS };
        let served = |greets: bool| {
            let start = Instant::now();
            actix_rt::System::new().block_on(async {
                let (client, server) = duplex(1 << 16);
                let worker = Rc::new(Worker::new(Echo::new(), limits));
                let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
                let served =
                    actix_rt::spawn(async move { serve(server, None, &worker, std::pin::pin!(async { _ = stopped.await })).await });
                // From here on the client takes no notice of anything, not even of the question whether it is there.
                let _silent = if greets { Ok(h2::client::handshake(client).await.unwrap()) } else { Err(client) };
                actix_rt::time::sleep(Duration::from_millis(30)).await;
                stop.send(()).unwrap();
                assert!(served.await.unwrap().is_ok());
            });
            start.elapsed()
        };
        for greets in [true, false] {
            assert!(served(greets) < Duration::from_secs(10), "greets: {greets}");
        }
    }
}
