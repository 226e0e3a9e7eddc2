//! A mission on a map: its mark, its name, its link.

use super::labels::{Side, Spot};
use super::markup::{escape, percent};

/// What Kazakhstan does in a mission, shown by the shape of the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Serving: a disc.
    Serving,
    /// Completed: a ring.
    Completed,
    /// Authorised but not begun: a dotted ring.
    Authorised,
}

impl Status {
    /// The class of the mark.
    pub const fn class(self) -> &'static str {
        match self {
            Status::Serving => "pin--now",
            Status::Completed => "pin--past",
            Status::Authorised => "pin--plan",
        }
    }
}

/// A mission to put on the plate.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin<'a> {
    /// Its number, the same as in the list beside the plate.
    pub number: u16,
    /// Its name in the reader's language; `|` breaks the line.
    pub label: &'a str,
    /// The address of its page.
    pub href: String,
    /// Its status.
    pub status: Status,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// The side of its name, unless something else stands there.
    pub side: Side,
    /// Whether it belongs in the Levant inset.
    pub inset: bool,
}

impl Pin<'_> {
    /// The pin as a point with a name, for the wide plate.
    pub fn spot(&self, at: (f64, f64)) -> Spot<'_> {
        Spot { at, radius: 9.0, gap: 15.0, size: 15.0, name: self.label, side: self.side }
    }

    /// The pin of the wide plate, with its name.
    pub fn named(&self, at: (f64, f64), side: Side) -> String {
        // Two lines read as one word without the space that a line break is.
        let spoken = if self.label.contains('|') { format!(" aria-label=\"{}\"", self.spoken()) } else { String::new() };
        self.mark(at, &spoken, [16.0, 9.5, 6.0], &self.spot(at).text(side, ""))
    }

    /// The pin of the narrow plate, with its number.
    pub fn numbered(&self, at: (f64, f64)) -> String {
        let spoken = format!(" aria-label=\"{} {}\"", self.number, self.spoken());
        self.mark(at, &spoken, [14.0, 13.5, 10.0], &format!("<text class=\"n\" y=\"4.2\" aria-hidden=\"true\">{}</text>", self.number))
    }

    fn spoken(&self) -> String {
        escape(&self.label.replace('|', " "))
    }

    fn mark(&self, (x, y): (f64, f64), attributes: &str, [hit, halo, dot]: [f64; 3], text: &str) -> String {
        format!(
            "<svg class=\"at pin {}\" x=\"{}\" y=\"{}\"><a href=\"{}\"{attributes}><circle class=\"hit\" r=\"{hit}\"/><circle class=\"halo\" r=\"{halo}\"/>\
             <circle class=\"dot\" r=\"{dot}\"/>{text}</a></svg>",
            self.status.class(),
            percent(x),
            percent(y),
            escape(&self.href),
        )
    }
}

/// The same points, moved apart along the line between two of them until none are nearer than `least`. Points that are far enough from all
/// others stay where they are.
pub fn separate(points: &[(f64, f64)], least: f64) -> Vec<(f64, f64)> {
    let mut moved = points.to_vec();
    // Moving one pair can push a point towards a third; a few rounds settle any group that a map of missions can have.
    for _ in 0..40 {
        let mut settled = true;
        for i in 0..moved.len() {
            for j in i + 1..moved.len() {
                let (dx, dy) = (moved[j].0 - moved[i].0, moved[j].1 - moved[i].1);
                let far = dx.hypot(dy);
                if far >= least {
                    continue;
                }
                settled = false;
                // Two missions in one place stand side by side.
                let (ux, uy) = if far < 1e-6 { (1.0, 0.0) } else { (dx / far, dy / far) };
                let push = (least - far) / 2.0 + 1e-6;
                moved[i] = (moved[i].0 - ux * push, moved[i].1 - uy * push);
                moved[j] = (moved[j].0 + ux * push, moved[j].1 + uy * push);
            }
        }
        if settled {
            break;
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(label: &str) -> Pin<'_> {
        Pin {
            number: 5,
            label,
            href: "/en/missions/minusca/?a&b".into(),
            status: Status::Completed,
            latitude: 4.37,
            longitude: 18.58,
            side: Side::Right,
            inset: false,
        }
    }

    #[test]
    fn a_pin_is_a_link_with_a_name() {
        let two = pin("Central African|Republic").named((58.0, 66.66), Side::Right);
        assert!(two.starts_with("<svg class=\"at pin pin--past\" x=\"58%\" y=\"66.7%\"><a href=\"/en/missions/minusca/?a&amp;b\" aria-label=\"Central African Republic\">"));
        assert!(!pin("Mali").named((1.0, 2.0), Side::Left).contains("aria-label"));
        assert!(pin("Central African|Republic").numbered((1.0, 2.0)).contains("aria-label=\"5 Central African Republic\""));
    }

    #[test]
    fn near_points_move_apart_and_far_ones_stay() {
        let moved = separate(&[(0.0, 0.0), (10.0, 0.0), (100.0, 50.0), (100.0, 50.0)], 28.0);
        for i in 0..moved.len() {
            for j in i + 1..moved.len() {
                assert!((moved[j].0 - moved[i].0).hypot(moved[j].1 - moved[i].1) >= 28.0);
            }
        }
        assert_eq!(separate(&[(0.0, 0.0), (40.0, 0.0)], 28.0), [(0.0, 0.0), (40.0, 0.0)]);
        assert!((moved[0].0 + 9.0).abs() < 1e-3 && (moved[1].0 - 19.0).abs() < 1e-3);
    }
}
