//! Values of single dates to scale: a stem from zero for each, on an axis of years. Nothing is drawn between the dates, since nothing is
//! known there.

use super::labels::text_width;
use super::markup::{escape, num};

/// A value of a date.
#[derive(Clone, Copy, Debug)]
pub struct Stem<'a> {
    /// The date as a number of years: the middle of 2018 is 2018.5.
    pub year: f64,
    /// The value.
    pub value: f64,
    /// The value in words.
    pub label: &'a str,
}

/// The height of the drawing, and the room above the highest stem for its words, in pixels.
const HEIGHT: f64 = 120.0;
const ROOM: f64 = 22.0;
/// The widths of the drawing in CSS pixels on the narrowest screen, and on the narrowest of those that are wide: words that run into others on
/// the first are hidden on narrow screens (class `yr2`), those that do on the second are left to the table.
const WIDTHS: [(bool, f64); 2] = [(true, 238.0), (false, 620.0)];
/// The size of the words in CSS pixels, and the room between them.
const SIZE: f64 = 14.0;
const BETWEEN: f64 = 5.0;

/// The stems, in order of their dates, with the years below. Empty if there is nothing above zero.
pub fn stems(stems: &[Stem<'_>]) -> String {
    let top = stems.iter().map(|stem| stem.value).fold(0.0, f64::max);
    let (Some(first), Some(last)) = (stems.first(), stems.last()) else { return String::new() };
    if top <= 0.0 {
        return String::new();
    }
    let from = first.year.floor();
    let until = last.year.floor() + 1.0;
    // A little room on both sides, so that no stem stands on the edge.
    let x = |year: f64| 3.0 + (year - from) / (until - from) * 94.0;
    let y = |value: f64| HEIGHT - value / top * (HEIGHT - ROOM);
    let mut out = format!("<svg class=\"steps steps--bare\" height=\"{}\" aria-hidden=\"true\">", num(HEIGHT + 18.0, 0));
    let years = (until - from) as i32;
    for at in 0..years {
        let (year, x) = (from + f64::from(at), num(x(from + f64::from(at)), 2));
        // Where years are many, every other one is hidden on narrow screens.
        let minor = if years > 6 && at % 2 == 1 { " yr2" } else { "" };
        out += &format!("<line class=\"tick\" x1=\"{x}%\" x2=\"{x}%\" y2=\"{0}\"/>", num(HEIGHT, 0));
        out += &format!("<text class=\"deg{minor}\" x=\"{x}%\" dx=\"3\" y=\"{}\">{year}</text>", num(HEIGHT + 14.0, 0));
    }
    for stem in stems {
        let (x, y) = (num(x(stem.year), 2), num(y(stem.value), 1));
        out += &format!("<line class=\"stem\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{}\" y2=\"{y}\"/>", num(HEIGHT, 0));
        out += &format!("<circle class=\"dot1\" cx=\"{x}%\" cy=\"{y}\" r=\"5\"/>");
    }
    for (stem, narrow) in labelled(stems, top) {
        let x = x(stem.year);
        let class = if narrow { "yr" } else { "yr yr2" };
        let anchor = match x {
            x if x < 8.0 => "start",
            x if x > 92.0 => "end",
            _ => "middle",
        };
        out += &format!(
            "<text class=\"{class}\" x=\"{}%\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            num(x, 2),
            num(y(stem.value) - 9.0, 1),
            escape(stem.label)
        );
    }
    out + &format!("<line class=\"axis\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/></svg>", num(HEIGHT, 0))
}

/// The stems whose words find room, and whether they do on narrow screens too: the last first, then the highest and the first, then what lies
/// between.
fn labelled<'a, 'b>(stems: &'b [Stem<'a>], top: f64) -> Vec<(&'b Stem<'a>, bool)> {
    let (Some(first), Some(last)) = (stems.first(), stems.last()) else { return Vec::new() };
    let span = last.year.floor() + 1.0 - first.year.floor();
    let highest = stems.iter().rev().find(|stem| stem.value >= top);
    let mut shown: Vec<(&Stem<'a>, bool)> = Vec::new();
    for (narrow, width) in WIDTHS {
        // Half of each word reaches towards the other.
        let free = |a: &Stem<'_>, b: &Stem<'_>| {
            let apart = (a.year - b.year).abs() / span * 0.94 * width;
            apart >= (text_width(a.label, SIZE) + text_width(b.label, SIZE)) / 2.0 + BETWEEN
        };
        for stem in [last].into_iter().chain(highest).chain([first]).chain(stems) {
            if shown.iter().all(|(other, _)| free(other, stem)) {
                shown.push((stem, narrow));
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(year: f64, value: f64, label: &str) -> Stem<'_> {
        Stem { year, value, label }
    }

    #[test]
    fn stems_are_to_scale_from_zero() {
        let svg = stems(&[stem(2020.0, 10.0, "10"), stem(2022.5, 20.0, "20 & more")]);
        // Three years, so 2022.5 stands at 3 + 2.5 / 3 × 94 per cent; half of the highest value reaches half as high.
        assert!(svg.contains("<circle class=\"dot1\" cx=\"3%\" cy=\"71\" r=\"5\"/>"), "{svg}");
        assert!(svg.contains("<circle class=\"dot1\" cx=\"81.33%\" cy=\"22\" r=\"5\"/>"), "{svg}");
        assert!(svg.contains(">2020</text>") && svg.contains(">2022</text>") && !svg.contains(">2023</text>"));
        assert!(svg.contains(">20 &amp; more</text>"));
    }

    #[test]
    fn words_that_would_run_into_others_are_left_out() {
        let near = [stem(2020.0, 1.0, "one"), stem(2024.4, 2.0, "two"), stem(2024.9, 5.0, "five"), stem(2025.0, 4.0, "four")];
        let svg = stems(&near);
        assert!(svg.contains(">four<") && svg.contains(">one<") && !svg.contains(">five<"), "{svg}");
        // Two years in a hundred find no room, eight in a hundred only on wide screens; a digit is narrower than a word.
        assert_eq!((svg.matches("class=\"yr\"").count(), svg.matches("class=\"yr yr2\"").count()), (2, 1), "{svg}");
        assert_eq!(svg.matches("class=\"dot1\"").count(), 4);
        let digits = stems(&[stem(2018.99, 1.0, "1"), stem(2024.99, 6.0, "6"), stem(2025.58, 4.0, "4")]);
        assert_eq!(digits.matches("class=\"yr\"").count(), 3, "{digits}");
    }

    #[test]
    fn nothing_above_zero_draws_nothing() {
        assert_eq!(stems(&[]), "");
        assert_eq!(stems(&[stem(2020.0, 0.0, "0")]), "");
    }
}
