//! The sockets: what is accepted where, and how long anything may take.

use std::fmt::Display;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_rt::net::TcpStream;
use actix_rt::time::{Instant, sleep, timeout};
use actix_server::{Server, ServerBuilder, ServerHandle};
use actix_service::fn_service;
use rustix::net::listen;
use rustls::ServerConfig;
use tokio_rustls::TlsAcceptor;

use super::admin::Admin;
use super::connection::Connection;
use super::metrics::Gauge;
use super::reply::Respond;
use super::service::Service;
use super::stop::{Door, Stop, Stopping, stop};
use super::upgrade::Upgrade;
use super::worker::Worker;
use super::{LAST_CALL, http1, http2};

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

/// How many connections the kernel holds until one of ours is closed, and before a table is there. The standard library asks for 128; the system’s
/// own limit is `net.core.somaxconn`, 4096 on Linux.
const WAITING: i32 = 4096;

/// How long workers have at a stop to take over the connections that were accepted for them, and clients to finish a handshake with the kernel: a
/// hundred times as long as it takes.
const HANDING_OVER: Duration = Duration::from_millis(50);

/// The most connections of the admin listener: balancers and those who measure are few.
const ADMINS: usize = 256;

/// Takes hold of an address to listen on.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listen(&listener, WAITING)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// The listeners, and the servers that run them: one for readers, and another for the admin pages, which answer also when readers have taken
/// every connection, and until the last of them has gone.
pub struct Listeners {
    readers: ServerBuilder,
    admin: Option<ServerBuilder>,
    limits: Limits,
    /// How many connections of readers are open.
    open: Gauge,
    doors: Vec<Door>,
    stop: Stop,
    stopping: Stopping,
}

/// The servers, ready to run: that for readers first.
pub struct Servers(Vec<Server>);

/// What stops the servers.
pub struct Handles {
    readers: ServerHandle,
    admin: Option<ServerHandle>,
    open: Gauge,
    doors: Vec<Door>,
    stop: Stop,
    /// How long what is in flight is waited for.
    patience: Duration,
}

impl Handles {
    /// Waits until readers have what is in flight, within the time for it. The admin pages end after that, at once: they are read by programs.
    pub async fn stop(self) {
        let deadline = Instant::now() + self.patience;
        for door in &self.doors {
            if let Err(error) = door.shut() {
                tracing::warn!(%error, "whoever connects while the server stops may be reset");
            }
        }
        self.stop.tell();
        // Whoever was accepted and not handed to a worker yet is neither before the door nor among the open ones.
        let mut quiet_since = Instant::now();
        while Instant::now() < deadline && quiet_since.elapsed() < HANDING_OVER {
            sleep(HANDING_OVER / 10).await;
            if self.open.get() > 0 || self.doors.iter().any(Door::somebody_waits) {
                quiet_since = Instant::now();
            }
        }
        drop(self.doors);
        self.readers.stop(false).await;
        if let Some(admin) = self.admin {
            admin.stop(false).await;
        }
    }
}

impl Servers {
    /// Answers until all of them have ended.
    pub async fn ended(self) -> io::Result<()> {
        // A server runs while it is waited for.
        let servers: Vec<_> = self.0.into_iter().map(actix_rt::spawn).collect();
        for server in servers {
            server.await??;
        }
        Ok(())
    }
}

impl Listeners {
    /// No listener yet. `open` counts the connections of readers.
    pub fn new(limits: Limits, open: Gauge) -> Listeners {
        let (stop, stopping) = stop();
        let readers = server(limits.workers, limits.connections);
        Listeners { readers, admin: None, limits, open, doors: Vec::new(), stop, stopping }
    }

    /// The site over plain HTTP/1.1.
    pub fn site(self, listener: TcpListener, service: Service) -> io::Result<Listeners> {
        self.readers("site", listener, service)
    }

    /// The admin pages.
    pub fn admin(self, listener: TcpListener, admin: Admin) -> io::Result<Listeners> {
        let server = server(1, ADMINS);
        // They go on while readers are waited for.
        let admin = plain(server, self.limits, "admin", listener, Gauge::default(), Stopping::never(), admin)?;
        Ok(Listeners { admin: Some(admin), ..self })
    }

    /// The way to the TLS listener.
    pub fn upgrade(self, listener: TcpListener, upgrade: Upgrade) -> io::Result<Listeners> {
        self.readers("upgrade", listener, upgrade)
    }

