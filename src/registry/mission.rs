//! `mission.toml`: everything about a mission that is not prose.

use super::Located;
use super::bundle::Common;
use super::reader::Reader;
use crate::lang::PerLang;
use crate::moment::Moment;
use crate::problem::{Place, Problem};

/// The most towns on a locator map: more names would not find room.
const MOST_CITIES: usize = 5;

/// Whether people from Kazakhstan serve in a mission, as of the latest UN table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// They do.
    Serving,
    /// They did.
    Completed,
    /// They may, by decision of Parliament, but nobody has been shown there.
    Authorised,
}

impl Status {
    /// The word that files use.
    pub const fn code(self) -> &'static str {
        match self {
            Status::Serving => "serving",
            Status::Completed => "completed",
            Status::Authorised => "authorised",
        }
    }
}

/// The side of a pin that its name stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the word that the registry writes")]
pub enum Side {
    Right,
    Left,
    Above,
    Below,
}

/// An unbroken time of service, from the first to the last known month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The first known month (or day, or year).
    pub from: Moment,
    /// The last known month.
    pub to: Moment,
}

/// A town on the locator map.
#[derive(Clone, Debug)]
pub struct City {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Its name.
    pub name: PerLang<String>,
}

/// The facts panel. Ids are ids of facts.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each name is the row of the panel")]
pub struct Glance {
    pub personnel: Option<Located<String>>,
    pub women: Option<Located<String>>,
    pub founded: Option<Located<String>>,
    pub mandate: Option<Located<String>>,
    pub closed: Option<Located<String>>,
    pub role: Option<PerLang<String>>,
    pub task: Option<PerLang<String>>,
    pub headquarters: Option<PerLang<String>>,
}

impl Glance {
    /// The ids of its facts, in the order of the panel.
    pub fn facts(&self) -> impl Iterator<Item = &Located<String>> {
        [&self.personnel, &self.women, &self.founded, &self.mandate, &self.closed].into_iter().flatten()
    }
}

/// A mission.
#[derive(Clone, Debug)]
pub struct Mission {
    /// What every bundle has.
    pub common: Common,
    /// The UN's acronym, shown in all languages.
    pub code: String,
    /// Whether people from Kazakhstan serve in it.
    pub status: Status,
    /// The name on the map, with `|` where the line breaks.
    pub label: PerLang<String>,
    /// The official name of the mission.
    pub official: PerLang<String>,
    /// The acronym used in the language.
    pub acronym: PerLang<String>,
    /// Other names that people look for it by; they are shown nowhere.
    pub also: PerLang<Vec<String>>,
    /// Degrees north of the place on the map.
    pub latitude: f64,
    /// Degrees east of the place on the map.
    pub longitude: f64,
    /// Where the name stands beside the pin.
    pub side: Side,
    /// Whether the place is drawn in the Levant inset.
    pub inset: bool,
    /// Service by people from Kazakhstan, oldest first.
    pub service: Vec<Spell>,
    /// The facts panel.
    pub glance: Glance,
    /// Towns on the locator map.
    pub cities: Vec<City>,
}

