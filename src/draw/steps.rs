//! Counts from month to month as a skyline: one step a month to scale, gaps hatched, what is doubtful in outline with a question mark.
//!
//! Lengths across are in per cent and lengths down in pixels, so a drawing fills any width and its text keeps its size.

use super::markup::{escape, num};
use super::months::{Months, stretches, x};

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

    /// The foot of a question mark over the months from one to another: above what stands there and, in a long lane, beside its middle, but below
    /// the edge.
    fn free_above(&self, steps: &[Step], from: usize, to: usize) -> f64 {
        let middle = (from + to) as f64 / 2.0;
        let reach = HALF * steps.len() as f64;
        let near = |at: usize| (at as f64) < middle + reach && (at + 1) as f64 > middle - reach;
        let tops = steps.iter().enumerate().filter(|(at, _)| (from..to).contains(at) || near(*at));
        let tops = tops.filter_map(|(_, step)| match *step {
            Step::Bar(low, high) | Step::Doubtful(low, high) => Some(self.pixels(if self.down { low } else { high })),
            Step::None | Step::Gap => None,
        });
        tops.fold(f64::from(self.height), f64::min).max(16.0) - 4.0
    }
}

/// Half the width of a question mark as a share of the narrowest drawing.
const HALF: f64 = 0.011;

/// A lane over `months`. `marks` are the values that have a line, with their words.
pub fn steps(steps: &[Step], scale: &Scale, marks: &[(u32, String)], months: &Months<'_>) -> String {
    let (count, height, top) = (steps.len(), scale.height, scale.top);
    if count == 0 || top == 0 {
        return String::new();
    }
    let axis = if scale.down { 0 } else { top };
    let mut lines = String::new();
    let mut words = String::new();
    for (value, label) in marks {
        let y = scale.y(*value);
        // A line beside the axis would only thicken it.
        if f64::from(y.abs_diff(axis)) / f64::from(top) * f64::from(height) > 3.0 {
            lines += &format!("M0 {y}h{count}");
        }
        // The words stand in the margin before the drawing, level with their line.
        words += &format!("<text class=\"deg scale__n\" y=\"{}\">{}</text>", num(scale.pixels(*value), 1), escape(label));
    }
    let mut out = format!("<svg class=\"steps\" height=\"{height}\" aria-hidden=\"true\"><use href=\"#{}\"/>", months.grid(steps));
    out += &format!("<svg viewBox=\"0 0 {count} {top}\" preserveAspectRatio=\"none\">{}", path("tick", &lines));
    out += &path("bar", &runs(steps, scale, |step| if let Step::Bar(from, to) = step { Some((from, to)) } else { None }));
    out += &path("doubt", &runs(steps, scale, |step| if let Step::Doubtful(from, to) = step { Some((from, to)) } else { None }));
    out += &format!("<path class=\"axis\" d=\"M0 {axis}h{count}\"/></svg>{words}");
    for (from, to) in stretches(steps, |step| matches!(step, Step::Doubtful(..))) {
        let y = scale.free_above(steps, from, to);
        let middle = (x(from, count) + x(to, count)) / 2.0;
        out += &format!("<text class=\"yr q\" x=\"{}%\" y=\"{}\">?</text>", num(middle, 2), num(y, 1));
    }
    out + "</svg>"
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
        steps(list, &SCALE, &[(5, "5 & up".into())], &Months::new("g", (2020, 1), &[list.to_vec()]))
    }

    #[test]
    fn a_step_is_as_high_as_its_count_and_gaps_stay_open() {
        let svg = drawn(&[Step::Bar(0, 3), Step::Bar(0, 3), Step::Gap, Step::Bar(0, 7), Step::None]);
        assert!(svg.contains("viewBox=\"0 0 5 10\""), "{svg}");
        // From the foot (10) up to 3, two months on, back down; then up to 7.
        assert!(svg.contains("<path class=\"bar\" d=\"M0 10V7H2V10zM3 10V3H4V10z\"/>"), "{svg}");
        assert!(svg.contains("<use href=\"#g-0\"/>"), "{svg}");
        assert!(svg.contains("5 &amp; up") && !svg.contains(">?<"));
    }

    #[test]
    fn what_is_doubtful_is_marked_once_for_a_run() {
        let svg = drawn(&[Step::Doubtful(0, 1), Step::Doubtful(0, 1), Step::Bar(0, 2)]);
        assert_eq!(svg.matches(">?<").count(), 1);
        assert!(svg.contains("<path class=\"doubt\" d=\"M0 10V9H2V10z\"/>"), "{svg}");
    }

    #[test]
    fn a_question_mark_stands_clear_of_its_neighbours() {
        // 127 months on the narrowest screen: the bars of six people on both sides are as near as the sign is wide.
        let mut list = vec![Step::None; 127];
        list[60..63].fill(Step::Bar(0, 6));
        list[63] = Step::Doubtful(0, 1);
        let svg = drawn(&list);
        // Four pixels above six tenths of 50, and in the middle of its month.
        assert!(svg.contains("<text class=\"yr q\" x=\"50%\" y=\"16\">?"), "{svg}");
        list[60..63].fill(Step::None);
        assert!(drawn(&list).contains("y=\"41\">?"), "{}", drawn(&list));
    }

    #[test]
    fn places_run_downwards() {
        let scale = Scale { top: 120, down: true, height: 120 };
        let list = [Step::Bar(49, 119), Step::Bar(53, 117)];
        let svg = steps(&list, &scale, &[(1, "1".into()), (25, "25".into())], &Months::new("g", (2020, 1), &[list.to_vec()]));
        assert!(svg.contains("d=\"M0 49V119H1V117H2V53H1V49z\""), "{svg}");
        // The first place lies on the axis: it has a word, and no line beside the axis.
        assert!(svg.contains("<path class=\"tick\" d=\"M0 25h2\"/>") && svg.matches("scale__n").count() == 2, "{svg}");
        assert!(svg.contains("<path class=\"axis\" d=\"M0 0h2\"/>"), "{svg}");
    }

    #[test]
    fn nothing_draws_nothing() {
        assert_eq!(drawn(&[]), "");
    }
}
