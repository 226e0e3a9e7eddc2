//! The map of one mission: the region with its coast, a few cities, the place itself, a scale bar and a frame that counts degrees.

use super::Compass;
use super::frame::{Grid, region_frame};
use super::geometry::{LOCATOR_SIZE, LOCATORS};
use super::labels::{Rect, Sheet, Side, Spot, place, text_width};
use super::markup::{escape, num, percent};
use super::pin::Status;
use super::plate::tides;
use super::region::Region;

/// A city on a locator.
#[derive(Clone, Copy, Debug)]
pub struct City<'a> {
    /// Its name in the reader's language.
    pub name: &'a str,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// What a locator shows.
#[derive(Clone, Copy, Debug)]
pub struct Locator<'a> {
    /// The mission's slug, which chooses the region.
    pub slug: &'a str,
    /// The drawing's accessible name.
    pub name: &'a str,
    /// The place's name; `|` breaks the line.
    pub label: &'a str,
    /// Shown by the shape of the mark.
    pub status: Status,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Up to five cities, the most important first: where the sheet is too small for all names, the last ones are left out.
    pub cities: &'a [City<'a>],
    /// The scale bar's text for the distance that [`locator_scale`] gives.
    pub scale: &'a str,
    /// The words after degrees.
    pub compass: Compass<'a>,
}

/// The widths at which names must stand free of each other.
const WIDTHS: [f64; 5] = [288.0, 340.0, 440.0, 580.0, 760.0];
/// The right end and the height of the scale bar, in per cent.
const SCALE_END: f64 = 94.0;
const SCALE_HEIGHT: f64 = 85.0;

/// The kilometres of a locator's scale bar: the longest round distance under a fifth of its width. `None` if there is no such locator.
pub fn locator_scale(slug: &str) -> Option<u32> {
    region(slug).map(round_distance)
}

/// Whether the locator of a mission shows a place; `None` if there is no locator for its slug.
pub fn on_locator(slug: &str, latitude: f64, longitude: f64) -> Option<bool> {
    region(slug).map(|region| region.shows(latitude, longitude))
}

/// The locator of a mission as an `svg` element. `None` if there is none for its slug or if the place is outside.
pub fn locator(what: &Locator) -> Option<String> {
    let region = region(what.slug)?;
    if !region.shows(what.latitude, what.longitude) {
        return None;
    }
    let (width, height) = LOCATOR_SIZE;
    let own = std::iter::once((what.latitude, what.longitude));
    let marks: Vec<(f64, f64)> = own
        .chain(what.cities.iter().map(|city| (city.latitude, city.longitude)))
        .map(|(latitude, longitude)| region.position(latitude, longitude))
        .collect();
    let grid = Grid::new(region, LOCATOR_SIZE, &what.compass, &marks);
    let bar = f64::from(round_distance(region)) / region.kilometres() * 100.0;

    let taken = |w: f64, h: f64| {
        let mut rooms: Vec<Rect> = grid.rooms(w, h).collect();
        let (right, foot) = (SCALE_END / 100.0 * w, SCALE_HEIGHT / 100.0 * h);
        let left = right - (bar / 100.0 * w).max(text_width(what.scale, 13.0));
        rooms.push(Rect { left, top: foot - 22.0, right, bottom: foot + 3.0 });
        rooms
    };
    let mut spots = vec![Spot {
        at: region.position(what.latitude, what.longitude),
        radius: 13.0,
        gap: 19.0,
        size: 15.0,
        name: what.label,
        side: Side::Below,
    }];
    spots.extend(what.cities.iter().filter(|city| region.shows(city.latitude, city.longitude)).map(|city| Spot {
        at: region.position(city.latitude, city.longitude),
        radius: 4.0,
        gap: 10.0,
        size: 13.0,
        name: city.name,
        side: Side::Right,
    }));
    let sides = place(&spots, &Sheet { widths: &WIDTHS, ratio: height / width, edge: 9.0, taken: &taken, lines: &|_, _| Vec::new() });

    let mut out = format!(
        "<svg class=\"map map--loc\" role=\"img\" aria-label=\"{name}\"><svg viewBox=\"0 0 {w} {h}\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><defs>\
         <path id=\"loc-{slug}\" d=\"{land}\"/></defs>{tides}<use class=\"land\" href=\"#loc-{slug}\"/><path class=\"grat\" d=\"{lines}\"/></svg>{labels}",
        name = escape(what.name),
        w = num(width, 0),
        h = num(height, 0),
        slug = escape(what.slug),
        land = region.land,
        tides = tides(&format!("loc-{}", escape(what.slug)), &["46", "43", "30", "27", "15", "12"]),
        lines = grid.lines,
        labels = grid.labels,
    );
    for (spot, side) in spots.iter().zip(&sides).skip(1) {
        if let Some(side) = side {
            out += &mark(spot.at, "at", &format!("<circle class=\"city\" r=\"3\"/>{}", spot.text(*side, "citytext")));
        }
    }
    if let (Some(pin), Some(side)) = (spots.first(), sides.first()) {
        let class = format!("at pin {}", what.status.class());
        out += &mark(
            pin.at,
            &class,
            &format!("<circle class=\"halo\" r=\"12\"/><circle class=\"dot\" r=\"8\"/>{}", pin.text(side.unwrap_or(pin.side), "")),
        );
    }
    let bar = format!(
        "<line class=\"scale\" x2=\"-{}\"/><text class=\"citytext\" y=\"-8\" text-anchor=\"end\">{}</text>",
        percent(bar),
        escape(what.scale)
    );
    out += &mark((SCALE_END, SCALE_HEIGHT), "at", &bar);
    out += &region_frame(region);
    out += "</svg>";
    Some(out)
}

