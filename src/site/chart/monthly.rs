//! The charts that run from month to month: one lane for each mission, kind of post or country.

use hashbrown::HashMap;

use crate::moment::Moment;
use crate::registry::{FlagKind, Headcount, PersonnelKind, Series};
use crate::site::sheet::{Cell, ColumnKind, Sheet};

/// What a lane shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A mission by its slug.
    Mission(String),
    /// People whose mission the table does not name.
    Unnamed,
    /// A kind of post.
    Kind(PersonnelKind),
    /// A country by its ISO 3166-1 alpha-3 code.
    Country(&'static str),
    /// The place among the contributing countries.
    Place,
    /// The number of contributing countries.
    Contributors,
}

impl Key {
    /// The name of its column in files.
    pub fn code(&self) -> &str {
        match self {
            Key::Mission(slug) => slug,
            Key::Unnamed => "unnamed",
            Key::Kind(kind) => kind.code(),
            Key::Country(code) => code,
            Key::Place => "place",
            Key::Contributors => "contributors",
        }
    }
}

/// One month of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// The table has a number.
    Known(u32),
    /// The table has a number that is probably a slip.
    Doubtful(u32),
    /// There is a table, and the lane is not in it.
    Absent,
    /// There is no table, or it does not tell.
    Missing,
}

impl Point {
    /// The number, whatever it is worth.
    pub fn number(self) -> Option<u32> {
        match self {
            Point::Known(number) | Point::Doubtful(number) => Some(number),
            Point::Absent | Point::Missing => None,
        }
    }
}

/// A lane with a point for each month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What it shows.
    pub key: Key,
    /// Its points, the first month first.
    pub points: Vec<Point>,
}

impl Lane {
    /// The highest number that is not doubtful, with the index of its first month.
    pub fn highest(&self) -> Option<(usize, u32)> {
        let known = self.points.iter().enumerate().filter_map(|(at, point)| match point {
            Point::Known(number) => Some((at, *number)),
            _ => None,
        });
        known.max_by_key(|(at, number)| (*number, std::cmp::Reverse(*at)))
    }

    /// The highest number of all, for the scale.
    pub fn top(&self) -> u32 {
        self.points.iter().filter_map(|point| point.number()).max().unwrap_or(0)
    }

    /// The last number, with the index of its month.
    pub fn last(&self) -> Option<(usize, u32)> {
        self.points.iter().enumerate().rev().find_map(|(at, point)| Some((at, point.number()?)))
    }
}

/// Lanes over the same months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monthly {
    /// The months, none left out.
    pub months: Vec<Moment>,
    /// The lanes.
    pub lanes: Vec<Lane>,
}

