//! What is counted, for Prometheus (OpenMetrics 1.0). Labels are kinds and statuses, never addresses of pages.

use std::cell::RefCell;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, text::encode};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

/// A number that goes up and down.
pub type Gauge = gauge::Gauge;

/// What a response was and how it ended.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Ended {
    kind: &'static str,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

/// The counters of the program. Clones count together.
#[derive(Clone)]
pub struct Metrics {
    requests: Family<Ended, Counter>,
    bytes: Counter,
    duration: Histogram,
    reloads: Family<Outcome, Counter>,
    certificates: Family<Outcome, Counter>,
    /// Open connections.
    pub connections: Gauge,
    /// Problems of the content at the last build, warnings and errors together.
    pub problems: Gauge,
    /// Entries of the table that is served.
    pub entries: Gauge,
    /// Bytes of all bodies of the table that is served.
    pub size: Gauge,
    /// When the table that is served was built, in seconds since 1970.
    pub built: gauge::Gauge<f64, AtomicU64>,
}

impl Default for Metrics {
    fn default() -> Metrics {
        Metrics {
            requests: Family::default(),
            bytes: Counter::default(),
            // From 1 µs to 16 ms: a response is a look-up.
            duration: Histogram::new(exponential_buckets(1e-6, 4.0, 8)),
            reloads: outcomes(),
            certificates: outcomes(),
            connections: Gauge::default(),
            problems: Gauge::default(),
            entries: Gauge::default(),
            size: Gauge::default(),
            built: gauge::Gauge::default(),
        }
    }
}

/// Counters for both outcomes, which begin at zero: a counter that appears with its first event shows no increase (Prometheus, “Avoid missing metrics”).
fn outcomes() -> Family<Outcome, Counter> {
    let family = Family::<Outcome, Counter>::default();
    for accepted in [true, false] {
        drop(family.get_or_create(&outcome(accepted)));
    }
    family
}

fn outcome(accepted: bool) -> Outcome {
    Outcome { outcome: if accepted { "accepted" } else { "refused" } }
}

/// The counters as one worker sees them.
#[derive(Clone)]
pub struct Tally {
    /// The counters of the program.
    pub metrics: Metrics,
    /// Those that it has counted with: a few, of which the first are used most.
    known: RefCell<Vec<(Ended, Counter)>>,
}

impl From<Metrics> for Tally {
    fn from(metrics: Metrics) -> Tally {
        Tally { metrics, known: RefCell::default() }
    }
}

impl Tally {
    /// Counts a response.
    pub fn answered(&self, kind: &'static str, status: u16, bytes: usize, took: Duration) {
        let (ended, mut known) = (Ended { kind, status }, self.known.borrow_mut());
        if let Some((_, counter)) = known.iter().find(|(known, _)| *known == ended) {
            counter.inc();
        } else {
            let counter = self.metrics.requests.get_or_create(&ended).clone();
            counter.inc();
            known.push((ended, counter));
        }
        self.metrics.bytes.inc_by(bytes as u64);
        self.metrics.duration.observe(took.as_secs_f64());
    }
}

impl Metrics {
    /// Counts a reload.
    pub fn reloaded(&self, accepted: bool) {
        self.reloads.get_or_create(&outcome(accepted)).inc();
    }

    /// Counts that the certificate was read again.
    pub fn certified(&self, accepted: bool) {
        self.certificates.get_or_create(&outcome(accepted)).inc();
    }

    /// Everything as OpenMetrics text.
    pub fn text(&self) -> String {
        let mut registry = Registry::with_prefix("kazpeace");
        registry.register("requests", "Responses by kind of what was asked for and status", self.requests.clone());
        registry.register_with_unit("body", "Bytes of bodies sent", Unit::Bytes, self.bytes.clone());
        registry.register_with_unit("answer_duration", "Time to make a response", Unit::Seconds, self.duration.clone());
        registry.register("build", "The program", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        registry.register("reloads", "Reloads of the content by outcome", self.reloads.clone());
        registry.register("certificate_reloads", "Reloads of the certificate by outcome", self.certificates.clone());
        registry.register("connections", "Open connections", self.connections.clone());
        registry.register("content_problems", "Problems of the content at the last build", self.problems.clone());
        registry.register("table_entries", "Addresses that are served", self.entries.clone());
        registry.register_with_unit("table_size", "Size of all bodies in all codings", Unit::Bytes, self.size.clone());
        registry.register_with_unit(
            "table_built_timestamp",
            "When the served table was built, since 1970",
            Unit::Seconds,
            self.built.clone(),
        );
        let mut text = String::new();
        // Writing to a String does not fail.
        _ = encode(&mut text, &registry);
        text
    }
}