    /// A listener for readers over plain HTTP/1.1.
    fn readers(self, name: &str, listener: TcpListener, respond: impl Respond) -> io::Result<Listeners> {
        let Listeners { readers, limits, open, mut doors, stopping, .. } = self;
        doors.push(Door::of(&listener)?);
        let readers = plain(readers, limits, name, listener, open.clone(), stopping.clone(), respond)?;
        Ok(Listeners { readers, open, doors, stopping, ..self })
    }

    /// The site over TLS, HTTP/2 or HTTP/1.1 as the client chooses.
    pub fn site_over_tls(self, listener: TcpListener, service: Service, config: Arc<ServerConfig>) -> io::Result<Listeners> {
        let Listeners { readers, limits, mut doors, stopping, .. } = self;
        doors.push(Door::of(&listener)?);
        let told = stopping.clone();
        let readers = readers.listen("site", listener, move || {
            let acceptor = TlsAcceptor::from(config.clone());
            let worker = Rc::new(Worker::new(service.clone(), limits, told.clone()));
            fn_service(move |stream: TcpStream| Box::pin(over_tls(stream, acceptor.clone(), worker.clone())))
        })?;
        Ok(Listeners { readers, doors, stopping, ..self })
    }

    /// The servers, which run until they are stopped, and what stops them.
    pub fn servers(self) -> (Servers, Handles) {
        let (readers, admin) = (self.readers.run(), self.admin.map(ServerBuilder::run));
        let handles = Handles {
            readers: readers.handle(),
            admin: admin.as_ref().map(Server::handle),
            open: self.open,
            doors: self.doors,
            stop: self.stop,
            patience: self.limits.shutdown,
        };
        (Servers(std::iter::once(readers).chain(admin).collect()), handles)
    }
}

/// A server without listeners.
fn server(workers: usize, connections: usize) -> ServerBuilder {
    Server::build()
        .workers(workers)
        .max_concurrent_connections(connections)
        // They draw pictures, one after the other: more at a time would take memory, and processors from those who answer.
        .worker_max_blocking_threads(1)
        .disable_signals()
}

/// A server with one more listener, over plain HTTP/1.1.
fn plain(
    server: ServerBuilder,
    limits: Limits,
    name: &str,
    listener: TcpListener,
    open: Gauge,
    stopping: Stopping,
    respond: impl Respond,
) -> io::Result<ServerBuilder> {
    server.listen(name, listener, move || {
        let shared = Rc::new((Worker::new(respond.clone(), limits, stopping.clone()), open.clone()));
        fn_service(move |stream: TcpStream| {
            let shared = shared.clone();
            // Whoever runs it has room for two of it, one before it starts and one while it runs: a box needs no more.
            Box::pin(async move {
                let (worker, open) = &*shared;
                let peer = stream.peer_addr().ok();
                accepted(&stream)?;
                let stopped = pin!(worker.stopping.told());
                http1::serve(Connection::new(stream, limits.read, open.clone()), peer, worker, stopped).await.map_err(ended)
            })
        })
    })
}

/// What is said of a connection that ended before its time: nothing that an operator has to act on.
fn ended(error: impl Display) {
    tracing::debug!(%error, "a connection ended");
}

/// Small packets go out at once: with Nagle’s algorithm an HTTP/2 response waits 40 ms for the client’s delayed acknowledgement.
fn accepted(stream: &TcpStream) -> Result<(), ()> {
    stream.set_nodelay(true).map_err(|error| tracing::debug!(%error, "a connection ended before it began"))
}

async fn over_tls(stream: TcpStream, acceptor: TlsAcceptor, worker: Rc<Worker<Service>>) -> Result<(), ()> {
    accepted(&stream)?;
    let peer = stream.peer_addr().ok();
    let connection = Connection::new(stream, worker.limits.read, worker.respond.journal.tally.metrics.connections.clone());
    let shaken = tokio::select! {
        shaken = timeout(worker.limits.head, acceptor.accept(connection)) => shaken,
        // Who is in the midst of it may finish it; who says nothing is not waited for.
        () = async { worker.stopping.told().await; sleep(LAST_CALL).await } => return Ok(()),
    };
    let stream = match shaken {
        Ok(shaken) => shaken.map_err(ended)?,
        Err(_) => {
            ended("the TLS handshake took too long");
            return Err(());
        }
    };
    let stopped = pin!(worker.stopping.told());
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
