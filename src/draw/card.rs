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
/// Baseline of the last line of the title.
const FOOT: f64 = 436.0;
/// The height of the world that surrounds the place of a mission without a small region, in units of the plates.
const NEAR: f64 = 400.0;
/// Where the map stands: left edge, width, height.
const MAP: (f64, f64, f64) = (640.0, 560.0, 578.0);

/// The drawing of a card as SVG, complete in itself but for the fonts and the stock. An error if a font lacks a letter.
pub fn card(what: &Card<'_>) -> Result<String, MissingLetter> {
    let mut svg = opened();
    svg += &map(what.map);
    svg += &format!(
        "<rect x=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#fade)\"/>",
        num(MAP.0 - 1.0, 0),
        num(MAP.1 + 1.0, 0),
        num(MAP.2, 0)
    );
    svg += MARK_AND_HEM;
    svg += &line(what.site, Face::Serif, 30.0, 84.0, "#fff")?;
    let (size, lines) = title(what.title)?;
    let step = (size * 1.06).round();
    let first = FOOT - step * (lines.len() as f64 - 1.0);
    svg += &line(what.eyebrow, Face::SansBold, 28.0, first - size - 4.0, "#b3c0d0")?;
    for (at, text) in lines.iter().enumerate() {
        svg += &line(text, Face::Serif, size, first + step * at as f64, "#fff")?;
    }
    for (at, note) in what.notes.iter().take(2).enumerate() {
        svg += &line(note, Face::Sans, 28.0, 508.0 + 38.0 * at as f64, "#b3c0d0")?;
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
        chosen = (size, lines.into_iter().map(|(line, _)| line).collect());
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

fn map(what: CardMap<'_>) -> String {
    let (left, width, height) = MAP;
    let (land, view, pins) = match what {
        CardMap::World(places) => {
            let [x, y, _, h] = NARROW;
            let pins = places.iter().map(|(latitude, longitude)| project(*latitude, *longitude)).collect();
            (stock::WORLD_ID.to_owned(), [x + 6.0, y, width / height * h, h], pins)
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
                (stock::WORLD_ID.to_owned(), around(pin, NEAR), vec![pin])
            }
        },
    };
    let [x, y, w, h] = view;
    let unit = h / height;
    let shore: String = [(19.0, "#33608a"), (17.5, "#12335a"), (11.5, "#33608a"), (10.0, "#12335a"), (5.0, "#33608a"), (3.5, "#12335a")]
        .iter()
        .map(|(pixels, stroke)| format!("<use href=\"#{land}\" stroke=\"{stroke}\" stroke-width=\"{}\"/>", num(pixels * 2.0 * unit, 2)))
        .collect();
    let marks: String = pins
        .iter()
        .map(|(x, y)| {
            let (x, y) = (num(*x, 1), num(*y, 1));
            let dot = |radius: f64| format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" fill=\"#f0bf4f\"/>", num(radius * unit, 2));
            // Rings of many pins would run into each other.
            if pins.len() > 1 {
                return dot(7.0);
            }
            let (radius, line) = (num(22.0 * unit, 2), num(3.0 * unit, 2));
            format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" stroke=\"#f0bf4f\" stroke-width=\"{line}\"/>{}", dot(11.0))
        })
        .collect();
    format!(
        "<svg x=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"{} {} {} {}\"><rect x=\"-500\" y=\"-500\" width=\"3000\" height=\"3000\" fill=\"#12335a\"/>\
         <g fill=\"none\" stroke-linejoin=\"round\">{shore}</g><use href=\"#{land}\" fill=\"#0b1e3b\" \
         stroke=\"#5d93b4\" stroke-width=\"{}\"/>{marks}</svg>",
        num(left, 0),
        num(width, 0),
        num(height, 0),
        num(x, 1),
        num(y, 1),
        num(w, 1),
        num(h, 1),
        num(1.6 * unit, 2)
    )
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
