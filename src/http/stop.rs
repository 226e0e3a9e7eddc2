//! How the server stops taking connections without resetting one.
//!
//! A listening socket that is closed resets whoever has connected and is not accepted yet, and whoever connects while nobody accepts any more. So a
//! stop begins with the door: the kernel lets nobody new come to it, whoever stands before it is still let in, and it is closed when nobody does.

use std::io;
use std::net::TcpListener;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use socket2::{SockFilter, SockRef};
use tokio::sync::watch;

/// A listening socket, beside whoever accepts on it.
pub struct Door(TcpListener);

/// A filter of packets that drops those that open a connection (SYN without ACK, RFC 9293 §3.5) and lets all others pass, in the classic form of the
/// Berkeley Packet Filter. The flags of TCP are its byte 13. The client sends its packet again after a second: then the socket is gone, and the
/// kernel refuses the connection, or the program that took its place takes it.
const NO_NEW_CONNECTIONS: [SockFilter; 5] = [
    SockFilter::new(0x30, 0, 0, 13),      // load the byte
    SockFilter::new(0x54, 0, 0, 0x12),    // and SYN | ACK
    SockFilter::new(0x15, 0, 1, 0x02),    // if it is SYN,
    SockFilter::new(0x06, 0, 0, 0),       // drop the packet,
    SockFilter::new(0x06, 0, 0, 0x40000), // else let it pass whole
];

impl Door {
    /// The door of a listener, which stays open as long as one of them is there.
    pub fn of(listener: &TcpListener) -> io::Result<Door> {
        Ok(Door(listener.try_clone()?))
    }

    /// Lets nobody new come to the door.
    pub fn shut(&self) -> io::Result<()> {
        SockRef::from(&self.0).attach_filter(&NO_NEW_CONNECTIONS)
    }

    /// Whether a connection waits to be accepted.
    pub fn somebody_waits(&self) -> bool {
        let mut waiting = [PollFd::new(&self.0, PollFlags::IN)];
        poll(&mut waiting, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
    }
}

/// Tells all connections that the server stops.
pub struct Stop(watch::Sender<()>);

/// What a connection hears of it by. Clones hear the same.
#[derive(Clone)]
pub struct Stopping(watch::Receiver<()>);

/// Both ends.
pub fn stop() -> (Stop, Stopping) {
    let (sender, receiver) = watch::channel(());
    (Stop(sender), Stopping(receiver))
}

impl Stop {
    /// Tells them.
    pub fn tell(&self) {
        self.0.send_replace(());
    }
}

impl Stopping {
    /// What nobody ever tells.
    pub fn never() -> Stopping {
        stop().1
    }

    /// Whether the server stops.
    pub fn is_told(&self) -> bool {
        self.0.has_changed().unwrap_or(false)
    }

    /// Waits until the server stops; at once if it does already.
    pub async fn told(&self) {
        // Each clone begins with what this one has seen, which is nothing.
        let mut receiver = self.0.clone();
        if receiver.changed().await.is_err() {
            std::future::pending().await
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};
    use std::time::Duration;

    use super::*;

    fn connects(address: SocketAddr) -> bool {
        TcpStream::connect_timeout(&address, Duration::from_millis(300)).is_ok()
    }

    #[test]
    fn a_door_that_is_shut_keeps_new_ones_out_and_lets_in_who_stands_before_it() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let door = Door::of(&listener).unwrap();
        assert!(!door.somebody_waits());
        let mut early = TcpStream::connect(address).unwrap();
        assert!(door.somebody_waits());
        door.shut().unwrap();
        assert!(!connects(address), "somebody came to a door that is shut");
        // What came before goes on in both directions.
        let (mut accepted, _) = listener.accept().unwrap();
        early.write_all(b"ask").unwrap();
        accepted.read_exact(&mut [0; 3]).unwrap();
        accepted.write_all(b"answer").unwrap();
        drop(accepted);
        let mut answer = String::new();
        early.read_to_string(&mut answer).unwrap();
        assert_eq!(answer, "answer");
        assert!(!door.somebody_waits());
    }

    #[test]
    fn whoever_asks_late_hears_of_it_too() {
        actix_rt::System::new().block_on(async {
            let (stop, stopping) = stop();
            assert!(actix_rt::time::timeout(Duration::from_millis(10), stopping.told()).await.is_err() && !stopping.is_told());
            stop.tell();
            assert!(stopping.is_told() && !Stopping::never().is_told());
            stopping.told().await;
            stopping.clone().told().await;
        });
    }
}
