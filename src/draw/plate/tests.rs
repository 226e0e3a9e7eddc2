//! The plates of the missions of the site.

use super::super::arc::along;
use super::super::labels::{Rect, Side};
use super::narrow::{LEAST_WIDTH, narrow};
use super::wide::{WIDTHS, home, wide_sides};
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
            let rooms: Vec<Rect> =
                spots.iter().zip(&sides).map(|(spot, side)| spot.room(side.expect(spot.name), width, width * WIDE[3] / WIDE[2])).collect();
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
