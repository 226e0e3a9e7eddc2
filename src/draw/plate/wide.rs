//! The wide plate, on which each pin has its name.

use super::super::arc::along;
use super::super::frame::{plate_degrees, plate_frame};
use super::super::geometry::{INSET_WIDTH, LEVANT, WIDE};
use super::super::labels::{Rect, Sheet, Side, Spot, place};
use super::super::markup::escape;
use super::super::pin::Pin;
use super::super::projection::project;
use super::{ASTANA, PlateWords, WIDE_INSET, base, diamond, inset_box, leaders, targets, within};

/// The widths in CSS pixels between which the wide plate is shown.
pub(super) const WIDTHS: [f64; 5] = [880.0, 960.0, 1060.0, 1180.0, 1312.0];

/// The wide plate.
pub(super) fn wide(pins: &[Pin], words: &PlateWords) -> String {
    let (main, inset): (Vec<&Pin>, Vec<&Pin>) = pins.iter().partition(|pin| !pin.inset);
    let ratio = WIDE[3] / WIDE[2];
    let home = home(words);
    let (spots, sides) = wide_sides(&main, &home, &targets(pins), !inset.is_empty());
    let marks: String =
        main.iter().zip(&spots).zip(&sides).map(|((pin, spot), side)| pin.named(spot.at, side.unwrap_or(pin.side))).collect();

    let (share, depth) = (1.0 - WIDE_INSET.0 / 100.0, 1.0 - WIDE_INSET.1 / 100.0);
    let title = |width: f64, _: f64| vec![Rect { left: width - 130.0, top: 0.0, right: width, bottom: 30.0 }];
    let spots: Vec<Spot> = inset.iter().map(|pin| pin.spot(LEVANT.position(pin.latitude, pin.longitude))).collect();
    let widths = WIDTHS.map(|width| width * share);
    let sides =
        place(&spots, &Sheet { widths: &widths, ratio: ratio * depth / share, edge: 8.0, taken: &title, lines: &|_, _| Vec::new() });
    let near: String =
        inset.iter().zip(&spots).zip(&sides).map(|((pin, spot), side)| pin.named(spot.at, side.unwrap_or(pin.side))).collect();

    let (lines, corner) = if inset.is_empty() {
        (String::new(), String::new())
    } else {
        let name = format!("<text class=\"plname\" x=\"100%\" dx=\"-18\" y=\"24\" text-anchor=\"end\">{}</text>", escape(words.levant));
        let view = [0.0, 0.0, INSET_WIDTH, INSET_WIDTH / LEVANT.ratio()];
        (leaders(WIDE, WIDE_INSET), format!("{}{name}{near}</svg>", inset_box(WIDE_INSET, view)))
    };
    format!(
        "<div class=\"mapbox mapbox--wide\"><svg class=\"map map--wide\" role=\"group\" aria-label=\"{}\">{}{}{lines}{marks}{}{corner}{}</svg></div>",
        escape(words.name),
        base(WIDE),
        plate_degrees(WIDE, if inset.is_empty() { 92.0 } else { 75.0 }, &words.compass),
        diamond(home.at, &home.text(Side::Right, "")),
        plate_frame(WIDE),
    )
}

/// Kazakhstan on the wide plate.
pub(super) fn home<'a>(words: &PlateWords<'a>) -> Spot<'a> {
    Spot { at: within(WIDE, project(ASTANA.0, ASTANA.1)), radius: 9.0, gap: 13.0, size: 17.0, name: words.kazakhstan, side: Side::Right }
}

/// The pins of the wide plate outside its inset as points, and a side for the name of each: one that no line crosses, if it has one.
pub(super) fn wide_sides<'a>(pins: &[&'a Pin], home: &Spot, targets: &[(f64, f64)], inset: bool) -> (Vec<Spot<'a>>, Vec<Option<Side>>) {
    let taken = |width: f64, height: f64| {
        let (left, top) = if inset { (WIDE_INSET.0 / 100.0 * width, WIDE_INSET.1 / 100.0 * height) } else { (width, height) };
        let corner = Rect { left, top, right: width, bottom: height };
        let degrees = Rect { left: 0.0, top: height - 26.0, right: width, bottom: height };
        // From 72 em on, the home page lays its title over the left third.
        let title = Rect { left: 0.0, top: 0.0, right: if width < 1060.0 { 0.0 } else { 42.0 + 0.355 * width }, bottom: height };
        let (x, y) = within(WIDE, project((LEVANT.south + LEVANT.north) / 2.0, (LEVANT.west + LEVANT.east) / 2.0));
        vec![corner, degrees, title, home.room(Side::Right, width, height), Rect::around((x / 100.0 * width, y / 100.0 * height), 14.0)]
    };
    let spots: Vec<Spot> = pins.iter().map(|pin| pin.spot(within(WIDE, project(pin.latitude, pin.longitude)))).collect();
    let points: Vec<(f64, f64)> = targets.iter().flat_map(|target| along(ASTANA, *target)).map(|point| within(WIDE, point)).collect();
    let lines = |width: f64, height: f64| -> Vec<Rect> {
        points.iter().map(|(x, y)| Rect::around((x / 100.0 * width, y / 100.0 * height), 3.0)).collect()
    };
    let sheet = Sheet { widths: &WIDTHS, ratio: WIDE[3] / WIDE[2], edge: 10.0, taken: &taken, lines: &lines };
    let sides = place(&spots, &sheet);
    (spots, sides)
}
