//! The preview card of a page: the picture that messengers and social networks show, 1200 by 630 pixels.

use super::geometry::{LOCATOR_SIZE, LOCATORS, NARROW};
use super::letters::{Face, MissingLetter, Words};
use super::markup::{escape, num};
use super::projection::project;
use super::stock;

/// Width and height of a card in pixels.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// What a card says.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// The name of the site.
    pub site: &'a str,
    /// The line above the title: what kind of page it is.
    pub eyebrow: &'a str,
    /// The title.
    pub title: &'a str,
    /// Up to two lines below the title.
    pub notes: &'a [String],
    /// The map beside the words.
    pub map: CardMap<'a>,
}

/// The map of a card.
#[derive(Clone, Copy, Debug)]
pub enum CardMap<'a> {
    /// The place of one mission with what surrounds it.
    Place {
        /// The mission's slug, which chooses the region.
        slug: &'a str,
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
    },
    /// All missions: latitude and longitude of each, in degrees.
    World(&'a [(f64, f64)]),
}

/// Left edge and width of the words. Messengers that cut a square out of the middle (x from 285 to 915) keep them whole.
pub(super) const LEFT: f64 = 300.0;
pub(super) const WIDTH: f64 = 604.0;
/// The sizes of the title, with the most lines that each may fill.
const SIZES: [(f64, usize); 5] = [(104.0, 2), (88.0, 3), (72.0, 4), (60.0, 5), (50.0, 6)];
/// Baseline of the last note.
pub(super) const FOOT: f64 = 546.0;
/// From the baseline of one note to that of the next, and from that of the title to that of the first note.
const NOTES: (f64, f64) = (38.0, 72.0);
/// The height of the world that surrounds the place of a mission without a small region, in units of the plates.
const NEAR: f64 = 400.0;
/// Where the map stands: left edge, width, height.
const MAP: (f64, f64, f64) = (640.0, 560.0, 578.0);
/// How far west of the narrow plate the world begins, in units of the plates: so the missions of the Levant and of Africa stand right of the
/// words.
const WEST: f64 = 136.0;
/// The southern end of the world’s outline, but for the width of the water lines along it.
const SOUTH: f64 = 636.0;

/// The drawing of a card as SVG, complete in itself but for the fonts and the stock. An error if a font lacks a letter.
pub fn card(what: &Card<'_>) -> Result<String, MissingLetter> {
    let (map, pins) = map(what.map);
    let mut svg = opened() + &map;
    svg += &format!(
        "<rect x=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#fade)\"/>",
        num(MAP.0 - 1.0, 0),
        num(MAP.1 + 1.0, 0),
        num(MAP.2, 0)
    );
    svg += &pins;
    svg += MARK_AND_HEM;
    svg += &line(what.site, Face::Serif, 30.0, 84.0, "#fff")?;
    let (size, lines) = title(what.title)?;
    let notes = what.notes.get(..2).unwrap_or(what.notes);
    let noted = FOOT - NOTES.0 * (notes.len() as f64 - 1.0).max(0.0);
    let step = (size * 1.06).round();
    let first = noted - NOTES.1 - step * (lines.len() as f64 - 1.0);
    svg += &line(what.eyebrow, Face::SansBold, 28.0, first - size - 4.0, "#b3c0d0")?;
    for (at, text) in lines.iter().enumerate() {
        svg += &line(text, Face::Serif, size, first + step * at as f64, "#fff")?;
    }
    for (at, note) in notes.iter().enumerate() {
        svg += &line(note, Face::Sans, 28.0, noted + NOTES.0 * at as f64, "#b3c0d0")?;
    }
    Ok(svg + "</svg>")
}

/// The mark beside the words and the hem at the foot.
pub(super) const MARK_AND_HEM: &str = "<use href=\"#mark\"/><use href=\"#hem\"/>";

/// The beginning of a card: its size and its ground.
pub(super) fn opened() -> String {
    let (width, height) = CARD_SIZE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"><rect width=\"{width}\" \
         height=\"{height}\" fill=\"#0b1e3b\"/>"
    )
}

/// The largest size at which a title fills no more lines than it may, and its lines. The smallest size takes whatever is left.
fn title(text: &str) -> Result<(f64, Vec<String>), MissingLetter> {
    let text = text.replace('\u{ad}', "");
    let words = Words::of(&text, Face::Serif)?;
    let mut chosen = (0.0, Vec::new());
    for (size, most) in SIZES {
        let lines = words.lines(WIDTH / size);
        let fits = lines.len() <= most && lines.iter().all(|(_, width)| width * size <= WIDTH);
        chosen = (size, words.balanced(WIDTH / size).into_iter().map(|(line, _)| line).collect());
        if fits {
            break;
        }
    }
    Ok(chosen)
}

/// A line of text, made smaller if it is wider than the column.
pub(super) fn line(text: &str, face: Face, size: f64, y: f64, fill: &str) -> Result<String, MissingLetter> {
    let width = face.measure(text)? * size;
    let size = if width > WIDTH { size * WIDTH / width } else { size };
    Ok(format!(
        "<text x=\"{}\" y=\"{}\" font-family=\"{}\" font-weight=\"{}\" font-size=\"{}\" fill=\"{fill}\">{}</text>",
        num(LEFT, 0),
        num(y, 0),
        face.family(),
        face.weight(),
        num(size, 1),
        escape(text)
    ))
}

