//! What the connections of one worker share.

use super::date::Date;
use super::listener::Limits;
use super::stop::Stopping;
use super::writer::Writer;

/// What the connections of one thread share, so that a connection that waits holds little more than its socket.
pub struct Worker<R> {
    /// What answers requests.
    pub respond: R,
    /// How long they are waited for.
    pub limits: Limits,
    /// Whether the server stops.
    pub stopping: Stopping,
    /// The time that answers are sent with.
    pub date: Date,
    /// How answers of HTTP/1 are sent.
    pub writer: Writer,
}

impl<R> Worker<R> {
    /// A worker without connections.
    pub fn new(respond: R, limits: Limits, stopping: Stopping) -> Worker<R> {
        Worker { respond, limits, stopping, date: Date::default(), writer: Writer::default() }
    }
}
