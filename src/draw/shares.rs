//! Shares in per cent: as a curve over years with targets ahead, and as bars with the world's share and a target.

use super::markup::{escape, num};

/// A curve and its targets.
#[derive(Clone, Copy, Debug)]
pub struct Curve<'a> {
    /// The year at the left edge.
    pub from: f64,
    /// The year at the right edge.
    pub until: f64,
    /// The share at the top, in per cent.
    pub top: f64,
    /// Height in pixels.
    pub height: f64,
    /// Year and share in per cent, in order.
    pub points: &'a [(f64, f64)],
    /// Year and share of each target.
    pub targets: &'a [(f64, f64)],
}

impl Curve<'_> {
    fn x(&self, year: f64) -> String {
        num((year - self.from) / (self.until - self.from) * 100.0, 2)
    }

    fn y(&self, share: f64) -> String {
        num(self.height - share.min(self.top) / self.top * self.height, 1)
    }
}

/// A curve: a line from point to point, broken where more than a year lies between, and a hollow diamond for each target. `marks` are the
/// shares that have a line, with their words.
pub fn curve(curve: &Curve<'_>, marks: &[(f64, String)]) -> String {
    let height = num(curve.height, 0);
    let mut out = format!("<svg class=\"steps\" height=\"{height}\" aria-hidden=\"true\">");
    for year in (curve.from.ceil() as i32..=curve.until.floor() as i32).filter(|year| year % 5 == 0) {
        out += &format!("<line class=\"tick\" x1=\"{0}%\" x2=\"{0}%\" y2=\"{height}\"/>", curve.x(f64::from(year)));
    }
    for (share, label) in marks {
        let y = curve.y(*share);
        out += &format!("<line class=\"tick\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>");
        out += &format!("<text class=\"deg scale__n\" y=\"{y}\">{}</text>", escape(label));
    }
    for pair in curve.points.windows(2) {
        if let [(x1, y1), (x2, y2)] = pair
            && x2 - x1 < 1.5
        {
            let (x1, x2, y1, y2) = (curve.x(*x1), curve.x(*x2), curve.y(*y1), curve.y(*y2));
            out += &format!("<line class=\"curve\" x1=\"{x1}%\" y1=\"{y1}\" x2=\"{x2}%\" y2=\"{y2}\"/>");
        }
    }
    for (year, share) in curve.points {
        out += &format!("<circle class=\"dot1\" cx=\"{}%\" cy=\"{}\" r=\"3\"/>", curve.x(*year), curve.y(*share));
    }
    for (year, share) in curve.targets {
        let (x, y) = (curve.x(*year), curve.y(*share));
        out += &format!("<svg class=\"at\" x=\"{x}%\" y=\"{y}\"><path class=\"aim\" d=\"M0-7 7 0 0 7-7 0z\"/></svg>");
    }
    out + &format!("<line class=\"axis\" x2=\"100%\" y1=\"{height}\" y2=\"{height}\"/></svg>")
}

/// The years under curves: each fifth one.
pub fn curve_years(from: f64, until: f64) -> String {
    let mut out = String::from("<svg class=\"steps\" height=\"18\" aria-hidden=\"true\">");
    for year in (from.ceil() as i32..=until.floor() as i32).filter(|year| year % 5 == 0) {
        let x = num((f64::from(year) - from) / (until - from) * 100.0, 2);
        out += &format!("<text class=\"deg\" x=\"{x}%\" y=\"12\" text-anchor=\"middle\">{year}</text>");
    }
    out + "</svg>"
}

/// A bar for a share, a thin one for the world's share below it, and a tick for the target; all in per cent of a scale that ends at `top`.
pub fn share_bar(own: f64, world: Option<f64>, target: Option<f64>, top: f64) -> String {
    let width = |share: f64| num((share / top * 100.0).clamp(0.0, 100.0), 2);
    let mut out = String::from("<svg class=\"steps steps--bare\" height=\"34\" aria-hidden=\"true\">");
    out += &format!("<rect class=\"bar\" y=\"4\" width=\"{}%\" height=\"14\"/>", width(own));
    if let Some(world) = world {
        out += &format!("<rect class=\"world\" y=\"20\" width=\"{}%\" height=\"7\"/>", width(world));
    }
    if let Some(target) = target {
        let x = width(target);
        out += &format!("<line class=\"target\" x1=\"{x}%\" x2=\"{x}%\" y1=\"0\" y2=\"31\"/>");
    }
    out + "<line class=\"axis\" y2=\"34\"/></svg>"
}

#[cfg(test)]
mod tests {
    use super::*;

    const CURVE: Curve<'static> = Curve {
        from: 2009.0,
        until: 2029.0,
        top: 40.0,
        height: 80.0,
        points: &[(2010.0, 10.0), (2011.0, 20.0), (2013.0, 30.0)],
        targets: &[(2029.0, 40.0)],
    };

    #[test]
    fn shares_are_to_scale_from_zero() {
        let svg = curve(&CURVE, &[(20.0, "20%".into())]);
        assert!(svg.contains("<circle class=\"dot1\" cx=\"5%\" cy=\"60\" r=\"3\"/>"), "{svg}");
        assert!(svg.contains("<circle class=\"dot1\" cx=\"10%\" cy=\"40\" r=\"3\"/>"), "{svg}");
        assert!(svg.contains("x=\"100%\" y=\"0\"><path class=\"aim\""), "{svg}");
    }

    #[test]
    fn a_missing_year_breaks_the_line() {
        assert_eq!(curve(&CURVE, &[]).matches("class=\"curve\"").count(), 1);
    }

    #[test]
    fn bars_begin_at_zero() {
        let svg = share_bar(1.5, Some(7.5), Some(15.0), 30.0);
        assert!(
            svg.contains("width=\"5%\" height=\"14\"") && svg.contains("width=\"25%\" height=\"7\"") && svg.contains("x1=\"50%\""),
            "{svg}"
        );
    }
}