/// The map, and the pins on it, which nothing covers.
fn map(what: CardMap<'_>) -> (String, String) {
    let (left, width, height) = MAP;
    let (land, view, pins) = match what {
        CardMap::World(places) => {
            let [x, y, _, h] = NARROW;
            let pins = places.iter().map(|(latitude, longitude)| project(*latitude, *longitude)).collect();
            (stock::WORLD_ID.to_owned(), [x - WEST, y, width / height * h, h], pins)
        }
        CardMap::Place { slug, latitude, longitude } => match LOCATORS.iter().find(|(known, region)| *known == slug && region.is_small()) {
            Some((_, region)) => {
                let (full, tall) = LOCATOR_SIZE;
                let (x, y) = region.position(latitude, longitude);
                let pin = (x / 100.0 * full, y / 100.0 * tall);
                // The whole height of the region would make the coast small; two thirds of it keep the surroundings.
                let [x, y, w, h] = around(pin, tall * 0.72);
                (stock::land_id(slug), [x.clamp(0.0, full - w), y.clamp(0.0, tall - h), w, h], vec![pin])
            }
            None => {
                let pin = project(latitude, longitude);
                let [x, y, w, h] = around(pin, NEAR);
                // The outline ends where the plates end, and its end looks like a coast.
                (stock::WORLD_ID.to_owned(), [x, y.min(SOUTH - h), w, h], vec![pin])
            }
        },
    };
    let [x, y, w, h] = view;
    let unit = h / height;
    let shore: String = [(19.0, "#33608a"), (17.5, "#12335a"), (11.5, "#33608a"), (10.0, "#12335a"), (5.0, "#33608a"), (3.5, "#12335a")]
        .iter()
        .map(|(pixels, stroke)| format!("<use href=\"#{land}\" stroke=\"{stroke}\" stroke-width=\"{}\"/>", num(pixels * 2.0 * unit, 2)))
        .collect();
    let map = format!(
        "<svg x=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"{} {} {} {}\"><rect x=\"-500\" y=\"-500\" width=\"3000\" height=\"3000\" fill=\"#12335a\"/>\
         <g fill=\"none\" stroke-linejoin=\"round\">{shore}</g><use href=\"#{land}\" fill=\"#0b1e3b\" \
         stroke=\"#5d93b4\" stroke-width=\"{}\"/></svg>",
        num(left, 0),
        num(width, 0),
        num(height, 0),
        num(x, 1),
        num(y, 1),
        num(w, 1),
        num(h, 1),
        num(1.6 * unit, 2)
    );
    let on_card = pins.iter().map(|(across, down)| (left + (across - x) / unit, (down - y) / unit));
    (map, marks(on_card, pins.len() == 1))
}

/// Pins, in pixels of the card: a ring around a single one, for rings of many would run into each other. One behind the words or beyond the
/// edge is left out.
fn marks(pins: impl Iterator<Item = (f64, f64)>, ringed: bool) -> String {
    const RADIUS: f64 = 7.0;
    let room = LEFT + WIDTH + RADIUS..f64::from(CARD_SIZE.0) - RADIUS;
    let dot = |x: f64, y: f64| {
        let (x, y) = (num(x, 1), num(y, 1));
        match ringed {
            true => format!(
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"22\" fill=\"none\" stroke-width=\"3\"/><circle cx=\"{x}\" cy=\"{y}\" r=\"11\" stroke=\"none\"/>"
            ),
            false => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{RADIUS}\" stroke=\"none\"/>"),
        }
    };
    let dots: String = pins.filter(|(x, _)| room.contains(x)).map(|(x, y)| dot(x, y)).collect();
    format!("<g fill=\"#f0bf4f\" stroke=\"#f0bf4f\">{dots}</g>")
}

/// The part of a drawing around a pin, `height` units high: the pin stands right of the middle, where the words end.
fn around((x, y): (f64, f64), height: f64) -> [f64; 4] {
    let width = MAP.1 / MAP.2 * height;
    [x - 0.74 * width, y - 0.5 * height, width, height]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(title: &str) -> Result<String, MissingLetter> {
        let notes = ["Қазақстаннан: 143".to_owned()];
        let map = CardMap::Place { slug: "undof", latitude: 33.24, longitude: 35.92 };
        card(&Card { site: "Қазақстан", eyebrow: "Миссия", title, notes: &notes, map })
    }

    #[test]
    fn short_titles_are_large_and_long_ones_fit() {
        for (text, size, lines) in [
            ("Lebanon", 104.0, 1),
            ("Голан жоталары", 104.0, 2),
            ("Центральноафриканская Республика", 50.0, 2),
            ("Resolution 1325 and Kazakhstan in the Security Council, 2017", 72.0, 4),
        ] {
            let (chosen, broken) = title(text).unwrap();
            assert_eq!((chosen, broken.len()), (size, lines), "{text}: {broken:?}");
            assert!(broken.iter().all(|line| Face::Serif.measure(line).unwrap() * chosen <= WIDTH), "{text}");
        }
    }

    #[test]
    fn a_card_is_well_formed_and_holds_its_words() {
        let svg = about("Мир & <безопасность>").unwrap();
        assert!(svg.contains("&lt;безопасность&gt;") && svg.contains(">Қазақстаннан: 143<") && !svg.contains("NaN"));
        let mut reader = quick_xml::Reader::from_str(&svg);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        assert_eq!(about("世界").unwrap_err().letter, '世');
    }

    #[test]
    fn words_stand_inside_the_square_that_messengers_cut_out() {
        let (width, height) = (f64::from(CARD_SIZE.0), f64::from(CARD_SIZE.1));
        let (from, to) = ((width - height) / 2.0, (width + height) / 2.0);
        assert!(LEFT >= from && LEFT + WIDTH <= to);
    }
}
