//! The months that the lanes of a chart run over: their years, and the gaps of which nobody knows anything, drawn once and referred to by each
//! lane, since a lane has no more of its own than its numbers.

use super::markup::{escape, num};
use super::steps::Step;

/// More years than this find no room side by side on the narrowest screen.
const MANY: usize = 6;

/// The index of each January with its year, for a lane that begins in a month (1 to 12) of a year.
fn januaries(year: i16, month: i8, months: usize) -> Vec<(i16, usize)> {
    let first = if month == 1 { 0 } else { usize::try_from(13 - month).unwrap_or(0) };
    (first..months).step_by(12).zip(if month == 1 { year.. } else { year + 1.. }).map(|(at, year)| (year, at)).collect()
}

/// What the lanes of a chart have in common, drawn once and referred to by each: the years, and the months of which nobody knows.
#[derive(Clone, Debug)]
pub struct Months<'a> {
    /// The id of the grid: one of its own for each chart of a page.
    id: &'a str,
    years: Vec<(i16, usize)>,
    count: usize,
    /// The gaps of the lanes, as months from and to; lanes with the same gaps share them.
    gaps: Vec<Vec<(usize, usize)>>,
}

impl<'a> Months<'a> {
    /// The months of lanes that begin in a month (1 to 12) of a year.
    pub fn new(id: &'a str, (year, month): (i16, i8), lanes: &[Vec<Step>]) -> Months<'a> {
        let count = lanes.iter().map(Vec::len).max().unwrap_or(0);
        let mut all: Vec<Vec<(usize, usize)>> = lanes.iter().map(|lane| gaps(lane)).filter(|gaps| !gaps.is_empty()).collect();
        all.sort_unstable();
        all.dedup();
        Months { id, years: januaries(year, month, count), count, gaps: all }
    }

    /// The years above the lanes, with the grid that the lanes refer to. Where years are many, every other one is hidden on narrow screens by the
    /// style sheet (class `yr2`).
    pub fn axis(&self) -> String {
        let (id, many) = (escape(self.id), self.years.len() > MANY);
        let mut labels = String::new();
        let mut lines = String::new();
        for (at, (year, month)) in self.years.iter().enumerate() {
            let x = x(*month, self.count);
            lines += &format!("M{month} 0v1");
            let minor = if many && at % 2 == 1 { " yr2" } else { "" };
            // A year that has no room before the right edge stands against it (class `yrend`), or is left out.
            labels += &match x {
                x if x < 90.0 => format!("<text class=\"deg{minor}\" x=\"{}%\" dx=\"3\" y=\"12\">{year}</text>", num(x, 2)),
                x if x < 95.0 => format!("<text class=\"deg yrend{minor}\" x=\"100%\" y=\"12\">{year}</text>"),
                _ => String::new(),
            };
        }
        let mut defs = format!(
            "<svg id=\"{id}\" class=\"years\" viewBox=\"0 0 {} 1\" preserveAspectRatio=\"none\"><path class=\"tick\" d=\"{lines}\"/></svg>",
            self.count
        );
        if !self.gaps.is_empty() {
            defs += &format!(
                "<pattern id=\"{id}-gap\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M1 0v4\"/></pattern>"
            );
        }
        for (at, gaps) in self.gaps.iter().enumerate() {
            let rects: String = gaps
                .iter()
                .map(|(from, to)| {
                    let (left, right) = (x(*from, self.count), x(*to, self.count));
                    format!("<rect x=\"{}%\" width=\"{}%\" height=\"100%\"/>", num(left, 2), num(right - left, 2))
                })
                .collect();
            defs += &format!("<g id=\"{id}-{at}\"><g class=\"gap\" fill=\"url(#{id}-gap)\">{rects}</g><use href=\"#{id}\"/></g>");
        }
        format!("<svg class=\"steps\" height=\"18\" aria-hidden=\"true\"><defs>{defs}</defs>{labels}</svg>")
    }

    /// The id of the grid of a lane: the years with its gaps.
    pub(super) fn grid(&self, steps: &[Step]) -> String {
        let own = gaps(steps);
        let id = escape(self.id);
        self.gaps.iter().position(|gaps| *gaps == own).map_or(id.clone(), |at| format!("{id}-{at}"))
    }
}

/// The stretches of months without a table.
fn gaps(steps: &[Step]) -> Vec<(usize, usize)> {
    stretches(steps, |step| step == Step::Gap)
}

/// The stretches of neighbouring months that `pick` takes, each from its first month to the month after its last.
pub(super) fn stretches(steps: &[Step], pick: impl Fn(Step) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < steps.len() {
        let long = steps.iter().skip(at).take_while(|step| pick(**step)).count();
        if long > 0 {
            found.push((at, at + long));
        }
        at += long.max(1);
    }
    found
}

/// Where a month begins, in per cent.
pub(super) fn x(at: usize, count: usize) -> f64 {
    at as f64 / count.max(1) as f64 * 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_begin_in_january() {
        assert_eq!(januaries(2015, 1, 25), [(2015, 0), (2016, 12), (2017, 24)]);
        assert_eq!(januaries(2015, 11, 15), [(2016, 2), (2017, 14)]);
        let months = Months::new("g", (2015, 11), &[vec![Step::None; 16]]);
        let axis = months.axis();
        assert!(
            axis.contains(
                "<svg id=\"g\" class=\"years\" viewBox=\"0 0 16 1\" preserveAspectRatio=\"none\"><path class=\"tick\" d=\"M2 0v1M14 0v1\"/>"
            ),
            "{axis}"
        );
        assert_eq!(months.grid(&[Step::None; 16]), "g");
    }

    #[test]
    fn gaps_are_hatched_and_shared() {
        let lane = vec![Step::Bar(0, 1), Step::Gap, Step::Gap, Step::None];
        let other = vec![Step::Gap, Step::None, Step::None, Step::Gap];
        let months = Months::new("g", (2020, 1), &[lane.clone(), lane.clone(), other.clone(), vec![Step::None; 4]]);
        let axis = months.axis();
        assert_eq!((axis.matches("<pattern").count(), axis.matches("class=\"gap\"").count()), (1, 2), "{axis}");
        assert!(axis.contains("<g class=\"gap\" fill=\"url(#g-gap)\"><rect x=\"25%\" width=\"50%\" height=\"100%\"/></g>"), "{axis}");
        assert_eq!((months.grid(&lane), months.grid(&other)), ("g-1".to_owned(), "g-0".to_owned()));
        assert!(!Months::new("g", (2020, 1), &[vec![Step::None; 4]]).axis().contains("pattern"));
    }

    #[test]
    fn few_years_are_all_shown_on_narrow_screens() {
        let axis = |years: usize| Months::new("g", (2015, 1), &[vec![Step::None; years * 12]]).axis();
        assert_eq!((axis(6).matches("yr2").count(), axis(8).matches("yr2").count()), (0, 4));
    }
}
