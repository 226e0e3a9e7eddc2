//! The icons of the site for home screens, as drawings.

use super::ornament::MARK;

/// The icons by name: 180 pixels for Apple’s home screen, which rounds the corners itself; 192 and 512 pixels for others; and one that
/// a system may cut to any shape, with the mark inside the middle four fifths.
pub fn icons() -> [(&'static str, String); 4] {
    [
        ("icon-180.png", icon(180, 0, 1.0)),
        ("icon-192.png", icon(192, 6, 1.0)),
        ("icon-512.png", icon(512, 6, 1.0)),
        ("icon-maskable.png", icon(512, 0, 0.72)),
    ]
}

/// The mark in gold on night, `size` pixels square; the corners are rounded by so many 48ths.
fn icon(size: u32, corner: u32, scale: f64) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 48 48\"><rect width=\"48\" height=\"48\" rx=\"{corner}\" \
         fill=\"#0b1e3b\"/><path transform=\"translate(24 24) scale({scale}) translate(0 -12.5)\" fill=\"#f0bf4f\" d=\"{MARK}\"/></svg>"
    )
}