impl Monthly {
    /// People from Kazakhstan by mission; the missions in order of their first month, then those that no table names.
    pub fn by_mission(series: &Series) -> Monthly {
        let months = months(series);
        let tables = tables(series, &months);
        let mut keys: Vec<Key> = Vec::new();
        for row in series.headcounts.iter().filter(|row| months.contains(&row.month)) {
            let key = row.mission.as_ref().map_or(Key::Unnamed, |mission| Key::Mission(mission.value.clone()));
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys.sort_by_key(|key| *key == Key::Unnamed);
        let lane = |key: Key| {
            let own = |row: &Headcount| match &key {
                Key::Mission(slug) => row.mission.as_ref().is_some_and(|mission| mission.value == *slug),
                _ => row.mission.is_none(),
            };
            let silent = |table: &[&Headcount]| key != Key::Unnamed && table.iter().any(|row| row.mission.is_none());
            let points = tables.iter().map(|table| if silent(table) { Point::Missing } else { sum(series, table, own) }).collect();
            Lane { points, key }
        };
        Monthly { lanes: keys.into_iter().map(lane).collect(), months }
    }

    /// People from Kazakhstan by kind of post.
    pub fn by_kind(series: &Series) -> Monthly {
        let months = months(series);
        let tables = tables(series, &months);
        let lane = |kind: PersonnelKind| Lane {
            key: Key::Kind(kind),
            points: tables.iter().map(|table| sum(series, table, |row| row.kind == kind)).collect(),
        };
        Monthly { lanes: PersonnelKind::ALL.map(lane).into(), months }
    }

    /// Kazakhstan's place and the number of contributing countries. A month whose total is doubtful has a doubtful place.
    pub fn rank(series: &Series) -> Monthly {
        let months = months(series);
        let lane = |key: Key, number: fn(&crate::registry::Rank) -> u32, can_doubt: bool| {
            let point = |month: &Moment| match series.ranks.iter().find(|rank| rank.month == *month) {
                Some(rank) if can_doubt && month_is_doubtful(series, *month) => Point::Doubtful(number(rank)),
                Some(rank) => Point::Known(number(rank)),
                None => Point::Missing,
            };
            Lane { key, points: months.iter().map(point).collect() }
        };
        let lanes = vec![lane(Key::Place, |rank| rank.place, true), lane(Key::Contributors, |rank| rank.contributors, false)];
        Monthly { lanes, months }
    }

    /// Kazakhstan and its neighbours, the largest last.
    pub fn neighbours(series: &Series) -> Monthly {
        let months = months(series);
        let own = tables(series, &months).iter().map(|table| sum(series, table, |_| true)).collect();
        let mut lanes = vec![Lane { key: Key::Country("KAZ"), points: own }];
        let mut countries: Vec<&'static str> = series.neighbours.iter().map(|row| row.country).collect();
        countries.sort_unstable();
        countries.dedup();
        for country in countries {
            let point = |month: &Moment| match series.neighbours.iter().find(|row| row.month == *month && row.country == country) {
                Some(row) => Point::Known(row.people),
                None if has_table(series, *month) => Point::Absent,
                None => Point::Missing,
            };
            lanes.push(Lane { key: Key::Country(country), points: months.iter().map(point).collect() });
        }
        lanes[1..].sort_by_key(Lane::top);
        Monthly { months, lanes }
    }

    /// The lanes as columns, a row for each month; `flag` tells why cells are empty or doubtful.
    pub fn sheet(&self) -> Sheet {
        let columns = self.lanes.iter().map(|lane| (lane.key.code(), ColumnKind::Integer));
        let mut sheet = Sheet::new(std::iter::once(("date", ColumnKind::Date)).chain(columns).chain([("flag", ColumnKind::Text)]));
        for (at, month) in self.months.iter().enumerate() {
            let points: Vec<Point> = self.lanes.iter().filter_map(|lane| lane.points.get(at).copied()).collect();
            let flag = if points.iter().any(|point| matches!(point, Point::Doubtful(_))) {
                Cell::Word(FlagKind::Doubtful.code())
            } else if points.iter().all(|point| *point == Point::Missing || *point == Point::Absent) && points.contains(&Point::Missing) {
                Cell::Word(FlagKind::Missing.code())
            } else if points.contains(&Point::Missing) {
                Cell::Word(FlagKind::Unnamed.code())
            } else {
                Cell::Empty
            };
            let numbers = points.iter().map(|point| point.number().map_or(Cell::Empty, |number| Cell::Integer(i64::from(number))));
            sheet.rows.push(std::iter::once(Cell::Date(*month)).chain(numbers).chain([flag]).collect());
        }
        sheet
    }
}

/// Every month from the first to the last that the rank is known for.
fn months(series: &Series) -> Vec<Moment> {
    let (Some(first), Some(last)) = (series.ranks.first(), series.ranks.last()) else { return Vec::new() };
    let (mut day, last) = (first.month.first_day(), last.month.first_day());
    let mut months = Vec::new();
    while day <= last {
        months.push(Moment::Month(day.year(), day.month()));
        match day.last_of_month().tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    months
}

fn has_table(series: &Series, month: Moment) -> bool {
    series.headcounts.iter().any(|row| row.month == month)
}

fn month_is_doubtful(series: &Series, month: Moment) -> bool {
    series.headcounts.iter().any(|row| row.month == month && series.is_doubtful(row))
}

/// The rows of each month; none where there is no table.
fn tables<'a>(series: &'a Series, months: &[Moment]) -> Vec<Vec<&'a Headcount>> {
    let mut tables: HashMap<Moment, Vec<&Headcount>> = HashMap::new();
    for row in &series.headcounts {
        tables.entry(row.month).or_default().push(row);
    }
    months.iter().map(|month| tables.remove(month).unwrap_or_default()).collect()
}

/// The people of a month in the rows of its table that `own` picks: doubtful if one of the rows is.
fn sum(series: &Series, table: &[&Headcount], own: impl Fn(&Headcount) -> bool) -> Point {
    let rows: Vec<&&Headcount> = table.iter().filter(|row| own(row)).collect();
    let people = rows.iter().map(|row| row.people).sum();
    if rows.is_empty() {
        if table.is_empty() { Point::Missing } else { Point::Absent }
    } else if rows.iter().any(|row| series.is_doubtful(row)) {
        Point::Doubtful(people)
    } else {
        Point::Known(people)
    }
}
