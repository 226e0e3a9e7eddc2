//! One connection of HTTP/2 (RFC 9113), over the same `h2` that actix-http builds on.
//!
//! Every answer is ready when it is asked for, so no stream needs a task of its own: its frames are queued, and go out as the client’s
//! windows allow. The bodies that wait are shared with the table and cost nothing.

use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use actix_http::{Method, StatusCode};
use actix_rt::time::timeout;
use bytes::Bytes;
use h2::server::{Builder, SendResponse};
use http::header::{CONTENT_LENGTH, DATE, HeaderMap, HeaderValue};
use http::request::Parts;
use smallvec::SmallVec;
use tokio::io::{AsyncRead, AsyncWrite};

use super::answer::LARGEST_HEAD;
use super::date::Date;
use super::listener::Limits;
use super::reply::{Answer, Respond};
use super::request::{Field, Request};

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
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ended::TooSlow => f.write_str("the client was too slow"),
            Ended::Broken(error) => error.fmt(f),
        }
    }
}

impl From<h2::Error> for Ended {
    fn from(error: h2::Error) -> Ended {
        Ended::Broken(error)
    }
}

/// Serves a connection until either side ends it, or `stopping` says that the server does.
pub async fn serve<S>(
    stream: S,
    peer: Option<SocketAddr>,
    respond: impl Respond,
    limits: Limits,
    stopping: impl Future<Output = ()>,
) -> Result<(), Ended>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let handshake = Builder::new().max_concurrent_streams(STREAMS).max_header_list_size(HEAD).handshake(stream);
    let mut connection = within(limits.head, handshake).await??;
    let mut stopped = std::pin::pin!(stopping);
    let mut date = Date::default();
    loop {
        let accepted = tokio::select! {
            biased;
            () = stopped.as_mut() => break,
            accepted = timeout(limits.idle, connection.accept()) => accepted,
        };
        match accepted {
            Ok(Some(accepted)) => {
                let (request, reply) = accepted?;
                let (asked, _) = request.into_parts();
                send(reply, answered(&asked, peer, &respond), asked.method == Method::HEAD, &mut date)?;
            }
            Ok(None) => return Ok(()),
            // Nothing was asked for a while.
            Err(_) => break,
        }
    }
    // What is under way is finished; nothing new begins (RFC 9113 §6.8).
    connection.graceful_shutdown();
    within(limits.read, async {
        while let Some(accepted) = connection.accept().await {
            let (request, reply) = accepted?;
            let (asked, _) = request.into_parts();
            send(reply, answered(&asked, peer, &respond), asked.method == Method::HEAD, &mut date)?;
        }
        Ok(())
    })
    .await?
}

async fn within<T>(time: Duration, work: impl Future<Output = T>) -> Result<T, Ended> {
    timeout(time, work).await.map_err(|_| Ended::TooSlow)
}

/// What a request is answered with. Its body is not read: nothing here takes one.
fn answered(asked: &Parts, peer: Option<SocketAddr>, respond: &impl Respond) -> Answer {
    let fields: SmallVec<[Field<'_>; FIELDS]> =
        asked.headers.iter().map(|(name, value)| Field { name: name.as_str(), value: value.as_bytes() }).collect();
    respond.respond(&Request {
        method: asked.method.clone(),
        version: asked.version,
        authority: asked.uri.authority().map(|authority| authority.as_str()),
        target: asked.uri.path_and_query().map_or("*", |target| target.as_str()),
        fields: &fields,
        peer,
    })
}

fn send(mut reply: SendResponse<Bytes>, answer: Answer, only_head: bool, date: &mut Date) -> Result<(), h2::Error> {
    let mut headers = HeaderMap::with_capacity(FIELDS);
    for (name, value) in answer.fields() {
        headers.append(name.clone(), value.clone());
    }
    let Answer { status, body, .. } = answer;
    if !matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    if let Ok(date) = HeaderValue::from_bytes(date.now()) {
        headers.insert(DATE, date);
    }
    let mut response = http::Response::new(());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    let empty = body.is_empty() || only_head;
    match reply.send_response(response, empty).and_then(|mut stream| if empty { Ok(()) } else { stream.send_data(body, true) }) {
        // The client gave up on this one request.
        Err(error) if !error.is_io() && !error.is_go_away() => Ok(()),
        sent => sent,
    }
}

#[cfg(test)]
mod tests {
    use actix_http::header;
    use tokio::io::duplex;

    use super::*;

    #[derive(Clone)]
    struct Echo;

    impl Respond for Echo {
        fn respond(&self, request: &Request<'_>) -> Answer {
            let mut answer = match request.path() {
                "/same" => Answer::empty(StatusCode::NOT_MODIFIED, "test"),
                "/large" => Answer::new(StatusCode::OK, "test", Bytes::from(vec![b'x'; 300_000])),
                path => Answer::new(StatusCode::OK, "test", Bytes::copy_from_slice(path.as_bytes())),
            };
            answer.fields.push((header::VARY, HeaderValue::from_static("Accept")));
            answer
        }

        fn reject(&self, status: StatusCode) -> Answer {
            Answer::empty(status, "test")
        }
    }

    const LIMITS: Limits = Limits {
        workers: 1,
        connections: 1,
        head: Duration::from_secs(2),
        idle: Duration::from_millis(200),
        read: Duration::from_millis(200),
        shutdown: Duration::from_secs(1),
    };

    /// Status, length as it was said, and length as it came.
    type Got = (u16, Option<usize>, usize);

    /// The answers to requests that are sent at once, and how the connection ended.
    fn answered(asked: &[(Method, &str)], read: bool) -> (Vec<Got>, Result<(), Ended>) {
        actix_rt::System::new().block_on(async {
            let (client, server) = duplex(1 << 16);
            let served = actix_rt::spawn(serve(server, None, Echo, LIMITS, std::future::pending()));
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
    fn a_client_that_does_not_read_is_cut_off() {
        let (got, ended) = answered(&[(Method::GET, "/large")], false);
        assert_eq!(got.first().map(|(status, ..)| *status), Some(200));
        assert!(matches!(ended, Err(Ended::TooSlow)), "{ended:?}");
    }
}
