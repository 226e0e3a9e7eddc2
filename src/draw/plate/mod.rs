//! The atlas plate of all missions: one drawing, cropped wide with names and narrow with numbers. The style sheet shows one of the two.

mod narrow;
#[cfg(test)]
mod tests;
mod wide;

use self::narrow::narrow;
use self::wide::wide;
use super::Compass;
use super::arc::arc;
use super::frame::plate_frame;
use super::geometry::{LEVANT, NARROW, WIDE, WORLD};
use super::graticule::graticule;
use super::markup::{escape, num, percent};
use super::pin::{Pin, Status};
use super::projection::project;

const ASTANA: (f64, f64) = (51.17, 71.43);
/// Left and top of each plate's inset in per cent; it fills the corner.
const WIDE_INSET: (f64, f64) = (77.0, 56.66);
const NARROW_INSET: (f64, f64) = (52.5, 53.42);

/// The words on a plate, in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct PlateWords<'a> {
    /// The plate's accessible name.
    pub name: &'a str,
    /// "Kazakhstan".
    pub kazakhstan: &'a str,
    /// "The Levant".
    pub levant: &'a str,
    /// The words after degrees.
    pub compass: Compass<'a>,
}

/// Whether a place can be a pin: on the wide and the narrow plate and outside their insets, or in the inset.
pub fn on_plate(latitude: f64, longitude: f64, inset: bool) -> bool {
    let clear = |view: [f64; 4], corner: (f64, f64)| {
        let (x, y) = within(view, project(latitude, longitude));
        (3.0..97.0).contains(&x) && (3.0..97.0).contains(&y) && !(x > corner.0 - 2.0 && y > corner.1 - 2.0)
    };
    if inset { LEVANT.shows(latitude, longitude) } else { clear(WIDE, WIDE_INSET) && clear(NARROW, NARROW_INSET) }
}

/// The two plates with the definitions they share. The ids `land`, `grat`, `lev` and `arcs` are taken, so a page can have one plate. Without a pin
/// in the Levant there is no inset.
pub fn plate(pins: &[Pin], words: &PlateWords) -> String {
    let arcs: String = targets(pins).into_iter().map(|target| arc(ASTANA, target)).collect();
    let levant = if pins.iter().any(|pin| pin.inset) { format!("<path id=\"lev\" d=\"{}\"/>", LEVANT.land) } else { String::new() };
    format!(
        "<svg class=\"vh\" aria-hidden=\"true\" focusable=\"false\"><defs><path id=\"land\" d=\"{WORLD}\"/><path id=\"grat\" d=\"{}\"/>{levant}\
         <path id=\"arcs\" class=\"arc\" d=\"{arcs}\"/></defs></svg>{}{}",
        graticule(),
        wide(pins, words),
        narrow(pins, words),
    )
}

/// The places that a line runs to: missions serving now, those of the inset as one.
fn targets(pins: &[Pin]) -> Vec<(f64, f64)> {
    let mut targets: Vec<(f64, f64)> =
        pins.iter().filter(|pin| pin.status == Status::Serving && !pin.inset).map(|pin| (pin.latitude, pin.longitude)).collect();
    if pins.iter().any(|pin| pin.status == Status::Serving && pin.inset) {
        targets.push(((LEVANT.south + LEVANT.north) / 2.0, (LEVANT.west + LEVANT.east) / 2.0));
    }
    targets
}

/// The plate of the error pages: a sea with nothing on it but where you are not.
pub fn blank_plate(nowhere: &str) -> String {
    let [x, y, width, height] = WIDE.map(|v| num(v, 1));
    format!(
        "<div class=\"mapbox mapbox--blank\"><svg class=\"map map--wide\" aria-hidden=\"true\"><svg viewBox=\"{x} {y} {width} {height}\" preserveAspectRatio=\"none\">\
         <path class=\"grat\" d=\"{}\"/></svg><text class=\"nowhere\" x=\"96%\" y=\"88%\" text-anchor=\"end\">{}</text>{}</svg></div>",
        graticule(),
        escape(nowhere),
        plate_frame(WIDE),
    )
}

/// A point of the drawing in per cent of a crop.
fn within(view: [f64; 4], (x, y): (f64, f64)) -> (f64, f64) {
    ((x - view[0]) / view[2] * 100.0, (y - view[1]) / view[3] * 100.0)
}

/// Graticule, water lines, land and arcs of a crop.
fn base(view: [f64; 4]) -> String {
    format!(
        "{}<use class=\"grat\" href=\"#grat\"/>{}<use class=\"land\" href=\"#land\"/><use href=\"#arcs\"/></svg>",
        scaled(view),
        tides("land", &["15", "13.5", "9", "7.5", "4", "2.5"]),
    )
}

fn scaled(view: [f64; 4]) -> String {
    let [x, y, width, height] = view.map(|v| num(v, 1));
    format!("<svg viewBox=\"{x} {y} {width} {height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
}

/// The water lines along a coast: strokes of the land's outline, each narrower than the one before, line and water in turn.
pub fn tides(id: &str, widths: &[&str]) -> String {
    let lines: String = widths.iter().map(|width| format!("<use href=\"#{id}\" stroke-width=\"{width}\"/>")).collect();
    format!("<g class=\"tides\">{lines}</g>")
}

/// The inset's box with its land; the caller adds what stands on it and closes the element.
fn inset_box((left, top): (f64, f64), view: [f64; 4]) -> String {
    format!(
        "<svg class=\"inset\" x=\"{0}\" y=\"{1}\" width=\"{2}\" height=\"{3}\"><rect class=\"sea\" width=\"100%\" height=\"100%\"/>{4}{5}<use class=\"land\" \
         href=\"#lev\"/></svg><path class=\"edge\" d=\"M0 999V0H999\"/>",
        percent(left),
        num(top, 2) + "%",
        percent(100.0 - left),
        num(100.0 - top, 2) + "%",
        scaled(view),
        tides("lev", &["13", "11.5", "7", "5.5"]),
    )
}

/// The square that the inset enlarges, and the lines from it to the inset's upper corners.
fn leaders(view: [f64; 4], (left, top): (f64, f64)) -> String {
    let (west, north) = within(view, project(LEVANT.north, LEVANT.west));
    let (east, south) = within(view, project(LEVANT.south, LEVANT.east));
    format!(
        "<g class=\"at\"><line class=\"leader\" x1=\"{0}\" y1=\"{3}\" x2=\"{4}\" y2=\"{5}\"/><line class=\"leader\" x1=\"{2}\" y1=\"{1}\" x2=\"100%\" y2=\"{5}\"/>\
         <rect class=\"frame\" x=\"{0}\" y=\"{1}\" width=\"{6}\" height=\"{7}\"/></g>",
        percent(west),
        percent(north),
        percent(east),
        percent(south),
        percent(left),
        num(top, 2) + "%",
        percent(east - west),
        percent(south - north),
    )
}

fn diamond((x, y): (f64, f64), text: &str) -> String {
    format!("<svg class=\"at home\" x=\"{}\" y=\"{}\"><path d=\"M0-8 5.5 0 0 8-5.5 0z\"/>{text}</svg>", percent(x), percent(y))
}
