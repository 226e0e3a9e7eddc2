//! The sockets: what is accepted where, and how long anything may take.

use std::fmt::Display;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_rt::net::TcpStream;
use actix_rt::time::timeout;
use actix_server::{GracefulShutdownSignal, Server, ServerBuilder};
use actix_service::fn_service;
use rustls::ServerConfig;
use tokio_rustls::TlsAcceptor;

use super::admin::Admin;
use super::connection::Connection;
use super::metrics::Gauge;
use super::reply::Respond;
use super::service::Service;
use super::upgrade::Upgrade;
use super::worker::Worker;
use super::{http1, http2};

/// Limits and timeouts of the listeners.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Threads that answer.
    pub workers: usize,
    /// The most connections that one worker holds; more wait in the kernel’s queue until one is closed.
    pub connections: usize,
    /// How long a client may take for the head of a request, and for a TLS handshake.
    pub head: Duration,
    /// How long a connection may stay idle between two requests.
    pub idle: Duration,
    /// How long a client may take to read a response once the kernel’s buffer is full, and to close.
    pub read: Duration,
    /// How long requests in flight are waited for at shutdown.
    pub shutdown: Duration,
}

/// Takes hold of an address to listen on.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// The listeners, one after the other, and the server that runs them.
pub struct Listeners {
    builder: ServerBuilder,
    limits: Limits,
}

impl Listeners {
    /// No listener yet.
    pub fn new(limits: Limits) -> Listeners {
        let builder = Server::build()
            .workers(limits.workers)
            .max_concurrent_connections(limits.connections)
            // They draw pictures, one after the other: more at a time would take memory, and processors from those who answer.
            .worker_max_blocking_threads(1)
            .shutdown_timeout(limits.shutdown.as_secs().max(1))
            .disable_signals();
        Listeners { builder, limits }
    }

    /// The site over plain HTTP/1.1.
    pub fn site(self, listener: TcpListener, service: Service) -> io::Result<Listeners> {
        let open = service.tally.metrics.connections.clone();
        self.plain("site", listener, open, service)
    }

    /// The admin pages.
    pub fn admin(self, listener: TcpListener, admin: Admin) -> io::Result<Listeners> {
        self.plain("admin", listener, Gauge::default(), admin)
    }

    /// The way to the TLS listener at `port`.
    pub fn upgrade(self, listener: TcpListener, port: u16) -> io::Result<Listeners> {
        self.plain("upgrade", listener, Gauge::default(), Upgrade { port })
    }

    /// The site over TLS, HTTP/2 or HTTP/1.1 as the client chooses.
    pub fn site_over_tls(self, listener: TcpListener, service: Service, config: Arc<ServerConfig>) -> io::Result<Listeners> {
        let Listeners { builder, limits } = self;
        let signal = builder.graceful_shutdown_signal();
        let builder = builder.listen("site", listener, move || {
            let secure = Rc::new((TlsAcceptor::from(config.clone()), signal.clone()));
            let worker = Rc::new(Worker::new(service.clone(), limits));
            fn_service(move |stream: TcpStream| Box::pin(over_tls(stream, secure.clone(), worker.clone())))
        })?;
        Ok(Listeners { builder, limits })
    }

    /// Starts answering. The server runs until its handle stops it.
    pub fn run(self) -> Server {
        self.builder.run()
    }

    fn plain(self, name: &str, listener: TcpListener, open: Gauge, respond: impl Respond) -> io::Result<Listeners> {
        let Listeners { builder, limits } = self;
        let signal = builder.graceful_shutdown_signal();
        let builder = builder.listen(name, listener, move || {
            let shared = Rc::new((Worker::new(respond.clone(), limits), signal.clone(), open.clone()));
            fn_service(move |stream: TcpStream| {
                let shared = shared.clone();
                // Whoever runs it has room for two of it, one before it starts and one while it runs: a box needs no more.
                Box::pin(async move {
                    let (worker, signal, open) = &*shared;
                    let peer = stream.peer_addr().ok();
                    accepted(&stream)?;
                    let stopped = pin!(signal.notified());
                    http1::serve(Connection::new(stream, limits.read, open.clone()), peer, worker, stopped).await.map_err(ended)
                })
            })
        })?;
        Ok(Listeners { builder, limits })
    }
}

/// What is said of a connection that ended before its time: nothing that an operator has to act on.
fn ended(error: impl Display) {
    tracing::debug!(%error, "a connection ended");
}

/// Small packets go out at once: with Nagle’s algorithm an HTTP/2 response waits 40 ms for the client’s delayed acknowledgement.
fn accepted(stream: &TcpStream) -> Result<(), ()> {
    stream.set_nodelay(true).map_err(|error| tracing::debug!(%error, "a connection ended before it began"))
}

async fn over_tls(stream: TcpStream, secure: Rc<(TlsAcceptor, GracefulShutdownSignal)>, worker: Rc<Worker<Service>>) -> Result<(), ()> {
    accepted(&stream)?;
    let (acceptor, signal) = &*secure;
    let peer = stream.peer_addr().ok();
    let connection = Connection::new(stream, worker.limits.read, worker.respond.tally.metrics.connections.clone());
    let stream = match timeout(worker.limits.head, acceptor.accept(connection)).await {
        Ok(shaken) => shaken.map_err(ended)?,
        Err(_) => {
            ended("the TLS handshake took too long");
            return Err(());
        }
    };
    let stopped = pin!(signal.notified());
    if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
        http2::serve(stream, peer, &worker, stopped).await.map_err(ended)
    } else {
        http1::serve(stream, peer, &worker, stopped).await.map_err(ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepted_connections_send_small_packets_at_once() {
        let nodelay = actix_rt::System::new().block_on(async {
            let listener = actix_rt::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let client = TcpStream::connect(listener.local_addr().unwrap());
            let (server, client) = tokio::join!(listener.accept(), client);
            let (server, _client) = (server.unwrap().0, client.unwrap());
            assert!(!server.nodelay().unwrap(), "the system sets it already: this test proves nothing");
            accepted(&server).unwrap();
            server.nodelay().unwrap()
        });
        assert!(nodelay);
    }
}
