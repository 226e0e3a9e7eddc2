//! `facts/*.toml`: every figure, once, with value, scope, as-of date and source.

use super::Located;
use super::quantity::{BOUNDS, Bound, UNITS, Unit, Value, value};
use super::reader::Reader;
use crate::lang::PerLang;
use crate::moment::Moment;
use crate::problem::Problem;
use jiff::civil::Date;

/// What kind of figure a fact is. Figures of different kinds are never put side by side without saying so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// People in post on the as-of date.
    InPost,
    /// Everyone who has served up to the as-of date.
    Cumulative,
    /// The most that a decision allows.
    Ceiling,
    /// A share.
    Share,
    /// Money.
    Cost,
    /// Another count.
    Count,
    /// A date.
    Date,
    /// A text.
    Text,
}

/// A published value of a fact.
#[derive(Clone, Debug)]
pub struct Point {
    /// The value.
    pub value: Value,
    /// How the value bounds the truth; `None` for an exact value.
    pub bound: Option<Bound>,
    /// The date it held for.
    pub as_of: Located<Moment>,
    /// The ids of its sources.
    pub sources: Vec<Located<String>>,
}

/// Another published value of the same figure.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// The value with its date and sources.
    pub point: Point,
    /// Why it differs, and which is better supported.
    pub note: PerLang<String>,
}

/// A figure with everything that is needed to trust it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id, which never changes.
    pub id: Located<String>,
    /// Its value.
    pub value: Value,
    /// How the value bounds the truth; `None` for an exact value.
    pub bound: Option<Bound>,
    /// What the value counts in.
    pub unit: Unit,
    /// What kind of figure it is.
    pub kind: FactKind,
    /// The date that the value holds for.
    pub as_of: Located<Moment>,
    /// The ids of its sources, best first.
    pub sources: Vec<Located<String>>,
    /// The ids of the facts of the same date that add up to this one.
    pub parts: Vec<Located<String>>,
    /// The slug of the mission it belongs to.
    pub mission: Option<Located<String>>,
    /// The day after which it must be looked at again.
    pub review_by: Option<Located<Date>>,
    /// What is counted.
    pub statement: PerLang<String>,
    /// Who counts whom, how.
    pub scope: PerLang<String>,
    /// The chart and the column of the series that the value is taken from: `by-mission/undof`.
    pub series: Option<Located<String>>,
    /// Earlier values, oldest first.
    pub history: Vec<Point>,
    /// Other published values.
    pub disputed: Vec<Dispute>,
}

impl Fact {
    /// Its earlier values, then the other published ones.
    pub fn other_points(&self) -> impl Iterator<Item = &Point> {
        self.history.iter().chain(self.disputed.iter().map(|dispute| &dispute.point))
    }

    pub(super) fn read(id: Located<String>, reader: &Reader<'_>) -> Option<Fact> {
        let kind = reader.choice("kind", KINDS);
        let value = value(reader, kind);
        let bound = reader.maybe_choice("bound", BOUNDS);
        let unit = reader.choice("unit", UNITS);
        let as_of = reader.moment("as_of");
        let sources = sources(reader);
        let parts = reader.list("parts");
        let mission = reader.maybe_text("mission");
        let series = reader.maybe_text("series");
        let review_by = day(reader, "review_by");
        let (statement, scope) = (reader.per_lang("statement"), reader.per_lang("scope"));
        let history: Vec<_> = reader.tables("history").iter().filter_map(|table| finished(table, point(table, kind))).collect();
        let disputed = reader
            .tables("disputed")
            .iter()
            .filter_map(|table| {
                let (point, note) = (point(table, kind), table.per_lang("note"));
                finished(table, Some(Dispute { point: point?, note: note? }))
            })
            .collect();
        Some(Fact {
            id,
            value: value?,
            bound,
            unit: unit?,
            kind: kind?,
            as_of: as_of?,
            sources,
            parts,
            mission,
            series,
            review_by,
            statement: statement?,
            scope: scope?,
            history,
            disputed,
        })
    }
}

impl FactKind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = FactKind> {
        KINDS.iter().map(|(_, kind)| *kind)
    }

    /// The word that files use.
    pub fn code(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("count", |(word, _)| *word)
    }
}

const KINDS: &[(&str, FactKind)] = &[
    ("in-post", FactKind::InPost),
    ("cumulative", FactKind::Cumulative),
    ("ceiling", FactKind::Ceiling),
    ("share", FactKind::Share),
    ("cost", FactKind::Cost),
    ("count", FactKind::Count),
    ("date", FactKind::Date),
    ("text", FactKind::Text),
];

fn finished<T>(reader: &Reader<'_>, value: Option<T>) -> Option<T> {
    reader.finish();
    value
}

fn point(reader: &Reader<'_>, kind: Option<FactKind>) -> Option<Point> {
    let (value, bound) = (value(reader, kind), reader.maybe_choice("bound", BOUNDS));
    let (as_of, sources) = (reader.moment("as_of"), sources(reader));
    Some(Point { value: value?, bound, as_of: as_of?, sources })
}

/// The ids of the sources that a figure or an event must have.
pub(super) fn sources(reader: &Reader<'_>) -> Vec<Located<String>> {
    let help = "add sources = [\"…\"] with ids of sources.toml";
    reader.need("sources", Problem::error(reader.place(), "there is no source", help));
    reader.list("sources")
}

/// A day that may be left out.
pub(super) fn day(reader: &Reader<'_>, key: &'static str) -> Option<Located<Date>> {
    let moment = reader.maybe_moment(key)?;
    match moment.value {
        Moment::Day(value) => Some(Located { value, place: moment.place }),
        other => {
            reader.note(Problem::error(moment.place, format!("“{other}” is not a day"), "write it as \"2024-02-14\""));
            None
        }
    }
}
