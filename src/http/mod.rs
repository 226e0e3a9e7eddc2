//! Answering over HTTP: the only modules that know sockets and header texts.

mod answer;
mod conditional;
pub mod headers;
mod negotiate;
mod target;

use std::convert::Infallible;
use std::future::ready;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_http::Request;
use actix_web::HttpServer;
use actix_web::dev::{Server, fn_service};
use arc_swap::ArcSwap;

pub use answer::{LARGEST_HEAD, LONGEST_TARGET, answer};

use crate::table::Table;

/// What is being served.
#[derive(Debug)]
pub struct Live {
    /// Every address.
    pub table: Table,
    /// Whether readers come over TLS, so that HTTPS may be demanded of them.
    pub secure: bool,
}

/// The one value that all workers share and that a reload replaces.
pub type Shared = Arc<ArcSwap<Live>>;

/// Limits and timeouts of the listeners.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Threads that answer.
    pub workers: usize,
    /// How long a client may take to send the head of a request.
    pub head: Duration,
    /// How long a connection may stay idle between two requests.
    pub idle: Duration,
    /// How long requests in flight are waited for at shutdown.
    pub shutdown: Duration,
    /// The most connections that one worker holds.
    pub connections: usize,
}

/// Takes hold of an address to listen on.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Starts answering. The server runs until its handle stops it.
pub fn serve(shared: &Shared, listener: TcpListener, limits: Limits) -> io::Result<Server> {
    let shared = shared.clone();
    let server = HttpServer::new(move || {
        let shared = shared.clone();
        // Under actix-web's router, which would look for a route before the table does.
        fn_service(move |request: Request| ready(Ok::<_, Infallible>(answer(&shared.load(), &request))))
    })
    .workers(limits.workers)
    .client_request_timeout(limits.head)
    .client_disconnect_timeout(Duration::from_secs(5))
    .keep_alive(limits.idle)
    .max_connections(limits.connections)
    .shutdown_timeout(limits.shutdown.as_secs().max(1))
    .tcp_nodelay(true)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(server)
}
