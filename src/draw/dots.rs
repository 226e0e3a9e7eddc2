//! One dot is one person.

use super::markup::escape;
use super::stock::MOST_DOTS;

/// Dots of one row.
const ROW: u32 = 40;
/// Side of the square that a dot stands in.
const CELL: u32 = 7;

/// How wide a unit chart stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DotSize {
    /// In a key figure.
    Small,
    /// As a figure in an article.
    Wide,
}

impl DotSize {
    const fn class(self) -> &'static str {
        match self {
            DotSize::Small => "dots",
            DotSize::Wide => "unitsvg",
        }
    }
}

/// The pattern that all unit charts of a page are filled with: once on each page that has one.
pub fn dot_defs() -> &'static str {
    "<svg class=\"vh\" aria-hidden=\"true\" focusable=\"false\"><defs><pattern id=\"dot\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\">\
     <circle class=\"dot1\" cx=\"3.5\" cy=\"3.5\" r=\"2.4\"/></pattern></defs></svg>"
}

/// A unit chart: rows of forty dots, and a plus sign if there are `more`. `None` for no dots and for more than 600.
pub fn dots(count: u32, more: bool, size: DotSize, name: &str) -> Option<String> {
    if !(1..=MOST_DOTS).contains(&count) {
        return None;
    }
    let (full, rest) = (count / ROW, count % ROW);
    let width = ROW * CELL;
    let mut rows = full + u32::from(rest > 0);
    let mut inner = String::new();
    if full > 0 {
        inner += &format!("<rect width=\"{width}\" height=\"{}\" fill=\"url(#dot)\"/>", full * CELL);
    }
    if rest > 0 {
        inner += &format!("<rect y=\"{}\" width=\"{}\" height=\"{CELL}\" fill=\"url(#dot)\"/>", full * CELL, rest * CELL);
    }
    if more {
        rows += u32::from(rest == 0);
        inner += &format!("<path class=\"dot1\" d=\"M{} {}h5v1h-5zm2-2h1v5h-1z\"/>", rest * CELL + 1, full * CELL + 3);
    }
    let name = escape(name);
    Some(format!(
        "<svg class=\"{}\" viewBox=\"0 0 {width} {}\" role=\"img\" aria-label=\"{name}\">{inner}</svg>",
        size.class(),
        rows * CELL
    ))
}

/// Up to 48 large dots, eight in a row. `None` for none and for more.
pub fn dots_large(count: u32, name: &str) -> Option<String> {
    if !(1..=48).contains(&count) {
        return None;
    }
    let circles: String = (0..count)
        .map(|i| format!("<circle class=\"dot1\" cx=\"{}.5\" cy=\"{}.5\" r=\"2.5\"/>", i % 8 * CELL + 2, i / 8 * CELL + 2))
        .collect();
    let height = count.div_ceil(8) * CELL - 2;
    Some(format!("<svg class=\"dots dots--8\" viewBox=\"0 0 54 {height}\" role=\"img\" aria-label=\"{}\">{circles}</svg>", escape(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dots that the filled area has room for.
    fn drawn(svg: &str) -> u32 {
        let value = |rect: &str, name: &str| {
            let text = rect.split(&format!(" {name}=\"")).nth(1).and_then(|s| s.split('"').next()).unwrap();
            text.parse::<u32>().unwrap()
        };
        svg.split("<rect").skip(1).map(|rect| value(rect, "width") / CELL * (value(rect, "height") / CELL)).sum()
    }

    #[test]
    fn there_are_as_many_dots_as_people() {
        for count in [1, 8, 39, 40, 41, 80, 139, 500, 600] {
            let svg = dots(count, false, DotSize::Small, "x").unwrap();
            assert_eq!(drawn(&svg), count);
            assert!(svg.contains(&format!("viewBox=\"0 0 280 {}\"", count.div_ceil(40) * 7)));
        }
        assert_eq!(dots(0, false, DotSize::Small, ""), None);
        assert_eq!(dots(601, false, DotSize::Small, ""), None);
    }

    #[test]
    fn the_plus_follows_the_last_dot() {
        assert!(dots(500, true, DotSize::Wide, "x").unwrap().contains("M141 87h5"));
        // A full last row: the plus begins the next one, which needs room.
        let svg = dots(80, true, DotSize::Wide, "x").unwrap();
        assert!(svg.contains("viewBox=\"0 0 280 21\"") && svg.contains("M1 17h5"));
    }

    #[test]
    fn large_dots_are_counted_too() {
        assert_eq!(dots_large(8, "8").unwrap().matches("<circle").count(), 8);
        assert!(dots_large(9, "9").unwrap().contains("viewBox=\"0 0 54 12\""));
        assert!(dots_large(17, "17").unwrap().contains("viewBox=\"0 0 54 19\""));
        assert_eq!(dots_large(48, "48").unwrap().matches("<circle").count(), 48);
        assert_eq!((dots_large(0, ""), dots_large(49, "")), (None, None));
    }
}
