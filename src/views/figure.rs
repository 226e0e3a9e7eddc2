//! A fact as readers see it: value, bound and date in their language.

use super::Voice;
use crate::lang::Lang;
use crate::lang::kazakh::{Case, with_case};
use crate::registry::{Bound, Fact, Point, Unit, Value};
use crate::site::Site;

impl Voice {
    /// The value of a fact with its bound: `more than 750`.
    pub(super) fn figure(&self, fact: &Fact) -> String {
        self.bounded(&fact.value, fact.unit, fact.bound)
    }

    /// What the page of a fact is called: its statement, with the date if another fact has the same.
    pub(super) fn title(&self, site: &Site, fact: &Fact) -> String {
        let statement = fact.statement.get(self.lang);
        if site.has_namesake(fact) { format!("{statement} ({})", self.formats.date(fact.as_of.value)) } else { statement.clone() }
    }

    /// An earlier or another published value of a fact.
    pub(super) fn point(&self, fact: &Fact, point: &Point) -> String {
        self.bounded(&point.value, fact.unit, point.bound)
    }

    /// A value alone, in a unit.
    pub(super) fn value(&self, value: &Value, unit: Unit) -> String {
        self.amount(value, unit)
    }

    /// The value of a fact without words, for large figures: `750+` stands for more than 750.
    pub(super) fn numeral(&self, fact: &Fact) -> String {
        let value = self.amount(&fact.value, fact.unit);
        match fact.bound {
            Some(Bound::MoreThan | Bound::AtLeast) => format!("{value}+"),
            Some(Bound::About | Bound::Nearly) => format!("≈\u{a0}{value}"),
            Some(Bound::UpTo) => format!("≤\u{a0}{value}"),
            None => value,
        }
    }

    fn bounded(&self, value: &Value, unit: Unit, bound: Option<Bound>) -> String {
        let amount = self.amount(value, unit);
        // In Kazakh three of the bounds govern a case, whose ending joins the figure itself.
        let governed = |case| match value {
            Value::Integer(number) if self.lang == Lang::Kk && !matches!(unit, Unit::Usd | Unit::Percent) => {
                with_case(&amount, *number, case)
            }
            // Of a decimal the part behind the comma is read last: он бүтін оннан бес.
            Value::Decimal(number) if self.lang == Lang::Kk && !matches!(unit, Unit::Usd | Unit::Percent) => {
                let last = number.rsplit(['.', ',']).next().and_then(|part| part.parse().ok()).unwrap_or(0);
                with_case(&amount, last, case)
            }
            _ if self.lang == Lang::Kk && unit == Unit::Usd => format!("{amount}{}", if case == Case::Ablative { "нан" } else { "на" }),
            _ if self.lang == Lang::Kk && unit == Unit::Percent => {
                format!("{amount}\u{2011}{}", if case == Case::Ablative { "дан" } else { "ға" })
            }
            _ => amount.clone(),
        };
        let text = match bound {
            None => return amount,
            Some(Bound::About) => self.t.bound_about(&amount),
            Some(Bound::Nearly) => self.t.bound_nearly(governed(Case::Dative)),
            Some(Bound::AtLeast) => self.t.bound_at_least(&amount),
            Some(Bound::MoreThan) => self.t.bound_more_than(governed(Case::Ablative)),
            Some(Bound::UpTo) => self.t.bound_up_to(governed(Case::Dative)),
        };
        beside_digits(&text)
    }

    fn amount(&self, value: &Value, unit: Unit) -> String {
        let number = match value {
            Value::Integer(number) => self.formats.integer(*number),
            Value::Decimal(text) => self.formats.decimal(text),
            Value::Date(moment) => return self.formats.date(*moment),
            Value::Text(text) => return text.get(self.lang).clone(),
        };
        match (unit, value) {
            (Unit::Percent, _) => self.t.percent(number).replace(' ', "\u{a0}"),
            (Unit::Usd, Value::Integer(amount)) if *amount >= 1_000_000 && amount % 100_000 == 0 => {
                let tenths = amount / 100_000;
                let millions = if tenths % 10 == 0 {
                    self.formats.integer(tenths / 10)
                } else {
                    self.formats.decimal(&format!("{}.{}", tenths / 10, tenths % 10))
                };
                beside_digits(&self.t.dollars_million(millions))
            }
            (Unit::Usd, _) => beside_digits(&self.t.dollars(number)),
            _ => number,
        }
    }
}

/// A figure with its words: a line does not end beside a digit, and may end between the words, which can be wider than a small screen.
fn beside_digits(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let held = |at: usize| digit(at.checked_sub(1)) || digit(Some(at + 1));
    letters.iter().enumerate().map(|(at, letter)| if *letter == ' ' && held(at) { '\u{a0}' } else { *letter }).collect()
}
