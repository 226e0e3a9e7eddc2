//! The `Date` of responses (RFC 9110 §6.6.1).

use std::time::{SystemTime, UNIX_EPOCH};

/// The time as text, made anew only when the second changes.
#[derive(Debug, Default)]
pub struct Date {
    second: u64,
    text: String,
}

impl Date {
    /// The present second as an IMF-fixdate (RFC 9110 §5.6.7).
    pub fn now(&mut self) -> &[u8] {
        let now = SystemTime::now();
        let second = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        if second != self.second || self.text.is_empty() {
            (self.second, self.text) = (second, httpdate::fmt_http_date(now));
        }
        self.text.as_bytes()
    }
}
