//! Counts from month to month as a skyline: one step a month to scale, gaps left open, what is doubtful in outline with a question mark.
//!
//! Lengths across are in per cent and lengths down in pixels, so a drawing fills any width and its text keeps its size.

use super::markup::{escape, num};

/// One month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A bar between two values of the scale: from zero for a count.
    Bar(u32, u32),
    /// The same, not to be trusted.
    Doubtful(u32, u32),
    /// Nothing to draw, and nothing missing.
    None,
    /// Nobody knows.
    Gap,
}

/// The scale of a lane: from zero at the foot to `top`, or downwards from the top edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The value at the far end.
    pub top: u32,
    /// Whether values run downwards, as places in a ranking do.
    pub down: bool,
    /// Height in pixels.
    pub height: u32,
}

impl Scale {
    /// The distance of a value from the upper edge, in units of the scale.
    fn y(&self, value: u32) -> u32 {
        let value = value.min(self.top);
        if self.down { value } else { self.top - value }
    }

    /// The same in pixels.
    fn pixels(&self, value: u32) -> f64 {
        f64::from(self.y(value)) / f64::from(self.top.max(1)) * f64::from(self.height)
    }
}

/// The index of each January with its year, for a lane that begins in a month (1 to 12) of a year.
pub fn januaries(year: i16, month: i8, months: usize) -> Vec<(i16, usize)> {
    let first = if month == 1 { 0 } else { usize::try_from(13 - month).unwrap_or(0) };
    (first..months).step_by(12).zip(if month == 1 { year.. } else { year + 1.. }).map(|(at, year)| (year, at)).collect()
}

/// The years above the lanes, and the grid of the years that the lanes refer to as `grid`. On narrow screens every other year is hidden by the
/// style sheet (class `yr2`).
pub fn year_axis(years: &[(i16, usize)], months: usize, grid: &str) -> String {
    let mut labels = String::new();
    let mut lines = String::new();
    for (at, (year, month)) in years.iter().enumerate() {
        let x = x(*month, months);
        lines += &format!("<line class=\"tick\" x1=\"{0}%\" x2=\"{0}%\" y2=\"100%\"/>", num(x, 2));
        let minor = if at % 2 == 1 { " yr2" } else { "" };
        // A year that has no room before the right edge stands against it (class `yrend`), or is left out.
        labels += &match x {
            x if x < 90.0 => format!("<text class=\"deg{minor}\" x=\"{}%\" dx=\"3\" y=\"12\">{year}</text>", num(x, 2)),
            x if x < 95.0 => format!("<text class=\"deg yrend{minor}\" x=\"100%\" y=\"12\">{year}</text>"),
            _ => String::new(),
        };
    }
    format!(
        "<svg class=\"steps\" width=\"100%\" height=\"18\" aria-hidden=\"true\"><defs><g id=\"{grid}\">{lines}</g></defs>{labels}</svg>"
    )
}

/// A lane. `marks` are the values that have a line, with their words; `grid` is the id of the grid of [`year_axis`].
pub fn steps(steps: &[Step], scale: &Scale, marks: &[(u32, String)], grid: &str) -> String {
    let (count, height, top) = (steps.len(), scale.height, scale.top);
    if count == 0 || top == 0 {
        return String::new();
    }
    let mut lines = format!("<use href=\"#{grid}\"/>");
    let mut words = String::new();
    for (value, label) in marks {
        let y = scale.pixels(*value);
        lines += &format!("<line class=\"tick\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>", num(y, 1));
        // The words stand in the margin before the drawing, level with their line.
        words += &format!("<text class=\"deg scale__n\" y=\"{}\">{}</text>", num(y, 1), escape(label));
    }
    let mut out = format!("<svg class=\"steps\" width=\"100%\" height=\"{height}\" aria-hidden=\"true\">");
    out += &format!("<svg width=\"100%\" height=\"{height}\" viewBox=\"0 0 {count} {top}\" preserveAspectRatio=\"none\">");
    out += &path("gap", &runs(steps, scale, |step| (step == Step::Gap).then_some((0, top))));
    out += "</svg>";
    out += &lines;
    out += &format!("<svg width=\"100%\" height=\"{height}\" viewBox=\"0 0 {count} {top}\" preserveAspectRatio=\"none\">");
    out += &path("bar", &runs(steps, scale, |step| if let Step::Bar(from, to) = step { Some((from, to)) } else { None }));
    out += &path("doubt", &runs(steps, scale, |step| if let Step::Doubtful(from, to) = step { Some((from, to)) } else { None }));
    out += "</svg>";
    out += &words;
    for (at, step) in steps.iter().enumerate() {
        let Step::Doubtful(from, to) = *step else { continue };
        let before = at.checked_sub(1).and_then(|at| steps.get(at));
        if !matches!(before, Some(Step::Doubtful(..))) {
            let y = scale.pixels(if scale.down { from } else { to }).max(16.0) - 4.0;
            out += &format!("<text class=\"yr\" x=\"{}%\" y=\"{}\" text-anchor=\"middle\">?</text>", num(middle(at, count), 2), num(y, 1));
        }
    }
    let axis = if scale.down { 0 } else { height };
    out + &format!("<line class=\"axis\" x2=\"100%\" y1=\"{axis}\" y2=\"{axis}\"/></svg>")
}

