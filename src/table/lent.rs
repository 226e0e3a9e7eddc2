//! Bytes that several clients read at a time.

use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use bytes::Bytes;

/// What is made for the first who asks, shared with all who come while somebody still has it, and gone with the last of them. Without it each of
/// a thousand slow readers would have bytes of his own.
#[derive(Debug, Default)]
pub(super) struct Lent(Mutex<Weak<Made>>);

/// The bytes, once they are made.
type Made = OnceLock<Bytes>;

/// What a borrower holds.
struct Copy(Arc<Made>);

impl AsRef<[u8]> for Copy {
    fn as_ref(&self) -> &[u8] {
        self.0.get().map_or(&[], AsRef::as_ref)
    }
}

impl Lent {
    /// The bytes that somebody has, or else new ones.
    pub(super) fn get(&self, made: impl FnOnce() -> Bytes) -> Bytes {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let shared = known.upgrade().unwrap_or_else(|| {
            // Taken before the bytes: what stays of it when they are gone would lie in their way behind them.
            let shared = Arc::default();
            *known = Arc::downgrade(&shared);
            shared
        });
        drop(known);
        shared.get_or_init(made);
        Bytes::from_owner(Copy(shared))
    }
}

impl Clone for Lent {
    /// What is compressed anew is lent anew.
    fn clone(&self) -> Lent {
        Lent::default()
    }
}

impl PartialEq for Lent {
    /// Who reads what at the moment makes no difference.
    fn eq(&self, _: &Lent) -> bool {
        true
    }
}

impl Eq for Lent {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_read_at_a_time_share_and_nothing_stays() {
        let lent = Lent::default();
        let first = lent.get(|| Bytes::from_static(b"text"));
        let second = lent.get(|| Bytes::from_static(b"made again"));
        assert_eq!((&first[..], second.as_ptr()), (&b"text"[..], first.as_ptr()));
        drop(first);
        assert_eq!(lent.get(|| Bytes::from_static(b"made again")), "text", "the second still has it");
        drop(second);
        assert_eq!(lent.get(|| Bytes::from_static(b"made again")), "made again");
    }
}
