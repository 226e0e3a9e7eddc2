//! The frame of a map: a band of black and white that counts degrees, and the degree labels inside it.

use super::Compass;
use super::labels::{Rect, text_width};
use super::markup::{escape, num, percent};
use super::projection::{latitude_at, project};
use super::region::Region;

/// Degrees from one dark stretch of a plate's frame to the next light one.
const STEP: f64 = 20.0;
/// Width of the band in CSS pixels.
const BAND: f64 = 6.0;

/// One edge of a frame: how the dark stretches lie along it.
struct Edge {
    /// Length of the edge, in the unit of the dashes.
    length: f64,
    /// Dark, light, dark … from the left or the top.
    dashes: Vec<f64>,
    /// How far into the pattern the edge begins.
    offset: f64,
}

impl Edge {
    /// An edge along which degrees are even: `start` degrees at its beginning, growing by `length`.
    fn even(start: f64, length: f64, step: f64) -> Edge {
        Edge { length, dashes: vec![step], offset: start.rem_euclid(2.0 * step) }
    }

    fn line(&self, ends: &str) -> String {
        let dashes: Vec<String> = self.dashes.iter().map(|dash| num(*dash, 1)).collect();
        let offset = if self.offset > 0.05 { format!(" stroke-dashoffset=\"{}\"", num(self.offset, 1)) } else { String::new() };
        format!("<line {ends} pathLength=\"{}\" stroke-dasharray=\"{}\"{offset}/>", num(self.length, 1), dashes.join(" "))
    }
}

/// The band of a plate that shows `view` (x, y, width, height) of the drawing.
pub fn plate_frame(view: [f64; 4]) -> String {
    let [x, y, width, height] = view;
    // Along a parallel degrees of longitude are even; along a meridian degrees of latitude are nearly so, and each stretch is measured.
    let across = |y: f64| {
        let latitude = latitude_at(y);
        let degree = project(latitude, 1.0).0 - project(latitude, 0.0).0;
        // Dark from 20° to 40°, so that the stretch along the prime meridian is light.
        Edge::even((x - project(latitude, 0.0).0) / degree - STEP, width / degree, STEP)
    };
    let mut heights = vec![y, y + height];
    heights.extend((-4..=4).map(|i| project(f64::from(i) * STEP, 0.0).1).filter(|at| (y..y + height).contains(at)));
    heights.sort_by(f64::total_cmp);
    let mut dashes: Vec<f64> = heights.windows(2).map(|pair| pair[1] - pair[0]).collect();
    // The stretch at the top is dark if it begins an even step from the equator; a stretch of no length turns the pattern round.
    if (latitude_at(y) / STEP).floor().rem_euclid(2.0) != 0.0 {
        dashes.insert(0, 0.0);
    }
    let down = Edge { length: height, dashes, offset: 0.0 };
    band(&across(y), &across(y + height), &down)
}

/// The band of a region's map.
pub fn region_frame(region: &Region) -> String {
    let (step, _) = steps(region);
    let across = Edge::even(region.west, region.east - region.west, step);
    // From the north edge down, so degrees fall: counted from the pole they grow.
    let down = Edge::even(90.0 - region.north, region.north - region.south, step);
    let neat = "<g class=\"frame\"><line x1=\"6\" x2=\"6\" y2=\"100%\"/><line y1=\"6\" y2=\"6\" x2=\"100%\"/>\
        <line x1=\"100%\" x2=\"100%\" y2=\"100%\" transform=\"translate(-6)\"/><line y1=\"100%\" y2=\"100%\" x2=\"100%\" transform=\"translate(0 -6)\"/></g>";
    band(&across, &across, &down) + neat
}