/// Where a month begins, in per cent.
fn x(at: usize, count: usize) -> f64 {
    at as f64 / count.max(1) as f64 * 100.0
}

fn middle(at: usize, count: usize) -> f64 {
    (at as f64 + 0.5) / count.max(1) as f64 * 100.0
}

fn path(class: &str, data: &str) -> String {
    if data.is_empty() { String::new() } else { format!("<path class=\"{class}\" d=\"{data}\"/>") }
}

/// Outlines of the runs of neighbouring months that `pick` gives a bar for, in units of months and of the scale.
fn runs(steps: &[Step], scale: &Scale, pick: impl Fn(Step) -> Option<(u32, u32)>) -> String {
    let mut data = String::new();
    let mut at = 0;
    while at < steps.len() {
        let run: Vec<(u32, u32)> = steps.iter().skip(at).map_while(|step| pick(*step)).collect();
        if let Some((first, _)) = run.first() {
            data += &format!("M{at} {}", scale.y(*first));
            let mut height = None;
            for (month, (_, to)) in run.iter().enumerate() {
                // A step that is as high as the one before needs no new corner.
                if height != Some(*to) {
                    data += &(if month > 0 { format!("H{}", at + month) } else { String::new() } + &format!("V{}", scale.y(*to)));
                    height = Some(*to);
                }
            }
            data += &format!("H{}", at + run.len());
            let mut height = None;
            for (month, (from, _)) in run.iter().enumerate().rev() {
                if height != Some(*from) {
                    data +=
                        &(if height.is_some() { format!("H{}", at + month + 1) } else { String::new() } + &format!("V{}", scale.y(*from)));
                    height = Some(*from);
                }
            }
            data.push('z');
        }
        at += run.len().max(1);
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale = Scale { top: 10, down: false, height: 50 };

    fn drawn(list: &[Step]) -> String {
        steps(list, &SCALE, &[(10, "10 & up".into())], "g")
    }

    #[test]
    fn a_step_is_as_high_as_its_count_and_gaps_stay_open() {
        let svg = drawn(&[Step::Bar(0, 3), Step::Bar(0, 3), Step::Gap, Step::Bar(0, 7), Step::None]);
        assert!(svg.contains("viewBox=\"0 0 5 10\""), "{svg}");
        // From the foot (10) up to 3, two months on, back down; then up to 7.
        assert!(svg.contains("<path class=\"bar\" d=\"M0 10V7H2V10zM3 10V3H4V10z\"/>"), "{svg}");
        assert!(svg.contains("<path class=\"gap\" d=\"M2 10V0H3V10z\"/>"), "{svg}");
        assert!(svg.contains("10 &amp; up") && !svg.contains(">?<"));
    }

    #[test]
    fn what_is_doubtful_is_marked_once_for_a_run() {
        let svg = drawn(&[Step::Doubtful(0, 1), Step::Doubtful(0, 1), Step::Bar(0, 2)]);
        assert_eq!(svg.matches(">?<").count(), 1);
        assert!(svg.contains("<path class=\"doubt\" d=\"M0 10V9H2V10z\"/>"), "{svg}");
    }

    #[test]
    fn places_run_downwards() {
        let scale = Scale { top: 120, down: true, height: 120 };
        let svg = steps(&[Step::Bar(49, 119), Step::Bar(53, 117)], &scale, &[], "g");
        assert!(svg.contains("d=\"M0 49V119H1V117H2V53H1V49z\""), "{svg}");
    }

    #[test]
    fn years_begin_in_january() {
        assert_eq!(januaries(2015, 1, 25), [(2015, 0), (2016, 12), (2017, 24)]);
        assert_eq!(januaries(2015, 11, 15), [(2016, 2), (2017, 14)]);
        let axis = year_axis(&[(2016, 2), (2017, 14)], 16, "g");
        assert!(axis.contains("<g id=\"g\"><line class=\"tick\" x1=\"12.5%\" x2=\"12.5%\" y2=\"100%\"/><line"), "{axis}");
        assert!(drawn(&[Step::None]).contains("<use href=\"#g\"/>"));
        assert_eq!(steps(&[], &SCALE, &[], "g"), "");
    }
}
