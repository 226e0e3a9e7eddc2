//! One connection of HTTP/1.1 and 1.0 (RFC 9112): heads are read where they lie, and answers are written at once.
//!
//! actix-http’s own dispatcher builds a map of headers for each request and each response, and encodes it again. Here a request is a view of
//! the bytes that came, and an answer’s fields go straight into the bytes that are sent: that is what makes the server faster than others on
//! the same bytes (`benches/README.md`).

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Instant;

use actix_http::StatusCode;
use bytes::Buf;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};

use super::LAST_CALL;
use super::head::{self, Head};
use super::reader::{Arrival, Reader};
use super::reply::{Respond, drawn};
use super::worker::Worker;
use super::writer::Framing;

/// Serves a connection until either side ends it, or `stopped` says that the server does. Errors are those of the stream: the client is gone.
///
/// What it takes to serve lives as long as the connection, thousands of times: a variable that is moved on its way would have its room twice.
pub fn serve<S>(
    stream: S,
    peer: Option<SocketAddr>,
    worker: &Worker<impl Respond>,
    mut stopped: Pin<&mut impl Future<Output = ()>>,
) -> impl Future<Output = io::Result<()>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let Worker { respond, limits, stopping, date, writer } = worker;
    let mut reader = Reader::new(stream, limits.idle);
    async move {
        let (mut last, mut ending) = (false, false);
        let mut now = Instant::now();
        while !last {
            reader.skip_empty_lines();
            match head::read(&reader.buffer, peer, now, |request| respond.respond(request)) {
                // The head stays where it is, and is answered once the picture is there.
                Ok(Some(Head { answer: Err(drawing), .. })) => {
                    let is_drawn = drawn(drawing).await;
                    now = Instant::now();
                    if !is_drawn {
                        let framing = Framing::rejection(&reader.buffer);
                        let answer = respond.reject(StatusCode::INTERNAL_SERVER_ERROR, framing.head);
                        writer.write(&mut reader.stream, &answer, framing, date).await?;
                        last = true;
                    }
                }
                Ok(Some(Head { length, answer: Ok(answer), version, only_head, last: closes })) => {
                    reader.buffer.advance(length);
                    // A body is not waited for: who sends one gets an answer and a new start (RFC 9112 §9.6).
                    last = ending || closes || stopping.is_told();
                    writer.write(&mut reader.stream, &answer, Framing { version, head: only_head, last, now }, date).await?;
                    reader.in_head = false;
                    now = Instant::now();
                    reader.deadline.set(now + limits.idle);
                }
                Ok(None) => {
                    if !reader.buffer.is_empty() && !reader.in_head {
                        reader.in_head = true;
                        reader.deadline.set(now + limits.head);
                    }
                    match reader.read(stopped.as_mut(), ending).await? {
                        Arrival::Bytes => now = Instant::now(),
                        Arrival::End => return reader.stream.shutdown().await,
                        Arrival::Stopping => {
                            ending = true;
                            reader.deadline.set(Instant::now() + LAST_CALL);
                        }
                        Arrival::TooLate if reader.in_head => {
                            let framing = Framing::rejection(&reader.buffer);
                            let answer = respond.reject(StatusCode::REQUEST_TIMEOUT, framing.head);
                            writer.write(&mut reader.stream, &answer, framing, date).await?;
                            last = true;
                        }
                        Arrival::TooLate => return reader.stream.shutdown().await,
                    }
                }
                Err(status) => {
                    let framing = Framing::rejection(&reader.buffer);
                    writer.write(&mut reader.stream, &respond.reject(status, framing.head), framing, date).await?;
                    last = true;
                }
            }
        }
        reader.close().await
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use tokio::io::{AsyncReadExt, duplex};

    use std::sync::Arc;
    use std::time::Duration;

    use super::super::listener::Limits;
    use super::super::reply::Answer;
    use super::super::request::Request;
    use super::super::stop::Stopping;
    use super::*;
    use crate::table::Drawing;

    #[derive(Clone)]
    struct Echo;

    impl Respond for Echo {
        fn respond(&self, request: &Request<'_>) -> Result<Answer, Arc<Drawing>> {
            Ok(Answer::new(StatusCode::OK, "test", Bytes::from(format!("{}\n", request.path()))))
        }

        fn reject(&self, status: StatusCode, _: bool) -> Answer {
            Answer::new(status, "test", Bytes::from_static(b"no\n"))
        }
    }

    const LIMITS: Limits = Limits {
        workers: 1,
        connections: 1,
        head: Duration::from_millis(40),
        idle: Duration::from_millis(80),
        read: Duration::from_millis(80),
        shutdown: Duration::from_secs(1),
    };

    /// What the server answers to some bytes, without the dates.
    fn answers(sent: &'static str, stopping: impl Future<Output = ()>) -> String {
        answers_in_parts(1 << 16, sent, stopping)
    }

    /// The same over a stream that takes so many bytes at once.
    fn answers_in_parts(part: usize, sent: &'static str, stopping: impl Future<Output = ()>) -> String {
        actix_rt::System::new().block_on(async {
            let (mut client, server) = duplex(part);
            let worker = Worker::new(Echo, LIMITS, Stopping::never());
            let stopped = std::pin::pin!(stopping);
            let served = serve(server, None, &worker, stopped);
            let asked = async move {
                client.write_all(sent.as_bytes()).await.unwrap();
                let mut all = String::new();
                client.read_to_string(&mut all).await.unwrap();
                all
            };
            let (served, all) = tokio::join!(served, asked);
            served.unwrap();
            all.lines().filter(|line| !line.starts_with("date: ")).collect::<Vec<_>>().join("|")
        })
    }

    fn answered(sent: &'static str) -> String {
        answers(sent, std::future::pending())
    }

    /// Answers `/card` with whether a picture is drawn.
    #[derive(Clone)]
    struct Easel(Arc<Drawing>);

    impl Respond for Easel {
        fn respond(&self, request: &Request<'_>) -> Result<Answer, Arc<Drawing>> {
            if request.path() == "/card" && !self.0.is_drawn() {
                return Err(self.0.clone());
            }
            Ok(Answer::new(StatusCode::OK, "test", Bytes::from(format!("{}\n", self.0.is_drawn()))))
        }

        fn reject(&self, status: StatusCode, _: bool) -> Answer {
            Answer::new(status, "test", Bytes::from_static(b"no\n"))
        }
    }

    /// Status and last line of the answer to `/card`, and how often the thread that answers had time for something else.
    fn card(svg: &[u8]) -> (String, u32) {
        let worker = Worker::new(Easel(Arc::new(Drawing::from(svg))), LIMITS, Stopping::never());
        actix_rt::System::new().block_on(async {
            let (mut client, server) = duplex(1 << 16);
            let asked = async {
                client.write_all(b"GET /card HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
                let mut all = String::new();
                client.read_to_string(&mut all).await.unwrap();
                drop(client);
                all
            };
            let never = std::pin::pin!(std::future::pending());
            let mut served = std::pin::pin!(async { tokio::join!(serve(server, None, &worker, never), asked) });
            let mut free = 0;
            loop {
                tokio::select! {
                    biased;
                    (served, all) = &mut served => {
                        served.unwrap();
                        return (format!("{} {}", &all[9..12], all.lines().last().unwrap()), free);
                    }
                    () = tokio::task::yield_now() => free += 1,
                }
            }
        })
    }

    #[test]
    fn a_connection_holds_little() {
        let (_client, server) = duplex(1);
        let worker = Worker::new(Echo, LIMITS, Stopping::never());
        let size = actix_rt::System::new().block_on(async {
            let never = std::pin::pin!(std::future::pending());
            size_of_val(&serve(server, None, &worker, never))
        });
        assert!(size <= 800, "{size} bytes");
    }

    #[test]
    fn a_picture_is_drawn_beside_the_thread_that_answers() {
        let svg =
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><circle r=\"300\" cx=\"400\" cy=\"300\"/></svg>";
        let (answer, free) = card(svg);
        assert_eq!(answer, "200 true");
        assert!(free > 200, "the thread that answers was free {free} times only");
        assert_eq!(card(b"no drawing").0, "500 no");
    }

    #[test]
    fn connections_stay_open_as_their_version_says() {
        let ok = |more: &str, path: &str| format!("HTTP/1.1 200 OK|content-length: {}{more}||{path}", path.len() + 1);
        let twice = answered(
            "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET /c HTTP/1.1\r\nHost: x\r\n\r\n",
        );
        assert_eq!(twice, format!("{}|{}", ok("", "/a"), ok("|connection: close", "/b")));
        assert_eq!(answered("GET /a HTTP/1.0\r\n\r\nGET /b HTTP/1.0\r\n\r\n"), ok("|connection: close", "/a"));
        let kept = answered("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n");
        assert_eq!(kept, format!("{}|{}", ok("|connection: keep-alive", "/a"), ok("|connection: close", "/b")));
        // The length of what GET would bring, and nothing behind it.
        assert_eq!(
            answered("HEAD /abc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
            "HTTP/1.1 200 OK|content-length: 5|connection: close|"
        );
    }

    #[test]
    fn an_answer_arrives_whole_however_little_is_taken_at_once() {
        let sent = "GET /abc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        let whole = answered(sent);
        assert!(whole.ends_with("||/abc"), "{whole}");
        for part in [1, 2, 7, 40, 100] {
            assert_eq!(answers_in_parts(part, sent, std::future::pending()), whole, "{part} at once");
        }
    }

    #[test]
    fn a_body_ends_the_connection_and_is_taken_for_nothing_else() {
        let sent = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n";
        assert_eq!(answered(sent), "HTTP/1.1 200 OK|content-length: 3|connection: close||/a");
        let upgrade = "GET /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nGET /b HTTP/1.1\r\n\r\n";
        assert_eq!(answered(upgrade), "HTTP/1.1 200 OK|content-length: 3|connection: close||/a");
        let nothing = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        assert_eq!(answered(nothing), "HTTP/1.1 200 OK|content-length: 3||/a|HTTP/1.1 200 OK|content-length: 3|connection: close||/b");
    }

    #[test]
    fn empty_lines_around_requests_say_nothing() {
        let sent = "\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n\r\n\r\n";
        assert_eq!(answered(sent), "HTTP/1.1 200 OK|content-length: 3||/a", "the connection is idle then, and ends without a word");
        let head = answered("\r\nHEAD /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n");
        assert_eq!(head, "HTTP/1.1 400 Bad Request|content-length: 3|connection: close|");
    }

    #[test]
    fn what_is_no_request_is_told_so() {
        let told = |status: &str| format!("HTTP/1.1 {status}|content-length: 3|connection: close||no");
        assert_eq!(answered("GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n"), told("400 Bad Request"));
        assert_eq!(answered("\u{16}\u{3}\u{1}\r\n\r\n"), told("400 Bad Request"));
        let head = answered("HEAD /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n");
        assert_eq!(head, "HTTP/1.1 400 Bad Request|content-length: 3|connection: close|", "an answer to HEAD has no content");
        assert_eq!(answered("GET /a HTTP/1.1\r\nHos"), told("408 Request Timeout"));
        assert_eq!(answered(""), "", "an idle connection is closed without a word");
    }

    #[test]
    fn a_stop_ends_idle_connections_and_answers_what_has_come() {
        assert_eq!(answers("", std::future::ready(())), "");
        let last = answers("GET /a HTTP/1.1\r\nHost: x\r\n\r\n", std::future::ready(()));
        assert_eq!(last, "HTTP/1.1 200 OK|content-length: 3|connection: close||/a");
    }
}
