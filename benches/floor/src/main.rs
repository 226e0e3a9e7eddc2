//! A loop over sockets that answers whatever comes with finished responses, in turn: no parsing, no choice, no date. What the kernel and tokio
//! take for a request, nobody who reads and answers it can save.
//!
//!     floor ADDR:PORT FILE…
//!
//! Each file is a whole response with its head.

#![forbid(unsafe_code)]

use std::rc::Rc;
use std::{env, fs, io};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::LocalSet;

async fn answer(mut stream: TcpStream, responses: Rc<Vec<Vec<u8>>>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut head = [0; 2048];
    for response in responses.iter().cycle() {
        // The load sends one request after the other, each in one piece.
        if stream.read(&mut head).await? == 0 {
            break;
        }
        stream.write_all(response).await?;
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let address = arguments.next().ok_or_else(|| io::Error::other("floor ADDR:PORT FILE…"))?;
    let responses: Rc<Vec<Vec<u8>>> = Rc::new(arguments.map(fs::read).collect::<io::Result<_>>()?);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    LocalSet::new().block_on(&runtime, async {
        let listener = TcpListener::bind(address).await?;
        loop {
            let (stream, _) = listener.accept().await?;
            tokio::task::spawn_local(answer(stream, responses.clone()));
        }
    })
}
