//! What many pictures have in common, held once. A drawing names a piece by its id (`<use href="#world"/>`), and the piece is put in when the
//! picture is made: so a thousand drawings weigh little while nobody needs them.

use super::geometry::{LOCATORS, WORLD};
use super::markup::num;
use super::ornament::{MARK, hem};

/// The id of the outline of the world.
pub const WORLD_ID: &str = "world";

/// The id of the outline of the region around a mission.
pub fn land_id(slug: &str) -> String {
    format!("land-{slug}")
}

/// The most dots that are drawn: more cannot be counted by eye, and say nothing that the number does not.
pub const MOST_DOTS: u32 = 600;

/// The id of one dot for each of `count` people; nothing where there are more than can be told apart.
pub fn dots_id(count: u32) -> Option<String> {
    (1..=MOST_DOTS).contains(&count).then(|| format!("dots-{count}"))
}

/// Left edge, top, width and height of the field of dots in pixels.
const FIELD: (f64, f64, f64, f64) = (944.0, 112.0, 208.0, 424.0);
/// The largest distance of two dots in pixels.
const APART: u32 = 32;

/// A drawing with the definitions of the pieces that it names.
pub fn completed(svg: &str) -> String {
    let mut names: Vec<&str> =
        ["href=\"#", "url(#"].iter().flat_map(|mark| svg.split(mark).skip(1)).filter_map(|rest| rest.split(['"', ')']).next()).collect();
    names.sort_unstable();
    names.dedup();
    let pieces: String = names.into_iter().filter_map(piece).collect();
    match svg.split_once('>') {
        Some((opened, rest)) if !pieces.is_empty() => format!("{opened}><defs>{pieces}</defs>{rest}"),
        _ => svg.to_owned(),
    }
}

/// Every piece that does not depend on a number, for the fingerprint of what is drawn with them.
pub fn all() -> String {
    let lands = LOCATORS.iter().map(|(slug, _)| land_id(slug));
    let names = lands.chain([WORLD_ID, "mark", "hem", "fade", "dots-600"].map(str::to_owned));
    names.filter_map(|name| piece(&name)).collect()
}

fn piece(id: &str) -> Option<String> {
    let outline = |land: &str| format!("<path id=\"{id}\" d=\"{land}\"/>");
    match id {
        WORLD_ID => Some(outline(WORLD)),
        "mark" => Some(format!("<path id=\"mark\" fill=\"#f0bf4f\" transform=\"translate(150 214) scale(4.6)\" d=\"{MARK}\"/>")),
        "hem" => Some(format!("<g id=\"hem\">{}</g>", hem(578, 15))),
        "fade" => Some(
            "<linearGradient id=\"fade\"><stop offset=\".2\" stop-color=\"#0b1e3b\"/><stop offset=\".72\" stop-color=\"#0b1e3b\" \
             stop-opacity=\"0\"/></linearGradient>"
                .to_owned(),
        ),
        _ => match id.split_once('-')? {
            ("dots", count) => count.parse().ok().filter(|count| dots_id(*count).is_some()).map(dots),
            ("land", slug) => LOCATORS.iter().find(|(known, _)| *known == slug).map(|(_, region)| outline(region.land)),
            _ => None,
        },
    }
}

/// One dot for each, row by row, as large as all of them find room.
fn dots(count: u32) -> String {
    let (left, top, width, height) = FIELD;
    let columns = |step: u32| (width / f64::from(step)).floor();
    let holds = |step: &u32| columns(*step) * (height / f64::from(*step)).floor() >= f64::from(count);
    let step = (1..=APART).rev().find(holds).unwrap_or(1);
    let (columns, step) = (columns(step), f64::from(step));
    let dots: String = (0..count)
        .map(|at| {
            let (row, column) = ((f64::from(at) / columns).floor(), f64::from(at) % columns);
            format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"/>", num(left + column * step, 0), num(top + row * step, 0), num(step * 0.36, 1))
        })
        .collect();
    format!("<g id=\"dots-{count}\" fill=\"#4fb0e0\">{dots}</g>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_gets_what_it_names_and_nothing_else() {
        let svg = completed("<svg><use href=\"#world\"/><use href=\"#dots-3\"/><use href=\"#dots-3\"/><use href=\"#own\"/></svg>");
        assert!(svg.starts_with("<svg><defs><g id=\"dots-3\"") && svg.matches("<circle").count() == 3, "{svg}");
        assert!(svg.contains("id=\"world\"") && !svg.contains("id=\"hem\"") && !svg.contains("id=\"own\""));
        assert_eq!(completed("<svg><path/></svg>"), "<svg><path/></svg>");
    }

    #[test]
    fn dots_stay_in_their_field() {
        let (left, top, width, height) = FIELD;
        for count in [1, 84, 143, MOST_DOTS] {
            for dot in dots(count).split("<circle ").skip(1) {
                let number = |name: &str| dot.split_once(name).unwrap().1.split('"').next().unwrap().parse::<f64>().unwrap();
                assert!(
                    (left..left + width).contains(&number("cx=\"")) && (top..top + height).contains(&number("cy=\"")),
                    "{count}: {dot}"
                );
            }
        }
        assert_eq!((dots_id(0), dots_id(601)), (None, None));
    }
}
