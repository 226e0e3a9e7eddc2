//! One request of a connection of HTTP/2, and its answer.

use std::future::poll_fn;
use std::net::SocketAddr;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use actix_http::{Method, StatusCode, Version};
use bytes::Bytes;
use h2::server::SendResponse;
use http1::header::{CONTENT_LENGTH, DATE, HeaderMap, HeaderValue};
use http1::request::Parts;
use smallvec::SmallVec;

use super::super::backlog::Backlog;
use super::super::date::Date;
use super::super::reply::{Answer, Respond, converted, drawn};
use super::super::request::{Field, Request, Target};
use super::super::worker::Worker;
use crate::table::Drawing;

/// Room for the fields of any answer.
const FIELDS: usize = 24;

/// Answers a request, or has it answered as soon as the picture that it asks for is drawn: the other streams do not wait for that.
pub(super) fn reply_to(
    asked: Parts,
    mut reply: SendResponse<Bytes>,
    peer: Option<SocketAddr>,
    worker: &Rc<Worker<impl Respond>>,
    backlog: &Backlog,
) -> Result<(), h2::Error> {
    let only_head = asked.method == http1::Method::HEAD;
    if is_for_elsewhere(&asked.uri) || !is_ascii(&asked.uri) {
        return send(reply, worker.respond.reject(StatusCode::BAD_REQUEST, only_head), only_head, &worker.date, backlog);
    }
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
                        Ok(worker.respond.reject(StatusCode::INTERNAL_SERVER_ERROR, only_head))
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

/// Whether a request names another scheme than those of the Web: no other server is asked here (RFC 9110 §7.4). The other rules for its parts (RFC 9113
/// §8.3.1) are those of `h2`.
fn is_for_elsewhere(uri: &http1::Uri) -> bool {
    uri.scheme_str().is_some_and(|scheme| !matches!(scheme, "http" | "https"))
}

/// What a request is answered with, or what has to be drawn before. Its body is not read: nothing here takes one.
/// Whether a target has nothing but what a URI may be written with (RFC 3986 §2): everything else would reach logs as it is.
fn is_ascii(uri: &http1::Uri) -> bool {
    uri.path_and_query().is_none_or(|target| target.as_str().is_ascii())
}

fn answered(asked: &Parts, peer: Option<SocketAddr>, respond: &impl Respond) -> Result<Answer, Arc<Drawing>> {
    let fields: SmallVec<[Field<'_>; FIELDS]> =
        asked.headers.iter().map(|(name, value)| Field { name: name.as_str(), value: value.as_bytes() }).collect();
    let request = Request {
        // What is a method to one version of the library is to the other.
        method: Method::from_bytes(asked.method.as_str().as_bytes()).unwrap_or(Method::CONNECT),
        version: Version::HTTP_2,
        authority: asked.uri.authority().map(|authority| authority.as_str()),
        target: Target::from(asked.uri.path_and_query().map_or("*", |target| target.as_str())),
        fields: &fields,
        peer,
        at: Instant::now(),
    };
    respond.respond(&request)
}

fn send(mut reply: SendResponse<Bytes>, answer: Answer, only_head: bool, date: &Date, backlog: &Backlog) -> Result<(), h2::Error> {
    let mut headers = answer.block.as_ref().map_or_else(|| HeaderMap::with_capacity(FIELDS), |block| block.map.clone());
    for (name, value) in answer.own_fields() {
        if let Some((name, value)) = converted(&name, &value) {
            headers.append(name, value);
        }
    }
    let Answer { status, body, validators, .. } = answer;
    if !matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    if let Ok(date) = date.at(Instant::now(), HeaderValue::from_bytes) {
        headers.insert(DATE, date);
    }
    let mut response = http1::Response::new(());
    *response.status_mut() = http1::StatusCode::from_u16(status.as_u16()).unwrap_or_default();
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
