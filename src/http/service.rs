//! What every listener of the site calls: the answer, counted, logged, and never more than one request lost to a fault.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use actix_http::StatusCode;

use super::answer::{answer, error, malformed, undrawn};
use super::journal::Journal;
use super::reply::{Answer, Respond};
use super::request::Request;
use super::{Live, Shared};
use crate::table::Drawing;

/// The site as the listeners see it. Clones share everything.
#[derive(Clone)]
pub struct Service {
    /// What is being served.
    pub shared: Shared,
    /// What is written down of each answer.
    pub journal: Journal,
    /// A path at which answering panics: the tests prove with it that one request’s fault harms no other.
    pub panic_at: Option<Arc<str>>,
}

impl Respond for Service {
    fn respond(&self, request: &Request<'_>) -> Result<Answer, Arc<Drawing>> {
        let live = self.shared.load();
        if let Some(drawing) = undrawn(&live, request) {
            return Err(drawing);
        }
        let answer = self.guarded(&live, request);
        self.journal.answered(request, &answer);
        Ok(answer)
    }

    fn reject(&self, status: StatusCode, only_head: bool) -> Answer {
        let start = Instant::now();
        let answer = malformed(&self.shared.load(), status);
        self.journal.rejected(status, if only_head { 0 } else { answer.body.len() }, start.elapsed());
        answer
    }
}

impl Service {
    fn guarded(&self, live: &Live, request: &Request<'_>) -> Answer {
        let answered = catch_unwind(AssertUnwindSafe(|| {
            #[expect(clippy::panic, reason = "the hook that proves that a panic is caught; only a hidden flag of the tests sets it")]
            if self.panic_at.as_deref() == Some(request.path()) {
                panic!("asked to panic at {}", request.path());
            }
            answer(live, request)
        }));
        answered.unwrap_or_else(|_| {
            tracing::error!(path = request.path(), "a request failed inside the program");
            error(live, request, StatusCode::INTERNAL_SERVER_ERROR)
        })
    }
}
