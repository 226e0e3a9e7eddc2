//! The strip of the home page: a few events to scale on one axis, each with a line to its words below.

use super::markup::{escape, num};

/// An event on the strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripEvent {
    /// When, in years with a fraction.
    pub year: f64,
    /// Whether the United Nations acted; otherwise Kazakhstan did.
    pub united_nations: bool,
}

const AXIS: f64 = 30.0;
/// From the left edge of one column of words to that of the next, in per cent of the axis, for four columns with their gaps.
const COLUMN: f64 = 25.73;

/// The axis of the strip from one year to another with the events in order; their words follow as a list of as many columns. At most four
/// are drawn, for there are four columns.
pub fn strip(from: i32, until: f64, until_label: &str, events: &[StripEvent]) -> String {
    let length = until - f64::from(from);
    if length <= 0.0 {
        return String::new();
    }
    let x = |year: f64| ((year - f64::from(from)) / length * 100.0).clamp(0.0, 100.0);
    let mut out = String::from("<svg class=\"strip__axis\" width=\"100%\" height=\"104\" aria-hidden=\"true\"><g class=\"axisg\">");
    for year in from..=until.floor() as i32 {
        let at = num(x(f64::from(year)), 2);
        let fifth = year % 5 == 0;
        out += &format!("<line class=\"tick\" x1=\"{at}%\" x2=\"{at}%\" y1=\"30\" y2=\"{}\"/>", if fifth { 40 } else { 35 });
        // A label at either end is set inwards, and a year too near to the last label is left out.
        if fifth && x(f64::from(year)) < 92.0 {
            let anchor = if x(f64::from(year)) < 3.0 { "" } else { " text-anchor=\"middle\"" };
            out += &format!("<text class=\"deg\" x=\"{at}%\" y=\"10\"{anchor}>{year}</text>");
        }
    }
    out += &format!(
        "<text class=\"deg\" x=\"100%\" y=\"10\" text-anchor=\"end\">{}</text><line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{AXIS}\" y2=\"{AXIS}\"/></g>",
        escape(until_label)
    );
    let marks: Vec<(f64, f64)> = events.iter().take(4).enumerate().map(|(i, event)| (x(event.year), i as f64 * COLUMN)).collect();
    for ((at, column), level) in marks.iter().zip(levels(&marks)) {
        let (left, right) = (at.min(*column), at.max(*column));
        out += &line(*at, *at, AXIS, level);
        if right - left > 0.05 {
            out += &line(left, right, level, level);
        }
        out += &line(*column, *column, level, 96.0);
    }
    for ((at, _), event) in marks.iter().zip(events) {
        let class = if event.united_nations { "tlm tlm--un" } else { "tlm" };
        out += &format!("<svg class=\"at\" x=\"{}%\" y=\"{AXIS}\"><path class=\"{class}\" d=\"M0-8 8 0 0 8-8 0z\"/></svg>", num(*at, 2));
    }
    out + "</svg>"
}

fn line(x1: f64, x2: f64, y1: f64, y2: f64) -> String {
    format!("<line class=\"leader\" x1=\"{}%\" x2=\"{}%\" y1=\"{}\" y2=\"{}\"/>", num(x1, 2), num(x2, 2), num(y1, 0), num(y2, 0))
}

/// The height of each leader's level stretch. Leaders that run left lie lower the later they are, leaders that run right higher: then no
/// two of them cross.
fn levels(marks: &[(f64, f64)]) -> Vec<f64> {
    let count = marks.len().max(2) as f64 - 1.0;
    let step = |i: usize| 50.0 + 26.0 * i as f64 / count;
    marks.iter().enumerate().map(|(i, (at, column))| if at >= column { step(i) } else { step(marks.len() - 1 - i) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(years: [f64; 4]) -> Vec<StripEvent> {
        years.map(|year| StripEvent { year, united_nations: false }).to_vec()
    }

    #[test]
    fn events_are_to_scale() {
        let svg = strip(2000, 2026.0, "now", &events([2000.0, 2002.0, 2018.0, 2025.92]));
        for at in ["7.69%", "69.23%", "99.69%"] {
            assert!(svg.contains(&format!("<svg class=\"at\" x=\"{at}\"")), "{svg}");
        }
        assert!(svg.contains(">2020<") && !svg.contains(">2025<") && svg.contains(">now<"));
        assert_eq!(strip(2000, 2000.0, "", &[]), "");
    }

    #[test]
    fn no_two_leaders_cross() {
        for years in [
            [2000.0, 2002.0, 2018.0, 2024.0],
            [2014.0, 2018.0, 2021.0, 2024.0],
            [1992.0, 1993.0, 1994.0, 1995.0],
            [2000.0, 2020.0, 2021.0, 2022.0],
        ] {
            let marks: Vec<(f64, f64)> = years.iter().enumerate().map(|(i, y)| ((y - 1992.0) / 33.0 * 100.0, i as f64 * COLUMN)).collect();
            let level = levels(&marks);
            for i in 0..4 {
                for j in (0..4).filter(|j| *j != i) {
                    let span = (marks[i].0.min(marks[i].1), marks[i].0.max(marks[i].1));
                    let between = |x: f64| x > span.0 && x < span.1;
                    // The level stretch of one against the two upright stretches of the other.
                    assert!(!(between(marks[j].0) && level[i] < level[j]), "{years:?} {i} {j}");
                    assert!(!(between(marks[j].1) && level[i] > level[j]), "{years:?} {i} {j}");
                }
            }
        }
    }
}
