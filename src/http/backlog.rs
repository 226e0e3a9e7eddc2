//! What a connection of HTTP/2 has under way. `h2` takes every answer at once, however slowly the client reads, so who holds the connection has to
//! know how much of them is left.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;

/// From so many bytes on that were made for this connection alone, no further request of it is taken. What lies in the table is shared, and costs
/// nothing.
const MOST: usize = 256 * 1024;

/// The answers and pictures of one connection that are under way. Clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Backlog(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    items: AtomicUsize,
    bytes: AtomicUsize,
}

/// Something under way, until it is dropped.
#[derive(Debug)]
pub struct Item {
    backlog: Backlog,
    bytes: usize,
}

/// A body that is under way until the last of it has gone out, or nobody wants it any more.
struct Body(Bytes, #[expect(dead_code, reason = "it counts until it is dropped")] Item);

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Backlog {
    /// Whether nothing is under way.
    pub fn is_empty(&self) -> bool {
        self.0.items.load(Ordering::Relaxed) == 0
    }

    /// Whether so much is under way that nothing should be added.
    pub fn is_full(&self) -> bool {
        self.0.bytes.load(Ordering::Relaxed) >= MOST
    }

    /// Counts something that takes no room.
    pub fn item(&self) -> Item {
        self.sized(0)
    }

    /// Counts a body. `own` says that it was made for this connection.
    pub fn body(&self, bytes: Bytes, own: bool) -> Bytes {
        let item = self.sized(if own { bytes.len() } else { 0 });
        Bytes::from_owner(Body(bytes, item))
    }

    fn sized(&self, bytes: usize) -> Item {
        self.0.items.fetch_add(1, Ordering::Relaxed);
        self.0.bytes.fetch_add(bytes, Ordering::Relaxed);
        Item { backlog: self.clone(), bytes }
    }
}

impl Drop for Item {
    fn drop(&mut self) {
        let Counts { items, bytes } = self.backlog.0.as_ref();
        items.fetch_sub(1, Ordering::Relaxed);
        bytes.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_counts_until_the_last_of_it_is_gone() {
        let backlog = Backlog::default();
        let picture = backlog.item();
        let shared = backlog.body(Bytes::from(vec![0; 2 * MOST]), false);
        assert!(!backlog.is_empty() && !backlog.is_full());
        drop((picture, shared));
        assert!(backlog.is_empty());
        let mut own = backlog.body(Bytes::from(vec![0; MOST]), true);
        let begun = own.split_to(10);
        drop(own);
        assert!(backlog.is_full(), "a part is still to be sent");
        drop(begun);
        assert!(backlog.is_empty() && !backlog.is_full());
    }
}
