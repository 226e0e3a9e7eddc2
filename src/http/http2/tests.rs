//! Connections of HTTP/2 over streams in memory, with the client of `h2` at the other end.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::channel;
use std::task::Context;
use std::time::Instant;

use actix_http::StatusCode;
use actix_http::header::{self, HeaderValue};
use http1::Method;
use tokio::io::{DuplexStream, ReadBuf, duplex};

use super::super::listener::Limits;
use super::super::reply::Answer;
use super::super::request::Request;
use super::super::stop::Stopping;
use super::*;
use crate::table::Drawing;

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

    fn reject(&self, status: StatusCode, _: bool) -> Answer {
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

async fn served(stream: impl AsyncRead + AsyncWrite + Unpin, limits: Limits) -> Result<(), Ended> {
    let worker = Rc::new(Worker::new(Echo::new(), limits, Stopping::never()));
    serve(stream, None, &worker, std::pin::pin!(std::future::pending())).await
}

/// Status, length as it was said, and length as it came.
type Got = (u16, Option<usize>, usize);

/// The answers to requests that are sent at once, and how the connection ended.
fn answered(asked: &[(Method, &str)], read: bool) -> (Vec<Got>, Result<(), Ended>) {
    actix_rt::System::new().block_on(async {
        let (client, server) = duplex(1 << 16);
        // Who reads is given all the time that a busy machine takes.
        let limits = if read { Limits { idle: Duration::from_secs(60), ..LIMITS } } else { LIMITS };
        let served = actix_rt::spawn(served(server, limits));
        let (mut send, connection) = h2::client::handshake(client).await.unwrap();
        actix_rt::spawn(async move { _ = connection.await });
        let mut waiting = Vec::new();
        for (method, path) in asked {
            let uri = format!("https://x{path}");
            let request = http1::Request::builder().method(method.clone()).uri(uri).body(()).unwrap();
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
        actix_rt::spawn(served(server, LIMITS));
        let (mut send, connection) = h2::client::handshake(client).await.unwrap();
        actix_rt::spawn(async move { _ = connection.await });
        let ask = |send: &mut h2::client::SendRequest<Bytes>| {
            send.send_request(http1::Request::get(format!("https://x/{}", "a".repeat(500))).body(()).unwrap(), true).unwrap().0
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
        let worker = Rc::new(Worker::new(echo.clone(), Limits { idle: Duration::from_secs(60), ..LIMITS }, Stopping::never()));
        actix_rt::spawn(async move { serve(server, None, &worker, std::pin::pin!(std::future::pending())).await });
        let (mut send, connection) = h2::client::handshake(client).await.unwrap();
        actix_rt::spawn(async move { _ = connection.await });
        let mut ask = || send.send_request(http1::Request::get("https://x/large").body(()).unwrap(), true).unwrap().0;
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
        let worker = Rc::new(Worker::new(echo.clone(), Limits { idle: Duration::from_secs(60), ..LIMITS }, Stopping::never()));
        actix_rt::spawn(async move { serve(server, None, &worker, std::pin::pin!(std::future::pending())).await });
        // Whoever draws has something else to do meanwhile.
        let (free, busy) = channel::<()>();
        let other = actix_rt::task::spawn_blocking(move || busy.recv());
        let (mut send, connection) = h2::client::handshake(client).await.unwrap();
        actix_rt::spawn(async move { _ = connection.await });
        let (answer, mut stream) = send.send_request(http1::Request::get("https://x/card").body(()).unwrap(), false).unwrap();
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
            let worker = Rc::new(Worker::new(Echo::new(), limits, Stopping::never()));
            let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
            let served = actix_rt::spawn(async move { serve(server, None, &worker, std::pin::pin!(async { _ = stopped.await })).await });
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

#[test]
fn a_stop_waits_until_an_answer_is_read() {
    let came = actix_rt::System::new().block_on(async {
        // The stream takes little at a time, and the client’s windows let all of the answer go out.
        let (client, server) = duplex(1 << 12);
        let limits = Limits { idle: Duration::from_secs(60), read: Duration::from_secs(60), ..LIMITS };
        let worker = Rc::new(Worker::new(Echo::new(), limits, Stopping::never()));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let served = actix_rt::spawn(async move { serve(server, None, &worker, std::pin::pin!(async { _ = stopped.await })).await });
        let mut builder = h2::client::Builder::new();
        builder.initial_window_size(1 << 20).initial_connection_window_size(1 << 20);
        let (mut send, mut connection) = builder.handshake::<_, Bytes>(client).await.unwrap();
        let answer = send.send_request(http1::Request::get("https://x/large").body(()).unwrap(), true).unwrap().0;
        drop(send);
        _ = timeout(Duration::from_millis(50), &mut connection).await;
        stop.send(()).unwrap();
        // The client has other things to do for longer than the last call takes.
        sleep(3 * LAST_CALL).await;
        let read = async {
            let mut body = answer.await.unwrap().into_body();
            let mut came = 0;
            while let Some(data) = body.data().await {
                came += data.unwrap().len();
            }
            came
        };
        let (came, _) = tokio::join!(read, connection);
        assert!(served.await.unwrap().is_ok());
        came
    });
    assert_eq!(came, 300_000);
}

/// The status with which a request is answered whose fields are written by hand (RFC 7541 §6), on the first stream of a connection. `None` if the stream
/// is reset.
fn status_of(fields: &[u8]) -> Option<u16> {
    actix_rt::System::new().block_on(async {
        let (mut client, server) = duplex(1 << 16);
        actix_rt::spawn(served(server, LIMITS));
        let length = u8::try_from(fields.len()).unwrap();
        let settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
        // The end of the head, and of the request.
        let head = [0, 0, length, 1, 5, 0, 0, 0, 1];
        client.write_all(&[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", &settings[..], &head, fields].concat()).await.unwrap();
        loop {
            let mut frame = [0; 9];
            client.read_exact(&mut frame).await.unwrap();
            let mut payload = vec![0; usize::from(frame[2])];
            client.read_exact(&mut payload).await.unwrap();
            match (frame[3], payload.first()) {
                // Statuses that are often sent have a number (RFC 7541 appendix A).
                (1, Some(0x88)) => return Some(200),
                (1, Some(0x8c)) => return Some(400),
                (3, _) => return None,
                (kind, first) => assert!(kind != 1, "{first:x?}"),
            }
        }
    })
}

#[test]
fn malformed_requests_are_refused() {
    const GET: &[u8] = &[0x82];
    const HTTPS: &[u8] = &[0x87];
    const ROOT: &[u8] = &[0x84];
    for (status, fields) in [
        (Some(200), [GET, HTTPS, ROOT].concat()),
        (Some(400), [GET, b"\x06\x03ftp", ROOT].concat()),
        (None, [GET, HTTPS, b"\x04\x01a"].concat()),
        (Some(200), [b"\x02\x07OPTIONS", HTTPS, b"\x04\x01*"].concat()),
        // A length, and no content.
        (None, [GET, HTTPS, ROOT, b"\x0f\x0d\x015"].concat()),
        (Some(200), [GET, HTTPS, ROOT, b"\x0f\x0d\x010"].concat()),
    ] {
        assert_eq!(status_of(&[b"\x01\x01x", &fields[..]].concat()), status, "{fields:x?}");
    }
}

#[test]
fn a_connection_that_ends_says_which_request_was_its_last() {
    let told = actix_rt::System::new().block_on(async {
        let (mut client, server) = duplex(1 << 16);
        actix_rt::spawn(served(server, LIMITS));
        let settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
        let fields = b"\x01\x01x\x82\x87\x84";
        let head = [0, 0, u8::try_from(fields.len()).unwrap(), 1, 5, 0, 0, 0, 1];
        client.write_all(&[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", &settings[..], &head, fields].concat()).await.unwrap();
        // It is far away: before it answers any question of the server, the connection is over.
        let mut all = Vec::new();
        client.read_to_end(&mut all).await.unwrap();
        let (mut rest, mut told) = (&all[..], Vec::new());
        while let [_, _, length, kind, _, _, _, _, _, after @ ..] = rest {
            let (payload, next) = after.split_at(usize::from(*length));
            if *kind == 7 {
                told.push(u32::from_be_bytes(payload[..4].try_into().unwrap()));
            }
            rest = next;
        }
        told
    });
    // First that it will end (RFC 9113 §6.8), then how far it came.
    assert_eq!(told, [0x7fff_ffff, 1]);
}

#[test]
fn who_gives_up_on_requests_that_wait_here_keeps_the_others() {
    let came = actix_rt::System::new().block_on(async {
        let (client, server) = duplex(1 << 16);
        let limits = Limits { idle: Duration::from_secs(60), read: Duration::from_secs(60), ..LIMITS };
        actix_rt::spawn(served(server, limits));
        let (mut send, connection) = h2::client::handshake(client).await.unwrap();
        actix_rt::spawn(async move { _ = connection.await });
        let ask = |send: &mut h2::client::SendRequest<Bytes>| {
            send.send_request(http1::Request::get("https://x/large").body(()).unwrap(), false).unwrap()
        };
        let (answer, mut body) = ask(&mut send);
        body.send_data(Bytes::new(), true).unwrap();
        // The bodies that nobody reads keep these waiting.
        let others: Vec<_> = (0..60).map(|_| ask(&mut send)).collect();
        sleep(Duration::from_millis(50)).await;
        others.into_iter().for_each(|(_, mut stream)| stream.send_reset(Reason::CANCEL));
        sleep(Duration::from_millis(50)).await;
        let (mut body, mut came) = (answer.await.unwrap().into_body(), 0);
        while let Some(data) = body.data().await {
            let data = data.unwrap();
            body.flow_control().release_capacity(data.len()).unwrap();
            came += data.len();
        }
        came
    });
    assert_eq!(came, 300_000);
}
