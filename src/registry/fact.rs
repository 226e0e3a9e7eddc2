//! `facts/*.toml`: every figure, once, with value, scope, as-of date and source.

use jiff::civil::Date;
use toml::de::DeValue;

use super::Located;
use super::reader::Reader;
use crate::lang::PerLang;
use crate::moment::Moment;
use crate::problem::Problem;

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A whole number.
    Integer(i64),
    /// A decimal number, as it was written: `23.7`.
    Decimal(String),
    /// A date.
    Date(Moment),
    /// A text.
    Text(PerLang<String>),
}

/// How a value bounds the truth, when the source does not give it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The value is a round figure.
    About,
    /// The truth is larger.
    MoreThan,
    /// The truth is the value or larger.
    AtLeast,
    /// The value is a ceiling.
    UpTo,
}

/// What a value counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the word that the registry writes")]
pub enum Unit {
    People,
    Women,
    Missions,
    Countries,
    Percent,
    Usd,
    Items,
    Vehicles,
    Votes,
    Tasks,
    Evacuations,
    Officers,
    Months,
    Courses,
    Resolutions,
    SquareKilometres,
    Place,
    None,
}

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

/// An earlier value of a fact.
#[derive(Clone, Debug)]
pub struct Point {
    /// The value.
    pub value: Value,
    /// The date it held for.
    pub as_of: Moment,
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
    /// Earlier values, oldest first.
    pub history: Vec<Point>,
    /// Other published values.
    pub disputed: Vec<Dispute>,
}

impl Fact {
    pub(super) fn read(id: Located<String>, reader: &Reader<'_>) -> Option<Fact> {
        let value = value(reader);
        let bound = reader.maybe_choice("bound", BOUNDS);
        let unit = reader.choice("unit", UNITS);
        let kind = reader.choice("kind", KINDS);
        let as_of = reader.moment("as_of");
        let sources = sources(reader);
        let parts = reader.list("parts");
        let mission = reader.maybe_text("mission");
        let review_by = day(reader, "review_by");
        let (statement, scope) = (reader.per_lang("statement"), reader.per_lang("scope"));
        let history: Vec<_> = reader.tables("history").iter().filter_map(|table| finished(table, point(table))).collect();
        let disputed = reader
            .tables("disputed")
            .iter()
            .filter_map(|table| {
                let (point, note) = (point(table), table.per_lang("note"));
                finished(table, Some(Dispute { point: point?, note: note? }))
            })
            .collect();
        if let (Some(value), Some(kind)) = (&value, kind) {
            check_kind(reader, value, kind);
        }
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
            review_by,
            statement: statement?,
            scope: scope?,
            history,
            disputed,
        })
    }
}

impl Unit {
    /// The word that files use.
    pub fn code(self) -> &'static str {
        UNITS.iter().find(|(_, unit)| *unit == self).map_or("none", |(word, _)| *word)
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

impl Bound {
    /// The word that files use.
    pub fn code(self) -> &'static str {
        BOUNDS.iter().find(|(_, bound)| *bound == self).map_or("about", |(word, _)| *word)
    }
}

const BOUNDS: &[(&str, Bound)] =
    &[("about", Bound::About), ("more-than", Bound::MoreThan), ("at-least", Bound::AtLeast), ("up-to", Bound::UpTo)];

const UNITS: &[(&str, Unit)] = &[
    ("people", Unit::People),
    ("women", Unit::Women),
    ("missions", Unit::Missions),
    ("countries", Unit::Countries),
    ("percent", Unit::Percent),
    ("usd", Unit::Usd),
    ("items", Unit::Items),
    ("vehicles", Unit::Vehicles),
    ("votes", Unit::Votes),
    ("tasks", Unit::Tasks),
    ("evacuations", Unit::Evacuations),
    ("officers", Unit::Officers),
    ("months", Unit::Months),
    ("courses", Unit::Courses),
    ("resolutions", Unit::Resolutions),
    ("square-kilometres", Unit::SquareKilometres),
    ("place", Unit::Place),
    ("none", Unit::None),
];

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

fn point(reader: &Reader<'_>) -> Option<Point> {
    let (value, as_of, sources) = (value(reader), reader.moment("as_of"), sources(reader));
    Some(Point { value: value?, as_of: as_of?.value, sources })
}

fn sources(reader: &Reader<'_>) -> Vec<Located<String>> {
    let sources = reader.list("sources");
    if sources.is_empty() {
        reader.note(Problem::error(reader.place(), "a figure has no source", "add sources = [\"…\"] with ids of sources.toml"));
    }
    sources
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

fn value(reader: &Reader<'_>) -> Option<Value> {
    let (raw, place) = reader.raw("value")?;
    match raw {
        DeValue::Integer(number) => number.as_str().parse().ok().map(Value::Integer),
        DeValue::Float(number) => Some(Value::Decimal(number.as_str().to_owned())),
        DeValue::String(text) => match Moment::parse(text) {
            Some(moment) => Some(Value::Date(moment)),
            None => {
                let what = format!("“{text}” is neither a number nor a date");
                reader.note(Problem::error(
                    place,
                    what,
                    "write a number without quotation marks, a date as \"2024-02-14\", or { en, kk, ru }",
                ));
                None
            }
        },
        DeValue::Table(_) => reader.maybe_per_lang("value").map(Value::Text),
        _ => {
            reader.note(Problem::error(place, "“value” has the wrong type", "write a number, a date as \"2024-02-14\", or { en, kk, ru }"));
            None
        }
    }
}

/// A date is a date and a count is a number, whatever the kind says.
fn check_kind(reader: &Reader<'_>, value: &Value, kind: FactKind) {
    let fits = match kind {
        FactKind::Date => matches!(value, Value::Date(_)),
        FactKind::Text => matches!(value, Value::Text(_)),
        _ => matches!(value, Value::Integer(_) | Value::Decimal(_)),
    };
    if !fits {
        reader.note(Problem::error(
            reader.place(),
            "the value does not fit the kind of the fact",
            "kind = \"date\" takes a date, kind = \"text\" a text, every other kind a number",
        ));
    }
    if let Value::Integer(number) = value
        && *number < 0
    {
        reader.note(Problem::error(reader.place(), "a count is negative", "write the number of people or things, zero or more"));
    }
}
