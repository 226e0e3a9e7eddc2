//! The `Date` of responses (RFC 9110 §6.6.1).

use std::cell::RefCell;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The time as text, made anew only when the second changes.
#[derive(Debug, Default)]
pub struct Date(RefCell<Second>);

#[derive(Debug, Default)]
struct Second {
    text: String,
    /// When the next second begins; `None` before the first answer.
    until: Option<Instant>,
}

impl Date {
    /// Uses the second of a moment that has just been, as an IMF-fixdate (RFC 9110 §5.6.7).
    pub fn at<T>(&self, moment: Instant, used: impl FnOnce(&[u8]) -> T) -> T {
        let mut second = self.0.borrow_mut();
        if second.until.is_none_or(|until| moment >= until) {
            let now = SystemTime::now();
            let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
            second.text = httpdate::fmt_http_date(now);
            second.until = Some(moment + (Duration::from_secs(1) - Duration::from_nanos(since.subsec_nanos().into())));
        }
        used(second.text.as_bytes())
    }
}
