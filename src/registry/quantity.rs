//! What the value of a fact is: a number, a date or a text, how exact it is, and what it counts in.

use toml::de::DeValue;

use super::fact::FactKind;
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
    /// The truth is a little smaller.
    Nearly,
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

impl Unit {
    /// Whether it counts people.
    pub const fn is_people(self) -> bool {
        matches!(self, Unit::People | Unit::Women | Unit::Officers)
    }

    /// Whether what it counts comes in whole numbers only.
    pub const fn is_whole(self) -> bool {
        !matches!(self, Unit::Percent | Unit::Usd | Unit::Months | Unit::SquareKilometres | Unit::None)
    }

    /// The word that files use.
    pub fn code(self) -> &'static str {
        UNITS.iter().find(|(_, unit)| *unit == self).map_or("none", |(word, _)| *word)
    }
}

impl Bound {
    /// The word that files use.
    pub fn code(self) -> &'static str {
        BOUNDS.iter().find(|(_, bound)| *bound == self).map_or("about", |(word, _)| *word)
    }
}

/// The words of files for bounds.
pub(super) const BOUNDS: &[(&str, Bound)] = &[
    ("about", Bound::About),
    ("nearly", Bound::Nearly),
    ("more-than", Bound::MoreThan),
    ("at-least", Bound::AtLeast),
    ("up-to", Bound::UpTo),
];

/// The words of files for units.
pub(super) const UNITS: &[(&str, Unit)] = &[
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

/// The value of a fact, or an earlier or another one, of the fact's kind.
pub(super) fn value(reader: &Reader<'_>, kind: Option<FactKind>) -> Option<Value> {
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
    let beyond = kind == Some(FactKind::Share)
        && match &value {
            Value::Integer(number) => *number > 100,
            Value::Decimal(number) => number.parse::<f64>().is_ok_and(|number| number > 100.0),
            Value::Date(_) | Value::Text(_) => false,
        };
    if beyond {
        refuse("a share is larger than the whole".to_owned(), "write per cent from 0 to 100");
        return None;
    }
    if negative {
        refuse("a count is negative".to_owned(), "write the number of people or things, zero or more");
        return None;
    }
    Some(value)
}