fn band(top: &Edge, bottom: &Edge, down: &Edge) -> String {
    // A line lies on the very edge, so half of its width is outside and cut off.
    format!(
        "<g class=\"zebra0\"><rect width=\"100%\" height=\"{BAND}\"/><rect y=\"100%\" width=\"100%\" height=\"{BAND}\" transform=\"translate(0 -{BAND})\"/>\
         <rect width=\"{BAND}\" height=\"100%\"/><rect x=\"100%\" width=\"{BAND}\" height=\"100%\" transform=\"translate(-{BAND})\"/></g>\
         <g stroke=\"currentColor\" stroke-width=\"{}\">{}{}{}{}</g>",
        2.0 * BAND,
        top.line("x2=\"100%\""),
        bottom.line("y1=\"100%\" x2=\"100%\" y2=\"100%\""),
        down.line("y2=\"100%\""),
        down.line("x1=\"100%\" x2=\"100%\" y2=\"100%\""),
    )
}

/// The degree labels along the foot of a plate, as far as `until` per cent of its width.
pub fn plate_degrees(view: [f64; 4], until: f64, words: &Compass) -> String {
    let latitude = latitude_at(view[1] + view[3]);
    (-8..=8)
        .map(|i| (i * STEP as i32, (project(latitude, f64::from(i) * STEP).0 - view[0]) / view[2] * 100.0))
        .filter(|(_, x)| (2.0..until).contains(x))
        .map(|(degree, x)| {
            format!("<text class=\"deg\" x=\"{}\" y=\"100%\" dx=\"4\" dy=\"-12\">{}</text>", percent(x), longitude(degree, words))
        })
        .collect()
}

/// The graticule of a region's map with its degree labels: markup inside the scaled drawing, and labels on top of it.
pub struct Grid {
    /// Path data in units of `size`.
    pub lines: String,
    /// `text` elements.
    pub labels: String,
    /// Where the labels stand.
    places: Vec<Room>,
}

impl Grid {
    /// Meridians and parallels of a region drawn at a size. `marks` are places in per cent of the sheet that no label may stand on.
    pub fn new(region: &Region, size: (f64, f64), words: &Compass, marks: &[(f64, f64)]) -> Grid {
        let (_, step) = steps(region);
        let mut grid = Grid { lines: String::new(), labels: String::new(), places: Vec::new() };
        for degree in multiples(region.west, region.east, step) {
            let (x, _) = region.position(0.0, f64::from(degree));
            grid.lines += &format!("M{} 0v{}", num(x / 100.0 * size.0, 0), num(size.1, 0));
            let label = longitude(degree, words);
            let room = |width: f64, height: f64| Room::longitude(x, &label).at(width, height);
            // A label needs room to its right before the frame, also on the smallest sheet.
            if x >= 3.0 && free(&room, size, marks) {
                grid.labels += &format!("<text class=\"deg\" x=\"{}\" y=\"100%\" dx=\"4\" dy=\"-12\">{label}</text>", percent(x));
                grid.places.push(Room::longitude(x, &label));
            }
        }
        for degree in multiples(region.south, region.north, step) {
            let (_, y) = region.position(f64::from(degree), 0.0);
            grid.lines += &format!("M0 {}h{}", num(y / 100.0 * size.1, 0), num(size.0, 0));
            let label = latitude(degree, words);
            let room = |width: f64, height: f64| Room::latitude(y, &label).at(width, height);
            if (8.0..88.0).contains(&y) && free(&room, size, marks) {
                grid.labels += &format!("<text class=\"deg\" x=\"12\" y=\"{}\" dy=\"-4\">{label}</text>", percent(y));
                grid.places.push(Room::latitude(y, &label));
            }
        }
        grid
    }

    /// The room of the labels at a size in CSS pixels.
    pub fn rooms(&self, width: f64, height: f64) -> impl Iterator<Item = Rect> + '_ {
        self.places.iter().map(move |room| room.at(width, height))
    }
}

/// Where a degree label stands: left foot in per cent of the sheet, and its width in CSS pixels.
#[derive(Clone, Copy, Debug)]
struct Room {
    x: f64,
    y: f64,
    long: f64,
}

impl Room {
    fn longitude(x: f64, label: &str) -> Room {
        Room { x, y: 100.0, long: text_width(label, DEGREE) }
    }

    fn latitude(y: f64, label: &str) -> Room {
        Room { x: 0.0, y, long: text_width(label, DEGREE) }
    }

