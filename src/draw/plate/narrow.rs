//! The narrow plate, on which each pin has a number.

use super::super::frame::plate_frame;
use super::super::geometry::{INSET_WIDTH, LEVANT, NARROW};
use super::super::labels::{Side, Spot};
use super::super::markup::escape;
use super::super::pin::{Pin, separate};
use super::super::projection::project;
use super::{ASTANA, NARROW_INSET, PlateWords, base, diamond, inset_box, leaders, within};

/// The part of the inset that the narrow plate shows: x, y and width in its units.
const NARROW_INSET_VIEW: (f64, f64, f64) = (20.0, 8.0, 270.0);
/// The least width of the plate in CSS pixels.
pub(super) const LEAST_WIDTH: f64 = 286.0;
/// The least distance of two numbered pins.
const APART: f64 = 28.5;

/// The narrow plate.
pub(super) fn narrow(pins: &[Pin], words: &PlateWords) -> String {
    let (main, inset): (Vec<&Pin>, Vec<&Pin>) = pins.iter().partition(|pin| !pin.inset);
    let least = APART / LEAST_WIDTH * NARROW[2];
    let points: Vec<(f64, f64)> = main.iter().map(|pin| project(pin.latitude, pin.longitude)).collect();
    let marks: String = main.iter().zip(separate(&points, least)).map(|(pin, point)| pin.numbered(within(NARROW, point))).collect();

    let (x, y, width) = NARROW_INSET_VIEW;
    let ratio = (1.0 - NARROW_INSET.1 / 100.0) * NARROW[3] / ((1.0 - NARROW_INSET.0 / 100.0) * NARROW[2]);
    let view = [x, y, width, width * ratio];
    let height = INSET_WIDTH / LEVANT.ratio();
    let least = APART / (LEAST_WIDTH * (1.0 - NARROW_INSET.0 / 100.0)) * width;
    let points: Vec<(f64, f64)> = inset
        .iter()
        .map(|pin| LEVANT.position(pin.latitude, pin.longitude))
        .map(|(left, top)| (left / 100.0 * INSET_WIDTH, top / 100.0 * height))
        .collect();
    let near: String = inset.iter().zip(separate(&points, least)).map(|(pin, point)| pin.numbered(within(view, point))).collect();

    let home = Spot {
        at: within(NARROW, project(ASTANA.0, ASTANA.1)),
        radius: 9.0,
        gap: 14.0,
        size: 17.0,
        name: words.kazakhstan,
        side: Side::Above,
    };
    let (lines, corner) = if inset.is_empty() {
        (String::new(), String::new())
    } else {
        (leaders(NARROW, NARROW_INSET), format!("{}{near}</svg>", inset_box(NARROW_INSET, view)))
    };
    format!(
        "<div class=\"mapbox mapbox--narrow\"><svg class=\"map map--narrow\" role=\"group\" aria-label=\"{}\">{}{lines}{marks}{}{corner}{}</svg></div>",
        escape(words.name),
        base(NARROW),
        diamond(home.at, &home.text(Side::Above, "")),
        plate_frame(NARROW),
    )
}
