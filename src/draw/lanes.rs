//! The service timeline to scale: a lane for each mission under one axis of years.

use super::markup::{escape, num};

/// The years that the lanes run over.
#[derive(Clone, Copy, Debug)]
pub struct Axis<'a> {
    /// The first year.
    pub from: f64,
    /// The last moment known; what still goes on there is drawn as open.
    pub until: f64,
    /// What is written at the last moment: `July 2025`.
    pub until_label: &'a str,
    /// The id of the grid of years, which every lane refers to: one of its own for each group of lanes on a page.
    pub grid: &'a str,
    /// A moment that every lane is measured against, such as a decision: a line across all of them.
    pub mark: Option<f64>,
}

/// A stretch of service, in years with a fraction: the end of July 2025 is 2025.58.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spell {
    /// Its first known moment.
    pub from: f64,
    /// Its last known moment.
    pub to: f64,
    /// Whether it goes on after the last known moment.
    pub open_end: bool,
}

/// A mission's lane.
#[derive(Clone, Copy, Debug)]
pub struct Lane<'a> {
    /// The mission's name.
    pub label: &'a str,
    /// What the bar says, in words: it stands for the drawing for those who do not see it.
    pub note: &'a str,
    /// The address of its page, if the name is a link.
    pub href: Option<&'a str>,
    /// Its spells, in order.
    pub spells: &'a [Spell],
}

/// The end of the axis in per cent; the rest is room for the tails of what goes on.
const END: f64 = 94.0;
/// The least length of a bar in per cent: a spell of one month is still seen on the smallest screen.
const LEAST: f64 = 1.0;

/// The room for a year before a bar on the smallest screen, in per cent.
const ROOM: f64 = 17.0;

impl Axis<'_> {
    fn x(&self, year: f64) -> f64 {
        (year - self.from) / (self.until - self.from) * END
    }

    /// The years that have a line: each fifth one.
    fn fifths(&self) -> impl Iterator<Item = (i32, f64)> + '_ {
        let (first, last) = ((self.from / 5.0).ceil() as i32, (self.until / 5.0).floor() as i32);
        (first..=last).map(|i| (i * 5, self.x(f64::from(i) * 5.0)))
    }
}

/// The lanes as an ordered list. Heights are counted from the middle of a lane, where the style sheet sets them. Empty if the axis has no length.
pub fn lanes(axis: &Axis, lanes: &[Lane]) -> String {
    if axis.until <= axis.from {
        return String::new();
    }
    let mut labels = String::new();
    let mut ticks = String::new();
    for (year, x) in axis.fifths() {
        // A line beside that of the last moment would be taken for it.
        if x < END - 6.0 {
            ticks += &format!("<line x1=\"{0}%\" x2=\"{0}%\" y1=\"-27\" y2=\"27\"/>", num(x, 2));
        }
        // A year too near to the last label would run into it.
        if x < END - 20.0 {
            let anchor = if x < 4.0 { "" } else { " text-anchor=\"middle\"" };
            // On the narrowest screens the last label reaches a third of the way back.
            let minor = if x > END - 32.0 { " yr3" } else { "" };
            labels += &format!("<text class=\"deg{minor}\" x=\"{}%\" y=\"12\"{anchor}>{year}</text>", num(x, 2));
        }
    }
    ticks += &format!("<line x1=\"{END}%\" x2=\"{END}%\" y1=\"-27\" y2=\"27\"/>");
    let mark = axis.mark.map_or_else(String::new, |mark| {
        format!("<line class=\"target\" x1=\"{0}%\" x2=\"{0}%\" y1=\"-17\" y2=\"17\"/>", num(axis.x(mark), 2))
    });
    let id = escape(axis.grid);
    labels += &format!("<text class=\"deg\" x=\"100%\" y=\"12\" text-anchor=\"end\">{}</text>", escape(axis.until_label));
    let rows: String = lanes.iter().map(|lane| row(axis, lane)).collect();
    format!(
        "<ol class=\"lanes\"><li class=\"lane lane--axis\" aria-hidden=\"true\"><span></span><svg height=\"18\"><defs><g id=\"{id}\"><g class=\"tick\">{ticks}</g>{mark}</g><path id=\"{id}-on\" class=\"tlm\" d=\"M0-8 8 0 0 8-8 0z\"/></defs>{labels}</svg></li>{rows}</ol>"
    )
}

