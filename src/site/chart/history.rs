//! The history of a fact: the same figure over time, from the series that the fact is taken from, or from the values that were published.

use super::{Monthly, Point, WomenWorldwide, WorldGroup};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::registry::{ChartId, Fact, Value};
use crate::site::Site;
use crate::site::sheet::{Cell, ColumnKind, Sheet};

/// The charts that a fact can be a number of: those that run over time.
const OVER_TIME: [ChartId; 5] = [ChartId::ByMission, ChartId::ByKind, ChartId::Rank, ChartId::Neighbours, ChartId::WomenWorldwide];

/// The same figure over time.
#[derive(Clone, Debug, PartialEq)]
pub enum History {
    /// Month by month, from the year of the first number to that of the last.
    Months(ChartId, Monthly),
    /// A share of women worldwide at the end of years.
    Shares(WorldGroup),
    /// Published values in order of their dates: the date, the value, and the value as a number.
    Values(Vec<(Moment, Value, f64)>),
}

impl Site {
    /// The history of a fact; nothing for a figure of which only one date is known.
    pub fn history(&self, fact: &Fact) -> Option<History> {
        let from_series = fact.series.as_ref().and_then(|series| {
            let (chart, column) = split(&series.value)?;
            match chart {
                // The place and the number of countries are drawn as one band.
                ChartId::Rank => Some(History::Months(chart, Monthly::rank(&self.series))),
                ChartId::WomenWorldwide => {
                    let group = WomenWorldwide::of(self).groups.into_iter().find(|group| group.group.code() == column)?;
                    Some(History::Shares(group))
                }
                ChartId::ByMission => Some(History::Months(chart, Monthly::by_mission(&self.series).only(column)?)),
                ChartId::ByKind => Some(History::Months(chart, Monthly::by_kind(&self.series).only(column)?)),
                _ => Some(History::Months(chart, Monthly::neighbours(&self.series).only(column)?)),
            }
        });
        from_series.or_else(|| values(fact))
    }

    /// What a fact can name as its series: `by-mission/undof`, `rank/place`. Only charts that `charts.toml` describes can be shown.
    pub fn series_columns(&self) -> Vec<String> {
        let charts = OVER_TIME.into_iter().filter(|chart| self.charts.contains_key(chart));
        let columns = charts.map(|chart| (chart, self.chart_sheet(chart, Lang::SOURCE)));
        let named = columns.flat_map(|(chart, sheet)| {
            let own = sheet.columns.into_iter().filter(|column| matches!(column.kind, ColumnKind::Integer | ColumnKind::Decimal));
            own.map(move |column| format!("{}/{}", chart.code(), column.id))
        });
        named.collect()
    }

    /// The numbers of such a series by month, as files write them; months without a number are left out.
    pub fn series_column(&self, name: &str) -> Vec<(Moment, String)> {
        let Some((chart, column)) = split(name) else { return Vec::new() };
        let sheet = self.chart_sheet(chart, Lang::SOURCE);
        let Some(at) = sheet.columns.iter().position(|own| own.id == column) else { return Vec::new() };
        let number = |row: &Vec<Cell>| match (row.first()?, row.get(at)?) {
            (Cell::Date(month), cell @ (Cell::Integer(_) | Cell::Decimal(_))) => Some((*month, cell.code())),
            _ => None,
        };
        sheet.rows.iter().filter_map(number).collect()
    }
}

impl History {
    /// The numbers that the drawing shows, if it shows more than the published values of the fact.
    pub fn sheet(&self) -> Option<Sheet> {
        match self {
            History::Months(_, monthly) => Some(monthly.sheet()),
            History::Shares(group) => Some(WomenWorldwide { groups: vec![group.clone()] }.sheet()),
            History::Values(_) => None,
        }
    }
}

impl Monthly {
    /// One lane alone, from January of the year of its first number to December of the year of the last, as far as the months reach.
    fn only(self, code: &str) -> Option<Monthly> {
        let lane = self.lanes.into_iter().find(|lane| lane.key.code() == code)?;
        let years: Vec<i16> =
            self.months.iter().zip(&lane.points).filter(|(_, point)| point.number().is_some()).map(|(month, _)| month.year()).collect();
        let (first, last) = (*years.first()?, *years.last()?);
        let within = self.months.into_iter().zip(lane.points).filter(|(month, _)| (first..=last).contains(&month.year()));
        let (months, points): (Vec<Moment>, Vec<Point>) = within.unzip();
        Some(Monthly { months, lanes: vec![super::Lane { key: lane.key, points }] })
    }
}

/// The chart and the column of a name such as `rank/place`.
fn split(name: &str) -> Option<(ChartId, &str)> {
    let (chart, column) = name.split_once('/')?;
    ChartId::of(chart).filter(|chart| OVER_TIME.contains(chart)).map(|chart| (chart, column))
}

/// The published values of a fact, if there are at least two that are numbers of different dates. A fact with a bound, now or
/// earlier, has none: what is drawn as high as its number would say more than is known.
fn values(fact: &Fact) -> Option<History> {
    let earlier = fact.history.iter().map(|point| (point.as_of.value, &point.value));
    let all = earlier.chain([(fact.as_of.value, &fact.value)]);
    let mut values: Vec<(Moment, Value, f64)> = all
        .filter_map(|(date, value)| match value {
            Value::Integer(number) => Some((date, value.clone(), *number as f64)),
            Value::Decimal(text) => Some((date, value.clone(), text.parse().ok()?)),
            Value::Date(_) | Value::Text(_) => None,
        })
        .collect();
    values.sort_by_key(|(date, ..)| date.last_day());
    let ends = (values.first()?.0.last_day(), values.last()?.0.last_day());
    let exact = fact.bound.is_none() && fact.history.iter().all(|point| point.bound.is_none());
    (exact && ends.0 < ends.1).then_some(History::Values(values))
}
