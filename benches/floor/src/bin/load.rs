//! Load for a server on HTTP/1.1 that costs less than what it measures: connections that send finished requests in turn, each the next one as
//! soon as the answer to the last is there, and look at no more of an answer than they must.
//!
//!     load ADDR:PORT CONNECTIONS SECONDS STATUS FILE…
//!
//! Each file is a whole request. Every answer has to have the status, and is read to the end that its head names. Prints the answers a
//! second, their number, and the 99th percentile of the time until an answer was whole, in milliseconds.

#![forbid(unsafe_code)]

use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use std::{env, fs, str};

use memchr::memmem;
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};

/// Longer times than so many microseconds count as this long.
const LONGEST: usize = 100_000;

struct Connection {
    stream: TcpStream,
    /// What is left of the answer; `None` before its head has come.
    left: Option<usize>,
    sent: Instant,
}

impl Connection {
    /// Takes what has come. `true` once the answer is whole.
    fn take(&mut self, start: &[u8], room: &mut [u8]) -> io::Result<bool> {
        loop {
            let read = match self.stream.read(room) {
                Ok(0) => return Err(io::Error::other("the server closed a connection")),
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
                Err(error) => return Err(error),
            };
            let whole = match self.left {
                Some(left) => left,
                None => length(&room[..read], start).ok_or_else(|| io::Error::other("an answer is not what was expected"))?,
            };
            let left = whole.checked_sub(read).ok_or_else(|| io::Error::other("more came than was asked for"))?;
            if left == 0 {
                self.left = None;
                return Ok(true);
            }
            self.left = Some(left);
        }
    }
}

/// The length of an answer by its head, which servers send in one piece.
fn length(answer: &[u8], start: &[u8]) -> Option<usize> {
    let head = memmem::find(answer.strip_prefix(start)?, b"\r\n\r\n")? + start.len();
    let length = match memmem::find(&answer[..head], b"ength: ") {
        Some(at) => str::from_utf8(&answer[at + 7..head]).ok()?.lines().next()?.parse().ok()?,
        None => 0,
    };
    Some(head + 4 + length)
}

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let mut next = || arguments.next().ok_or_else(|| io::Error::other("load ADDR:PORT CONNECTIONS SECONDS STATUS FILE…"));
    let address: SocketAddr = next()?.parse().map_err(io::Error::other)?;
    let count: usize = next()?.parse().map_err(io::Error::other)?;
    let seconds: u64 = next()?.parse().map_err(io::Error::other)?;
    let start = format!("HTTP/1.1 {} ", next()?).into_bytes();
    let requests = arguments.map(fs::read).collect::<io::Result<Vec<_>>>()?;
    let mut requests = requests.iter().cycle();

    let mut poll = Poll::new()?;
    let mut connections = Vec::new();
    for number in 0..count {
        let stream = std::net::TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        let mut stream = TcpStream::from_std(stream);
        poll.registry().register(&mut stream, Token(number), Interest::READABLE)?;
        connections.push(Connection { stream, left: None, sent: Instant::now() });
    }
    let begin = Instant::now();
    let end = begin + Duration::from_secs(seconds);
    // A request is far smaller than the room of a socket.
    let mut send = |connection: &mut Connection, now| {
        connection.sent = now;
        connection.stream.write_all(requests.next().ok_or_else(|| io::Error::other("no request"))?)
    };
    for connection in &mut connections {
        send(connection, begin)?;
    }
    let (mut events, mut room) = (Events::with_capacity(1024), vec![0; 1 << 18]);
    let (mut answers, mut micros) = (0_u64, vec![0_u64; LONGEST + 1]);
    let mut now = begin;
    while now < end {
        poll.poll(&mut events, Some(Duration::from_secs(1)))?;
        for event in &events {
            let connection = &mut connections[event.token().0];
            if connection.take(&start, &mut room)? {
                now = Instant::now();
                let took = usize::try_from(now.duration_since(connection.sent).as_micros()).unwrap_or(LONGEST);
                micros[took.min(LONGEST)] += 1;
                answers += 1;
                send(connection, now)?;
            }
        }
        now = Instant::now();
    }
    let mut slower = 0;
    let p99 = (0..=LONGEST).rev().find(|took| {
        slower += micros[*took];
        slower > answers / 100
    });
    println!("{} {answers} {}", answers as f64 / now.duration_since(begin).as_secs_f64(), p99.unwrap_or(0) as f64 / 1000.0);
    Ok(())
}
