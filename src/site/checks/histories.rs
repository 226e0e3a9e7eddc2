//! A fact that is taken from a series says what the series says, on every date.

use crate::lang::Lang;
use crate::moment::Moment;
use crate::problem::{Problem, did_you_mean};
use crate::registry::{ChartId, Value};
use crate::site::Site;
use crate::site::broken::Broken;

pub(super) fn check(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    // What could not be understood may be what a fact is compared with.
    if broken.series || !site.facts.values().any(|fact| fact.series.is_some()) {
        return;
    }
    let columns = site.series_columns();
    for fact in site.facts.values() {
        let Some(series) = &fact.series else { continue };
        if !columns.contains(&series.value) {
            let chart = series.value.split('/').next().unwrap_or_default();
            // A series without a row is told of where it is drawn.
            let is_empty = ChartId::of(chart).is_some_and(|chart| site.chart_sheet(chart, Lang::SOURCE).rows.is_empty());
            if broken.charts.may_hold(chart) || is_empty {
                continue;
            }
            let what = format!("there is no series “{}”", series.value);
            let help = did_you_mean(&series.value, columns.iter().map(String::as_str), "write a chart and a column, such as rank/place");
            problems.push(Problem::error(series.place.clone(), what, help));
            continue;
        }
        let numbers = site.series_column(&series.value);
        let earlier = fact.history.iter().map(|point| (point.as_of.value, &point.value));
        for (date, value) in earlier.chain([(fact.as_of.value, &fact.value)]) {
            if let Some(number) = differing(&numbers, date, value) {
                let what = format!("“{}” is {} on {date}, but its series has {number} there", fact.id.value, written(value));
                let help = "correct the one that its source does not bear out, or take series away";
                problems.push(Problem::error(series.place.clone(), what, help));
            }
        }
    }
}

/// What the series has for the month of a date, if it is not the value; shares are compared to the decimals that the fact gives, and what lies in the middle
/// between two of them may be either.
fn differing(numbers: &[(Moment, String)], date: Moment, value: &Value) -> Option<String> {
    let own = numbers.iter().find(|(month, _)| month.last_day() == date.last_day());
    let Some((_, number)) = own else { return Some("nothing".to_owned()) };
    let text = written(value);
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let is_same = match (number.parse::<f64>(), text.parse::<f64>()) {
        (Ok(exact), Ok(given)) => (exact - given).abs() * 10_f64.powi(i32::try_from(decimals).unwrap_or(0)) <= 0.5 + f64::EPSILON.sqrt(),
        _ => *number == text,
    };
    (!is_same).then(|| number.clone())
}

fn written(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Decimal(text) => text.clone(),
        Value::Date(moment) => moment.to_string(),
        Value::Text(_) => "a text".to_owned(),
    }
}
