//! Maps: the atlas plate of all missions, the locator of each, and what they cannot show.

use super::words::escape;
use super::{Context, Voice, parts};
use crate::document::{Block, Drawing, walk_blocks};
use crate::draw;
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::registry::{Located, Mission, Side, Status};
use crate::site::{Page, Site, address};

/// The words that follow degrees on a map: the messages hold them behind the degree sign.
struct CompassWords([String; 4]);

impl CompassWords {
    fn of(voice: &Voice) -> CompassWords {
        let t = &voice.t;
        CompassWords([t.north(""), t.south(""), t.east(""), t.west("")].map(|words| words.trim_start_matches('°').trim().to_owned()))
    }

    fn compass(&self) -> draw::Compass<'_> {
        let [north, south, east, west] = &self.0;
        draw::Compass { north, south, east, west }
    }
}

fn drawn_status(status: Status) -> draw::Status {
    match status {
        Status::Serving => draw::Status::Serving,
        Status::Completed => draw::Status::Completed,
        Status::Authorised => draw::Status::Authorised,
    }
}

/// Missions whose place the atlas plate does not show.
pub fn off_the_plate(site: &Site) -> Vec<Problem> {
    let off = |(page, mission): (&Page, &Mission)| {
        if draw::on_plate(mission.latitude, mission.longitude, mission.inset) {
            return None;
        }
        let what = format!("the place of {} lies outside the map of missions", mission.code);
        let help = "correct latitude and longitude; inset = \"levant\" is for places in the Levant only";
        Some(Problem::error(Place::start_of(&page.file), what, help))
    };
    site.missions().into_iter().filter_map(off).collect()
}

/// Figures of texts that show the locator of a mission that has none, or whose place its locator does not show.
pub fn off_the_locators(site: &Site) -> Vec<Problem> {
    let mut problems = Vec::new();
    // The translations have the figures of the English text: one line for one slip is enough.
    for text in site.pages.iter().map(|page| page.text(Lang::SOURCE)) {
        for blocks in text.document.bodies() {
            walk_blocks(blocks, &mut |block| {
                if let Block::Figure(Drawing::Map(slug), _) = block {
                    problems.extend(off_its_locator(site, slug));
                }
            });
        }
    }
    problems
}

fn off_its_locator(site: &Site, slug: &Located<String>) -> Option<Problem> {
    let mission = site.missions().into_iter().find(|(page, _)| page.slug() == slug.value).map(|(_, mission)| mission)?;
    match draw::on_locator(&slug.value, mission.latitude, mission.longitude) {
        Some(true) => None,
        // A place that no map shows has its message already.
        Some(false) if !draw::on_plate(mission.latitude, mission.longitude, mission.inset) => None,
        Some(false) => {
            let what = format!("the place of {} lies outside its locator map", mission.code);
            let help = format!("correct latitude and longitude in missions/{}/mission.toml, or the edges in tools/map/map.mjs", slug.value);
            Some(Problem::error(slug.place.clone(), what, help))
        }
        None => {
            let what = format!("there is no locator map of “{}”", slug.value);
            let help = "take the figure away, or give the mission a line in tools/map/map.mjs and make the maps anew (tools/map/README.md)";
            Some(Problem::error(slug.place.clone(), what, help))
        }
    }
}

/// The atlas plate of all missions with its list of pins.
pub(super) fn plate(context: &Context<'_>, voice: &Voice) -> String {
    let missions: Vec<_> = context.site.missions().into_iter().map(|(page, mission)| (page, mission, mission.status)).collect();
    // The shape of a mark says the status to those who see it.
    pins(voice, &missions, &voice.t.map_label(), &|status| format!(": {}", parts::status(context.site, voice, status).1))
}

