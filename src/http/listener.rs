//! The sockets: what is accepted where, and how long anything may take.

use std::convert::Infallible;
use std::future::ready;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_http::{HttpService, HttpServiceBuilder, Protocol, Request, Response};
use actix_rt::net::TcpStream;
use actix_server::{GracefulShutdownSignal, Server, ServerBuilder};
use actix_service::{ServiceFactoryExt, fn_service};
use bytes::Bytes;
use rustls::ServerConfig;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::admin::Admin;
use super::connection::Connection;
use super::metrics::Gauge;
use super::service::Service;
use super::upgrade::to_https;

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
            .shutdown_timeout(limits.shutdown.as_secs().max(1))
            .disable_signals();
        Listeners { builder, limits }
    }

    /// The site over plain HTTP/1.1.
    pub fn site(self, listener: TcpListener, service: Service) -> io::Result<Listeners> {
        let open = service.metrics.connections.clone();
        self.plain("site", listener, open, move |request| service.respond(request))
    }

    /// The admin pages.
    pub fn admin(self, listener: TcpListener, admin: Admin) -> io::Result<Listeners> {
        self.plain("admin", listener, Gauge::default(), move |request| admin.respond(request))
    }

    /// The way to the TLS listener at `port`.
    pub fn upgrade(self, listener: TcpListener, port: u16) -> io::Result<Listeners> {
        self.plain("upgrade", listener, Gauge::default(), move |request| to_https(port, request))
    }

    /// The site over TLS, HTTP/2 or HTTP/1.1 as the client chooses.
    pub fn site_over_tls(self, listener: TcpListener, service: Service, config: Arc<ServerConfig>) -> io::Result<Listeners> {
        let Listeners { builder, limits } = self;
        let signal = builder.graceful_shutdown_signal();
        let builder = builder.listen("site", listener, move || {
            let (open, acceptor) = (service.metrics.connections.clone(), TlsAcceptor::from(config.clone()));
            let service = service.clone();
            let http = http(limits, &signal).secure().finish(answering(move |request: &Request| service.respond(request)));
            fn_service(move |stream: TcpStream| shake_hands(stream, acceptor.clone(), limits, open.clone()))
                .and_then(http.map_err(|error| tracing::debug!(%error, "a connection ended")))
        })?;
        Ok(Listeners { builder, limits })
    }

    /// Starts answering. The server runs until its handle stops it.
    pub fn run(self) -> Server {
        self.builder.run()
    }

    fn plain(
        self,
        name: &str,
        listener: TcpListener,
        open: Gauge,
        respond: impl Fn(&Request) -> Response<Bytes> + Clone + Send + 'static,
    ) -> io::Result<Listeners> {
        let Listeners { builder, limits } = self;
        let signal = builder.graceful_shutdown_signal();
        let builder = builder.listen(name, listener, move || {
            let (open, respond) = (open.clone(), respond.clone());
            let http = http(limits, &signal).h1(answering(respond));
            fn_service(move |stream: TcpStream| {
                let peer = stream.peer_addr().ok();
                ready(accepted(&stream).map(|()| (Connection::new(stream, limits.read, open.clone()), peer)))
            })
            .and_then(http.map_err(|error| tracing::debug!(%error, "a connection ended")))
        })?;
        Ok(Listeners { builder, limits })
    }
}

/// A service that answers at once.
fn answering<F>(respond: F) -> impl Fn(Request) -> std::future::Ready<Result<Response<Bytes>, Infallible>> + Clone
where
    F: Fn(&Request) -> Response<Bytes> + Clone,
{
    move |request| ready(Ok(respond(&request)))
}

/// Small packets go out at once: with Nagle’s algorithm an HTTP/2 response waits 40 ms for the client’s delayed acknowledgement.
fn accepted(stream: &TcpStream) -> Result<(), ()> {
    stream.set_nodelay(true).map_err(|error| tracing::debug!(%error, "a connection ended before it began"))
}

/// A stream over TLS with the protocol that the client chose and its address.
type Secured = (TlsStream<Connection>, Protocol, Option<SocketAddr>);

async fn shake_hands(stream: TcpStream, acceptor: TlsAcceptor, limits: Limits, open: Gauge) -> Result<Secured, ()> {
    accepted(&stream)?;
    let peer = stream.peer_addr().ok();
    let connection = Connection::new(stream, limits.read, open);
    match actix_rt::time::timeout(limits.head, acceptor.accept(connection)).await {
        Ok(Ok(stream)) => {
            let protocol = if stream.get_ref().1.alpn_protocol() == Some(b"h2") { Protocol::Http2 } else { Protocol::Http1 };
            Ok((stream, protocol, peer))
        }
        Ok(Err(error)) => {
            tracing::debug!(%error, "a TLS handshake failed");
            Err(())
        }
        Err(_) => {
            tracing::debug!("a TLS handshake took too long");
            Err(())
        }
    }
}

fn http<S, T>(limits: Limits, signal: &GracefulShutdownSignal) -> HttpServiceBuilder<T, S>
where
    S: actix_service::ServiceFactory<Request, Config = ()>,
    S::Response: Into<Response<Bytes>> + 'static,
    S::Error: Into<Response<actix_http::body::BoxBody>> + 'static,
    S::InitError: std::fmt::Debug,
    <S::Service as actix_service::Service<Request>>::Future: 'static,
    T: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + 'static,
{
    let signal = signal.clone();
    HttpService::build()
        .graceful_shutdown_signal(move || {
            let signal = signal.clone();
            async move { signal.notified().await }
        })
        .keep_alive(limits.idle)
        .client_request_timeout(limits.head)
        .client_disconnect_timeout(limits.read)
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