impl Mission {
    pub(super) fn read(reader: &Reader<'_>) -> Option<Mission> {
        let common = Common::read(reader);
        let code = reader.text("code");
        let status =
            reader.choice("status", &[("serving", Status::Serving), ("completed", Status::Completed), ("authorised", Status::Authorised)]);
        let (label, official, acronym) = (reader.per_lang("label"), reader.per_lang("official"), reader.per_lang("acronym"));
        let also = reader.lists("also");
        let place = reader.table("place").and_then(|table| {
            let (latitude, longitude) = coordinates(&table);
            let side =
                table.choice("side", &[("right", Side::Right), ("left", Side::Left), ("above", Side::Above), ("below", Side::Below)]);
            let inset = table.maybe_choice("inset", &[("levant", ())]).is_some();
            table.finish();
            Some((latitude?, longitude?, side?, inset))
        });
        let service = service(reader);
        let glance = glance(reader);
        let tables = reader.tables("cities");
        if let Some(sixth) = tables.get(MOST_CITIES) {
            let what = format!("the locator map has {} towns", tables.len());
            reader.note(Problem::error(sixth.place(), what, format!("keep the {MOST_CITIES} that help most to find the place")));
        }
        let cities = tables
            .iter()
            .filter_map(|table| {
                let ((latitude, longitude), name) = (coordinates(table), table.per_lang("name"));
                table.finish();
                Some(City { latitude: latitude?, longitude: longitude?, name: name? })
            })
            .collect();
        let (latitude, longitude, side, inset) = place?;
        Some(Mission {
            common: common?,
            code: code?.value,
            status: status?,
            label: label?,
            official: official?,
            acronym: acronym?,
            also,
            latitude,
            longitude,
            side,
            inset,
            service,
            glance,
            cities,
        })
    }
}

/// Decimal degrees: latitude from the equator, longitude from Greenwich.
fn coordinates(reader: &Reader<'_>) -> (Option<f64>, Option<f64>) {
    let (latitude, longitude) = (reader.number("latitude"), reader.number("longitude"));
    if latitude.is_some_and(|degrees| !(-90.0..=90.0).contains(&degrees))
        || longitude.is_some_and(|degrees| !(-180.0..=180.0).contains(&degrees))
    {
        let help = "latitude runs from -90 (south) to 90, longitude from -180 (west) to 180";
        reader.note(Problem::error(reader.place(), "the place is not on the Earth", help));
    }
    (latitude, longitude)
}

fn service(reader: &Reader<'_>) -> Vec<Spell> {
    let Some(table) = reader.maybe_table("service") else { return Vec::new() };
    let periods = table.tables("periods");
    let one = table.has("from") || table.has("to");
    let spells: Vec<(Spell, Place)> = if one { std::slice::from_ref(&table) } else { periods.as_slice() }
        .iter()
        .filter_map(|period| {
            let (from, to) = (period.moment("from"), period.moment("to"));
            let (from, to) = (from?, to?);
            if to.value.last_day() < from.value.first_day() {
                let what = format!("service ends ({}) before it begins ({})", to.value, from.value);
                reader.note(Problem::error(to.place, what, "put the earlier month under from"));
            }
            Some((Spell { from: from.value, to: to.value }, from.place))
        })
        .collect();
    if one && !periods.is_empty() {
        let help = "take from and to away, or the [[service.periods]]";
        reader.note(Problem::error(table.place(), "service is told both as a whole and in periods", help));
    } else if !one {
        let help = "add from and to, or [[service.periods]] with from and to";
        table.need("periods", Problem::error(table.place(), "“service” has no months", help));
        periods.iter().for_each(Reader::finish);
    }
    table.finish();
    for ((before, _), (after, place)) in spells.iter().zip(spells.iter().skip(1)) {
        if after.from.first_day() <= before.from.first_day() {
            let what = format!("the period from {} stands after that from {}", after.from, before.from);
            reader.note(Problem::error(place.clone(), what, "put the oldest period first"));
        }
    }
    spells.into_iter().map(|(spell, _)| spell).collect()
}

fn glance(reader: &Reader<'_>) -> Glance {
    let Some(table) = reader.maybe_table("glance") else {
        return Glance {
            personnel: None,
            women: None,
            founded: None,
            mandate: None,
            closed: None,
            role: None,
            task: None,
            headquarters: None,
        };
    };
    let glance = Glance {
        personnel: table.maybe_text("personnel"),
        women: table.maybe_text("women"),
        founded: table.maybe_text("founded"),
        mandate: table.maybe_text("mandate"),
        closed: table.maybe_text("closed"),
        role: table.maybe_per_lang("role"),
        task: table.maybe_per_lang("task"),
        headquarters: table.maybe_per_lang("headquarters"),
    };
    table.finish();
    glance
}
