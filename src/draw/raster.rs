//! From SVG to PNG.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use super::letters::Face;
use super::palette::{Colour, indexed};
use super::stock;

/// The program that turns SVG into PNG, with its version: a new one may draw other pixels from the same drawing.
pub const DRAUGHTSMAN: &str = "resvg 0.49.0";

/// Why a drawing could not be turned into a picture: a fault of the program, since it made the drawing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Undrawable(String);

impl std::fmt::Display for Undrawable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a picture cannot be drawn: {}", self.0)
    }
}

impl std::error::Error for Undrawable {}

/// The PNG (ISO/IEC 15948, 8-bit, with a palette or RGBA) of an SVG drawing at its own size in pixels, set in the fonts of the cards, with the
/// pieces of the stock that it names.
pub fn picture(svg: &[u8]) -> Result<Vec<u8>, Undrawable> {
    let mut fonts = Database::new();
    for face in Face::ALL {
        fonts.load_font_source(Source::Binary(Arc::new(face.bytes())));
    }
    let options = Options { fontdb: Arc::new(fonts), ..Options::default() };
    let svg = std::str::from_utf8(svg).map_err(|error| Undrawable(error.to_string()))?;
    let tree = Tree::from_str(&stock::completed(svg), &options).map_err(|error| Undrawable(error.to_string()))?;
    let size = tree.size().to_int_size();
    let mut sheet = Pixmap::new(size.width(), size.height()).ok_or_else(|| Undrawable("it has no size".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut sheet.as_mut());
    encoded(&sheet).map_err(|error| Undrawable(error.to_string()))
}

/// A sheet as PNG. One that is opaque all over is stored with a palette.
fn encoded(sheet: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, sheet.width(), sheet.height());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let data = if sheet.pixels().iter().all(|pixel| pixel.is_opaque()) {
        let pixels: Vec<Colour> = sheet.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
        let (palette, indices) = indexed(&pixels);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.concat());
        // Numbers of colours are no quantities: their differences would not compress better.
        encoder.set_filter(png::Filter::NoFilter);
        indices
    } else {
        encoder.set_color(png::ColorType::Rgba);
        let colours = sheet.pixels().iter().map(|pixel| pixel.demultiply());
        colours.flat_map(|colour| [colour.red(), colour.green(), colour.blue(), colour.alpha()]).collect()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_becomes_a_picture_of_its_size() {
        let svg =
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"12\" height=\"7\"><rect width=\"12\" height=\"7\" fill=\"#0b1e3b\"/></svg>";
        let picture = super::picture(svg).unwrap();
        assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!((&picture[16..20], &picture[20..24]), (&[0, 0, 0, 12][..], &[0, 0, 0, 7][..]));
        assert_eq!(super::picture(svg), Ok(picture));
        assert!(super::picture(b"<svg").is_err());
    }

    #[test]
    fn the_draughtsman_is_the_one_of_the_lock_file() {
        let lock = include_str!("../../Cargo.lock");
        let (name, version) = DRAUGHTSMAN.split_once(' ').unwrap();
        assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")), "write the new version into DRAUGHTSMAN");
    }
}
