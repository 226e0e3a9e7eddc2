//! Messages between two processes: the length in four bytes, little endian, and as many bytes in the format of postcard.

use std::io::{self, ErrorKind, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The longest message whose room is kept, in bytes. The search of a large site takes a hundred times as much, three times.
const USUAL: usize = 1 << 20;

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}

/// A message as it goes over the wire. It fails for one of four gigabytes.
pub(super) fn packed(message: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = postcard::to_extend(message, vec![0; 4]).map_err(invalid)?;
    let length = u32::try_from(bytes.len() - 4).map_err(invalid)?;
    bytes.iter_mut().zip(length.to_le_bytes()).for_each(|(byte, of_length)| *byte = of_length);
    Ok(bytes)
}

/// Writes a message in one piece.
pub(super) fn send(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    to.write_all(&packed(message)?)
}

/// Messages that come in.
pub(super) struct Incoming<R> {
    from: R,
    /// The message that came last, kept as the room for the next unless it was unusually long.
    room: Vec<u8>,
}

impl<R: Read> Incoming<R> {
    pub(super) fn new(from: R) -> Incoming<R> {
        Incoming { from, room: Vec::new() }
    }

    /// The next message; nothing if the other side has ended between two of them.
    pub(super) fn next<T: DeserializeOwned>(&mut self) -> io::Result<Option<T>> {
        let mut length = [0; 4];
        match self.from.read_exact(&mut length) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
            Err(error) => return Err(error),
        }
        self.room.resize(usize::try_from(u32::from_le_bytes(length)).map_err(invalid)?, 0);
        self.from.read_exact(&mut self.room)?;
        let message = postcard::from_bytes(&self.room).map(Some).map_err(invalid);
        if self.room.len() > USUAL {
            self.room = Vec::new();
        }
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_arrive_as_they_were_sent() {
        let mut sent = Vec::new();
        send(&mut sent, &("Қазақстан".to_owned(), 7u16)).unwrap();
        send(&mut sent, &vec![1u8; 70_000]).unwrap();
        let mut incoming = Incoming::new(sent.as_slice());
        assert_eq!(incoming.next().unwrap(), Some(("Қазақстан".to_owned(), 7u16)));
        assert_eq!(incoming.next().unwrap(), Some(vec![1u8; 70_000]));
        assert_eq!(incoming.next::<u8>().unwrap(), None);
    }

    #[test]
    fn a_message_that_is_cut_off_or_of_another_kind_is_an_error() {
        let whole = packed(&"Қазақстан").unwrap();
        let cut = whole.get(..whole.len() - 1).unwrap();
        assert_eq!(Incoming::new(cut).next::<String>().unwrap_err().kind(), ErrorKind::UnexpectedEof);
        let other = packed(&"Қ".repeat(9)).unwrap();
        assert_eq!(Incoming::new(other.as_slice()).next::<Vec<Option<bool>>>().unwrap_err().kind(), ErrorKind::InvalidData);
    }
}