    fn at(self, width: f64, height: f64) -> Rect {
        let left = if self.x > 0.0 { self.x / 100.0 * width + 4.0 } else { 12.0 };
        let bottom = if self.y < 100.0 { self.y / 100.0 * height - 2.0 } else { height - 10.0 };
        Rect { left, top: bottom - 13.0, right: left + self.long, bottom }
    }
}

/// The size of degree labels in CSS pixels.
const DEGREE: f64 = 13.0;
/// The widths in CSS pixels at which a degree label must stand free of the frame and of the marks of places.
const WIDTHS: [f64; 4] = [270.0, 340.0, 440.0, 760.0];

fn free(room: &dyn Fn(f64, f64) -> Rect, size: (f64, f64), marks: &[(f64, f64)]) -> bool {
    WIDTHS.iter().all(|&width| {
        let height = width * size.1 / size.0;
        let rect = room(width, height);
        let clear = |&(x, y): &(f64, f64)| !rect.meets_disc((x / 100.0 * width, y / 100.0 * height), 6.0);
        rect.right <= width - 9.0 && marks.iter().all(clear)
    })
}

/// Degrees of a stretch of the frame, and from one line of the graticule to the next.
fn steps(region: &Region) -> (f64, f64) {
    if region.east - region.west < 12.0 { (1.0, 2.0) } else { (5.0, 10.0) }
}

fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = i32> {
    let (first, last) = ((from / step).ceil() as i32, (to / step).floor() as i32);
    (first..=last).map(move |i| i * step as i32)
}

fn longitude(degree: i32, words: &Compass) -> String {
    named(degree, words.west, words.east)
}

fn latitude(degree: i32, words: &Compass) -> String {
    named(degree, words.south, words.north)
}

fn named(degree: i32, below: &str, above: &str) -> String {
    match degree.signum() {
        0 => "0°".to_owned(),
        sign => format!("{}° {}", degree.abs(), escape(if sign < 0 { below } else { above })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::geometry::{LEVANT, WIDE};

    const WORDS: Compass<'static> = Compass { north: "N", south: "S", east: "E", west: "W" };

    #[test]
    fn the_top_of_the_wide_plate_counts_in_twenties() {
        let frame = plate_frame(WIDE);
        assert_eq!(frame.matches("<line").count(), 4);
        // The design's map has 140° W at 2.49 per cent of the top edge, dark from there on for 7.21 per cent.
        let top = frame.split("<line x2=\"100%\" ").nth(1).and_then(|rest| rest.split("/>").next()).unwrap();
        let value =
            |name: &str| -> f64 { top.split(&format!("{name}=\"")).nth(1).and_then(|s| s.split('"').next()).unwrap().parse().unwrap() };
        let degree = 100.0 / value("pathLength");
        assert!((20.0 * degree - 7.21).abs() < 0.02, "{top}");
        // The edge lies that far before the end of a light stretch, which is the end of the pattern of forty degrees.
        assert!(((40.0 - value("stroke-dashoffset")) * degree - 2.49).abs() < 0.05, "{top}");
    }

    #[test]
    fn stretches_of_latitude_fill_the_side() {
        let frame = plate_frame(WIDE);
        let side = frame.split("y2=\"100%\" pathLength=\"640.5\" stroke-dasharray=\"").nth(1).and_then(|s| s.split('"').next()).unwrap();
        let sum: f64 = side.split(' ').map(|n| n.parse::<f64>().unwrap()).sum();
        assert!((sum - 640.5).abs() < 0.3, "{side}");
    }

    #[test]
    fn degrees_are_named() {
        let labels = plate_degrees(WIDE, 75.0, &WORDS);
        for text in [">40° W<", ">0°<", ">40° E<"] {
            assert!(labels.contains(text), "{labels}");
        }
        let grid = Grid::new(&LEVANT, (300.0, 276.0), &WORDS, &[]);
        assert!(grid.labels.contains(">36° E<") && grid.labels.contains(">32° N<"), "{}", grid.labels);
        assert_eq!(grid.lines.matches('M').count(), 4, "{}", grid.lines);
    }
}
