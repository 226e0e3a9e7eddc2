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

impl Bound {
    /// Whether there may be more than the value says.
    pub const fn is_least(self) -> bool {
        matches!(self, Bound::MoreThan | Bound::AtLeast)
    }
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

fn point(reader: &Reader<'_>, kind: Option<FactKind>) -> Option<Point> {
    let (value, as_of, sources) = (value(reader, kind), reader.moment("as_of"), sources(reader));
    Some(Point { value: value?, as_of: as_of?, sources })
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

/// The value of a fact, or an earlier or another one, of the fact's kind.
fn value(reader: &Reader<'_>, kind: Option<FactKind>) -> Option<Value> {
    let (raw, place) = reader.raw("value")?;
    let refuse = |what: String, help: &str| reader.note(Problem::error(place.clone(), what, help));
    let value = match raw {
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => {
                refuse(format!("{number} is too long a number"), "write it in fewer digits");
                return None;
            }
        },
        // What is written is what readers see: `1e6` and `nan` are numbers of TOML, but not of a text.
        DeValue::Float(number) if number.as_str().bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) => {
            Value::Decimal(number.as_str().to_owned())
        }
        DeValue::Float(number) => {
            refuse(format!("{number} is not written in plain digits"), "write it as readers see it, such as 23.7");
            return None;
        }
        DeValue::String(text) => match Moment::parse(text) {
            Some(moment) => Value::Date(moment),
            None => {
                let help = "write a number without quotation marks, a date as \"2024-02-14\", or { en, kk, ru }";
                refuse(format!("“{text}” is neither a number nor a date"), help);
                return None;
            }
        },
        DeValue::Table(_) => reader.maybe_per_lang("value").map(Value::Text)?,
        _ => {
            refuse("“value” has the wrong type".to_owned(), "write a number, a date as \"2024-02-14\", or { en, kk, ru }");
            return None;
        }
    };
    // A date is a date and a count is a number, whatever the kind says.
    let fits = match kind {
        Some(FactKind::Date) => matches!(value, Value::Date(_)),
        Some(FactKind::Text) => matches!(value, Value::Text(_)),
        Some(_) => matches!(value, Value::Integer(_) | Value::Decimal(_)),
        None => true,
    };
    let negative = match &value {
        Value::Integer(number) => *number < 0,
        Value::Decimal(number) => number.starts_with('-'),
        Value::Date(_) | Value::Text(_) => false,
    };
    if !fits {
        let help = "kind = \"date\" takes a date, kind = \"text\" a text, every other kind a number";
        refuse("the value does not fit the kind of the fact".to_owned(), help);
        return None;
    }
    if negative {
        refuse("a count is negative".to_owned(), "write the number of people or things, zero or more");
        return None;
    }
    Some(value)
}