fn row(axis: &Axis, lane: &Lane) -> String {
    let mut bars = String::new();
    for spell in lane.spells {
        let (start, end) = (axis.x(spell.from).max(0.0), axis.x(spell.to).min(END));
        let end = end.max(start + LEAST);
        bars += &format!("<line class=\"span\" x1=\"{}%\" x2=\"{}%\"/>", num(start, 2), num(end, 2));
        if spell.open_end {
            bars += &format!("<line class=\"span span--open\" x1=\"{}%\" x2=\"100%\"/>", num(end, 2));
        }
    }
    if let Some(first) = lane.spells.first() {
        let x = axis.x(first.from).max(0.0);
        let year = first.from.floor();
        // The year stands before the bar where there is room on the smallest screen and no mark runs through it, else it is left to the words.
        let marked = axis.mark.map(|mark| axis.x(mark)).is_some_and(|mark| (x - ROOM..x - 2.0).contains(&mark));
        let text = if x > ROOM && !marked {
            format!("<text class=\"yr\" x=\"{}%\" dx=\"-14\" y=\"5\" text-anchor=\"end\">{year}</text>", num(x, 2))
        } else {
            String::new()
        };
        bars += &format!("<use href=\"#{}-on\" x=\"{}%\"/>{text}", escape(axis.grid), num(x, 2));
    }
    let label = match lane.href {
        Some(href) => format!("<a href=\"{}\">{}</a>", escape(href), escape(lane.label)),
        None => escape(lane.label),
    };
    format!(
        "<li class=\"lane\"><span><b>{label}</b><br><span class=\"asof\">{}</span></span><svg height=\"34\" aria-hidden=\"true\"><g><use href=\"#{}\"/>{bars}</g></svg></li>",
        escape(lane.note),
        escape(axis.grid)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const AXIS: Axis<'static> = Axis { from: 2007.0, until: 2025.58, until_label: "July 2025", grid: "g", mark: None };

    fn one(spells: &[Spell]) -> String {
        lanes(&AXIS, &[Lane { label: "A & B", note: "n", href: None, spells }])
    }

    #[test]
    fn years_are_to_scale() {
        let html = one(&[]);
        for (year, x) in [(2010, 3.0 / 18.58 * 94.0), (2015, 8.0 / 18.58 * 94.0), (2020, 13.0 / 18.58 * 94.0)] {
            assert!(html.contains(&format!("x=\"{}%\" y=\"12\" text-anchor=\"middle\">{year}<", num(x, 2))), "{html}");
        }
        assert!(html.contains(">July 2025<") && !html.contains(">2025<") && html.contains("A &amp; B"));
    }

    #[test]
    fn a_spell_that_goes_on_has_a_dotted_tail() {
        let html = one(&[Spell { from: 2018.8, to: 2025.58, open_end: true }]);
        assert!(html.contains("<line class=\"span\" x1=\"59.7%\" x2=\"94%\""), "{html}");
        assert!(html.contains("span--open\" x1=\"94%\" x2=\"100%\"") && html.contains(">2018<"));
        assert!(!one(&[Spell { from: 2018.8, to: 2020.0, open_end: false }]).contains("span--open"));
    }

    #[test]
    fn a_mark_runs_through_every_lane() {
        let axis = Axis { mark: Some(2018.45), ..AXIS };
        let lane = Lane { label: "a", note: "n", href: None, spells: &[] };
        let html = lanes(&axis, &[lane, lane]);
        assert_eq!(html.matches("class=\"target\" x1=\"57.93%\"").count(), 1);
        assert_eq!(html.matches("<use href=\"#g\"/>").count(), 2);
    }

    #[test]
    fn no_mark_runs_through_a_year() {
        let spells = [Spell { from: 2023.0, to: 2025.58, open_end: true }];
        let drawn = |mark: f64| lanes(&Axis { mark: Some(mark), ..AXIS }, &[Lane { label: "a", note: "n", href: None, spells: &spells }]);
        assert!(drawn(2012.0).contains(">2023<") && drawn(2023.5).contains(">2023<"));
        assert!(!drawn(2021.5).contains(">2023<"));
    }

    #[test]
    fn a_month_is_still_seen() {
        let html = one(&[Spell { from: 2017.08, to: 2017.16, open_end: false }, Spell { from: 2022.83, to: 2023.83, open_end: false }]);
        assert_eq!(html.matches("class=\"span\"").count(), 2);
        assert!(html.contains("x1=\"51%\" x2=\"52%\""), "{html}");
        assert_eq!(html.matches("<use href=\"#g-on\" x=\"51%\"/>").count(), 1);
    }

    #[test]
    fn an_axis_without_length_draws_nothing() {
        assert_eq!(lanes(&Axis { until: 2007.0, ..AXIS }, &[]), "");
    }
}