/// The plate of the missions with known service in a year; nothing for a year without any. Each is a mission that served then, whatever
/// became of it.
pub(super) fn plate_of_year(context: &Context<'_>, voice: &Voice, year: i16) -> Option<String> {
    let served = |mission: &Mission| mission.service.iter().any(|spell| (spell.from.year()..=spell.to.year()).contains(&year));
    let missions = context.site.missions().into_iter().filter(|(_, mission)| served(mission));
    let missions: Vec<_> = missions.map(|(page, mission)| (page, mission, Status::Serving)).collect();
    (!missions.is_empty()).then(|| pins(voice, &missions, &voice.t.map_year(year.to_string()), &|_| String::new()))
}

/// A plate with pins and their numbered list, which says the same. What `spoken` gives for a status is heard after the name.
fn pins(voice: &Voice, missions: &[(&Page, &Mission, Status)], name: &str, spoken: &dyn Fn(Status) -> String) -> String {
    let numbered = || missions.iter().zip(1u16..);
    let pins: Vec<draw::Pin<'_>> = numbered()
        .map(|((page, mission, status), number)| draw::Pin {
            number,
            label: mission.label.get(voice.lang),
            href: address::page(voice.lang, &page.path),
            status: drawn_status(*status),
            latitude: mission.latitude,
            longitude: mission.longitude,
            side: side(mission.side),
            inset: mission.inset,
        })
        .collect();
    let (t, compass) = (&voice.t, CompassWords::of(voice));
    let (kazakhstan, levant) = (t.map_kazakhstan(), t.map_levant());
    let mut html = draw::plate(&pins, &draw::PlateWords { name, kazakhstan: &kazakhstan, levant: &levant, compass: compass.compass() });
    html.push_str("<ol class=\"pinlist\">");
    for ((page, mission, status), number) in numbered() {
        let class = match status {
            Status::Serving => "now",
            Status::Completed => "past",
            Status::Authorised => "plan",
        };
        let label = mission.label.get(voice.lang).replace('|', " ");
        let href = address::page(voice.lang, &page.path);
        html.push_str(&format!(
            "<li class=\"{class}\"><a href=\"{href}\"><b aria-hidden=\"true\">{number}</b>{}<span class=\"vh\">{}</span></a></li>",
            escape(&label),
            escape(&spoken(*status))
        ));
    }
    html.push_str("</ol>");
    html
}

/// The statuses that some mission has, for the key of the plate.
pub(super) fn statuses(context: &Context<'_>, voice: &Voice) -> Vec<(&'static str, String)> {
    [Status::Serving, Status::Completed, Status::Authorised]
        .into_iter()
        .filter(|kind| !context.site.missions_with(*kind).is_empty())
        .map(|kind| parts::status(context.site, voice, kind))
        .collect()
}

/// The locator map of a mission.
pub(super) fn locator(voice: &Voice, slug: &str, mission: &Mission) -> String {
    let (t, lang, compass) = (&voice.t, voice.lang, CompassWords::of(voice));
    let label = mission.label.get(lang);
    let name = t.locator_label(label.replace('|', " "));
    let cities: Vec<draw::City<'_>> = mission
        .cities
        .iter()
        .map(|city| draw::City { name: city.name.get(lang), latitude: city.latitude, longitude: city.longitude })
        .collect();
    let distance = draw::locator_scale(slug).map_or(0, i64::from);
    let scale = t.kilometres(voice.formats.integer(distance));
    let locator = draw::Locator {
        slug,
        name: &name,
        label,
        status: drawn_status(mission.status),
        latitude: mission.latitude,
        longitude: mission.longitude,
        cities: &cities,
        scale: &scale,
        compass: compass.compass(),
    };
    draw::locator(&locator).unwrap_or_default()
}

/// The side of a pin in the words of the drawing.
fn side(side: Side) -> draw::Side {
    match side {
        Side::Right => draw::Side::Right,
        Side::Left => draw::Side::Left,
        Side::Above => draw::Side::Above,
        Side::Below => draw::Side::Below,
    }
}