fn region(slug: &str) -> Option<&'static Region> {
    LOCATORS.iter().find(|(known, _)| *known == slug).map(|(_, region)| region)
}

fn round_distance(region: &Region) -> u32 {
    let most = region.kilometres() / 5.0;
    [1000, 500, 200, 100, 50, 20].into_iter().find(|&distance| f64::from(distance) <= most).unwrap_or(10)
}

fn mark((x, y): (f64, f64), class: &str, inner: &str) -> String {
    format!("<svg class=\"{class}\" x=\"{}\" y=\"{}\">{inner}</svg>", percent(x), percent(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPASS: Compass<'static> = Compass { north: "с. ш.", south: "ю. ш.", east: "в. д.", west: "з. д." };

    fn undof<'a>(cities: &'a [City<'a>]) -> Locator<'a> {
        Locator {
            slug: "undof",
            name: "Карта",
            label: "Голанские высоты",
            status: Status::Serving,
            latitude: 33.24,
            longitude: 35.92,
            cities,
            scale: "100 км",
            compass: COMPASS,
        }
    }

    #[test]
    fn the_scale_bar_is_a_fifth_at_most() {
        assert_eq!(locator_scale("undof"), Some(100));
        assert_eq!(locator_scale("unmiss"), Some(500));
        assert_eq!(locator_scale("atlantis"), None);
        for (slug, region) in LOCATORS {
            let share = f64::from(round_distance(&region)) / region.kilometres();
            assert!((0.08..=0.2).contains(&share), "{slug}: {share}");
        }
    }

    #[test]
    fn a_city_outside_is_left_out() {
        let beirut = City { name: "Бейрут", latitude: 33.89, longitude: 35.50 };
        let svg = locator(&undof(&[beirut, City { name: "Каир", latitude: 30.04, longitude: 31.24 }])).unwrap();
        assert!(svg.contains(">Бейрут<") && !svg.contains("Каир"));
        assert!(svg.contains("x=\"45.7%\" y=\"31.7%\""), "Beirut as in the design's reference map: {svg}");
        assert!(svg.contains(">34° с. ш.<") && svg.contains(">36° в. д.<") && !svg.contains("style="));
    }

    #[test]
    fn a_name_without_room_is_left_out_with_its_dot() {
        let crowd: Vec<City> =
            (0..5).map(|i| City { name: "Средиземноморск", latitude: 33.0 + f64::from(i) * 0.03, longitude: 36.3 }).collect();
        let svg = locator(&undof(&crowd)).unwrap();
        assert_eq!(svg.matches("class=\"city\"").count(), svg.matches("Средиземноморск").count());
        assert!(svg.matches("class=\"city\"").count() < 5);
        assert!(svg.contains(">Голанские высоты<"));
    }

    #[test]
    fn a_place_outside_has_no_locator() {
        assert_eq!(locator(&Locator { slug: "unmin", ..undof(&[]) }), None);
        assert_eq!(locator(&Locator { slug: "atlantis", ..undof(&[]) }), None);
    }
}
