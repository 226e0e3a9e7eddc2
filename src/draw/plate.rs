//! The atlas plate of all missions: one drawing, cropped wide with names and narrow with numbers. The style sheet shows one of the two.

use super::Compass;
use super::arc::{along, arc};
use super::frame::{plate_degrees, plate_frame};
use super::geometry::{INSET_WIDTH, LEVANT, NARROW, WIDE, WORLD};
use super::graticule::graticule;
use super::labels::{Rect, Sheet, Side, Spot, place};
use super::markup::{escape, num, percent};
use super::pin::{Pin, Status, separate};
use super::projection::project;

const ASTANA: (f64, f64) = (51.17, 71.43);
/// Left and top of each plate's inset in per cent; it fills the corner.
const WIDE_INSET: (f64, f64) = (77.0, 56.66);
const NARROW_INSET: (f64, f64) = (52.5, 53.42);
/// The part of the inset that the narrow plate shows: x, y and width in its units.
const NARROW_INSET_VIEW: (f64, f64, f64) = (20.0, 8.0, 270.0);
/// The widths in CSS pixels between which the wide plate is shown, and the least width of the narrow one.
const WIDTHS: [f64; 5] = [880.0, 960.0, 1060.0, 1180.0, 1312.0];
const LEAST_WIDTH: f64 = 286.0;
/// The least distance of two numbered pins.
const APART: f64 = 28.5;

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

fn wide(pins: &[Pin], words: &PlateWords) -> String {
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
fn home<'a>(words: &PlateWords<'a>) -> Spot<'a> {
    Spot { at: within(WIDE, project(ASTANA.0, ASTANA.1)), radius: 9.0, gap: 13.0, size: 17.0, name: words.kazakhstan, side: Side::Right }
}

/// The pins of the wide plate outside its inset as points, and a side for the name of each: one that no line crosses, if it has one.
fn wide_sides<'a>(pins: &[&'a Pin], home: &Spot, targets: &[(f64, f64)], inset: bool) -> (Vec<Spot<'a>>, Vec<Option<Side>>) {
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

fn narrow(pins: &[Pin], words: &PlateWords) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The missions of the site.
    const MISSIONS: [(f64, f64, Status, bool); 11] = [
        (33.24, 35.92, Status::Serving, true),
        (33.12, 35.13, Status::Serving, true),
        (31.78, 35.22, Status::Serving, true),
        (27.15, -13.20, Status::Serving, false),
        (4.37, 18.58, Status::Serving, false),
        (-4.33, 15.32, Status::Serving, false),
        (4.85, 31.60, Status::Serving, false),
        (12.65, -8.00, Status::Completed, false),
        (5.32, -4.03, Status::Completed, false),
        (27.70, 85.33, Status::Completed, false),
        (9.60, 28.43, Status::Authorised, false),
    ];
    /// Their names in each language.
    const NAMES: [[&str; 11]; 3] = [
        [
            "Голан|жоталары",
            "Ливан",
            "Иерусалим",
            "Батыс|Сахара",
            "Орталық|Африка|Республикасы",
            "Конго ДР",
            "Оңтүстік|Судан",
            "Мали",
            "Кот-д’Ивуар",
            "Непал",
            "Абьей",
        ],
        [
            "Голанские|высоты",
            "Ливан",
            "Иерусалим",
            "Западная|Сахара",
            "ЦАР",
            "ДР Конго",
            "Южный|Судан",
            "Мали",
            "Кот-д’Ивуар",
            "Непал",
            "Абьей",
        ],
        [
            "Golan|Heights",
            "Lebanon",
            "Jerusalem",
            "Western|Sahara",
            "Central|African|Republic",
            "DR Congo",
            "South|Sudan",
            "Mali",
            "Côte d’Ivoire",
            "Nepal",
            "Abyei",
        ],
    ];

    const WORDS: PlateWords<'static> = PlateWords {
        name: "Map <of> missions",
        kazakhstan: "Қазақстан",
        levant: "Левант",
        compass: Compass { north: "N", south: "S", east: "E", west: "W" },
    };

    fn pins(names: [&'static str; 11]) -> Vec<Pin<'static>> {
        let numbers = 1u16..;
        MISSIONS
            .into_iter()
            .zip(names)
            .zip(numbers)
            .map(|(((latitude, longitude, status, inset), label), number)| Pin {
                number,
                label,
                href: format!("/ru/missions/{number}/"),
                status,
                latitude,
                longitude,
                side: Side::Right,
                inset,
            })
            .collect()
    }

    /// The number after `name="` in a piece of markup.
    fn value(markup: &str, name: &str) -> f64 {
        markup.split(&format!("{name}=\"")).nth(1).and_then(|s| s.split(['"', '%']).next()).unwrap().parse().unwrap()
    }

    #[test]
    fn every_mission_is_on_both_plates() {
        let svg = plate(&pins(NAMES[0]), &WORDS);
        for number in 1..=11 {
            assert_eq!(svg.matches(&format!("href=\"/ru/missions/{number}/\"")).count(), 2);
        }
        assert!(MISSIONS.into_iter().all(|(latitude, longitude, _, inset)| on_plate(latitude, longitude, inset)));
        assert!(!on_plate(-20.0, 100.0, false) && !on_plate(52.0, 170.0, false) && !on_plate(27.15, -13.2, true));
        assert!(svg.contains("Map &lt;of&gt; missions") && !svg.contains("style="));
        assert_eq!(svg.matches("<path id=\"land\"").count(), 1);
    }

    #[test]
    fn lines_run_to_missions_serving_now_only() {
        let arcs = |pins: &[Pin]| {
            plate(pins, &WORDS).split("class=\"arc\" d=\"").nth(1).and_then(|s| s.split('"').next()).unwrap().matches('M').count()
        };
        // Four on the plate and one to the Levant.
        assert_eq!(arcs(&pins(NAMES[0])), 5);
        assert_eq!(arcs(&pins(NAMES[0])[7..]), 0);
        assert_eq!(arcs(&[]), 0);
    }

    #[test]
    fn numbered_pins_keep_apart_on_the_smallest_screen() {
        let all = pins(NAMES[0]);
        let markup = narrow(&all, &WORDS);
        let (main, inset) = markup.split_once("class=\"inset\"").unwrap();
        let (width, height) = (LEAST_WIDTH, LEAST_WIDTH * NARROW[3] / NARROW[2]);
        let corner = (width * (1.0 - NARROW_INSET.0 / 100.0), height * (1.0 - NARROW_INSET.1 / 100.0));
        for (part, count, (w, h)) in [(main, 8, (width, height)), (inset, 3, corner)] {
            let points: Vec<(f64, f64)> =
                part.split("<svg class=\"at pin").skip(1).map(|pin| (value(pin, " x") / 100.0 * w, value(pin, " y") / 100.0 * h)).collect();
            assert_eq!(points.len(), count);
            for (i, a) in points.iter().enumerate() {
                assert!(a.0 > 17.0 && a.0 < w - 17.0 && a.1 > 13.0 && a.1 < h - 17.0, "{a:?} of {w} {h}");
                assert!(points[i + 1..].iter().all(|b| (a.0 - b.0).hypot(a.1 - b.1) >= 28.0), "{points:?}");
            }
        }
    }

    #[test]
    fn the_inset_is_there_for_its_pins_alone() {
        let all = pins(NAMES[0]);
        let main: Vec<Pin> = all.into_iter().filter(|pin| !pin.inset).collect();
        let markup = plate(&main, &WORDS);
        assert!(!["class=\"inset\"", "leader", "id=\"lev\"", "Левант"].iter().any(|part| markup.contains(part)), "{markup}");
        assert_eq!(markup.matches("<svg").count(), markup.matches("</svg>").count());
    }

    #[test]
    fn every_name_has_a_side_of_its_own() {
        for names in NAMES {
            let all = pins(names);
            let main: Vec<&Pin> = all.iter().filter(|pin| !pin.inset).collect();
            let lines = targets(&all);
            let mut crossed = std::collections::BTreeSet::new();
            let (spots, sides) = wide_sides(&main, &home(&WORDS), &lines, true);
            for width in WIDTHS {
                let rooms: Vec<Rect> = spots
                    .iter()
                    .zip(&sides)
                    .map(|(spot, side)| spot.room(side.expect(spot.name), width, width * WIDE[3] / WIDE[2]))
                    .collect();
                for (i, room) in rooms.iter().enumerate() {
                    assert!(rooms[i + 1..].iter().all(|other| !room.meets(other)), "{} at {width}", spots[i].name);
                    let points = lines.iter().flat_map(|target| along(ASTANA, *target)).map(|point| within(WIDE, point));
                    let mut points = points.map(|(x, y)| (x / 100.0 * width, y / 100.0 * width * WIDE[3] / WIDE[2]));
                    if points.any(|point| room.meets_disc(point, 1.0)) {
                        crossed.insert(spots[i].name);
                    }
                }
            }
            // Abyei lies between the lines, and the long Kazakh name has no room beside its neighbours.
            assert!(crossed.len() <= 2, "{crossed:?}");
        }
    }

    #[test]
    fn the_blank_plate_has_a_place_and_no_land() {
        let svg = blank_plate("40° 4′ N");
        assert!(svg.contains(">40° 4′ N<") && !svg.contains("land"));
    }
}
