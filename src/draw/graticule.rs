//! The graticule of the atlas plate.

use super::geometry::{NARROW, WIDE};
use super::markup::num;
use super::projection::{latitude_at, project};

/// Where a stretch of a meridian begins, and the curve along it. Heights are even, so the curve's second coordinate is a straight line, and
/// the first a cubic through four exact points.
fn meridian(degree: f64, top: f64, bottom: f64) -> (f64, String) {
    let heights = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0].map(|share| top + (bottom - top) * share);
    let [a, b, c, d] = heights.map(|y| project(latitude_at(y), degree).0);
    let (one, two) = ((-5.0 * a + 18.0 * b - 9.0 * c + 2.0 * d) / 6.0, (2.0 * a - 9.0 * b + 18.0 * c - 5.0 * d) / 6.0);
    let [_, y1, y2, y3] = heights.map(|y| num(y, 0));
    (a, format!("C{} {y1} {} {y2} {} {y3}", num(one, 0), num(two, 0), num(d, 0)))
}

/// Parallels and meridians each twenty degrees, as far as the two crops reach.
pub(super) fn graticule() -> String {
    let (top, bottom) = (NARROW[1].min(WIDE[1]) - 2.0, (NARROW[1] + NARROW[3]).max(WIDE[3]) + 2.0);
    let mut path = String::new();
    for i in -4..=4 {
        let (_, y) = project(f64::from(i) * 20.0, 0.0);
        if (top..bottom).contains(&y) {
            path += &format!("M0 {}h{}", num(y, 0), num(WIDE[2], 0));
        }
    }
    // Two curves for each meridian: one would be five pixels off at the edge.
    let middle = (top + bottom) / 2.0;
    for i in -9..=9 {
        let degree = f64::from(i) * 20.0;
        let (start, upper) = meridian(degree, top, middle);
        let (turn, lower) = meridian(degree, middle, bottom);
        if (-9.0..WIDE[2] + 9.0).contains(&start) || (-9.0..WIDE[2] + 9.0).contains(&turn) {
            path += &format!("M{} {}{upper}{lower}", num(start, 0), num(top, 0));
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_of_the_graticule_is_a_meridian() {
        let path = graticule();
        let (top, bottom) = (NARROW[1].min(WIDE[1]) - 2.0, (NARROW[1] + NARROW[3]).max(WIDE[3]) + 2.0);
        let middle = (top + bottom) / 2.0;
        let mut seen = 0;
        for meridian in path.split('M').filter(|part| part.contains('C')) {
            let n: Vec<f64> = meridian.split(['C', ' ']).map(|v| v.parse().unwrap()).collect();
            let degree =
                (-9..=9).map(|i| f64::from(i) * 20.0).find(|&degree| (project(latitude_at(top), degree).0 - n[0]).abs() < 1.0).unwrap();
            let pieces = [([n[0], n[2], n[4], n[6]], top, middle), ([n[6], n[8], n[10], n[12]], middle, bottom)];
            for ([a, b, c, d], from, to) in pieces {
                for step in 0..=10 {
                    let (t, u) = (f64::from(step) / 10.0, 1.0 - f64::from(step) / 10.0);
                    let x = u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d;
                    let exact = project(latitude_at(from + (to - from) * t), degree).0;
                    assert!((x - exact).abs() < 2.0, "{degree}: {x} for {exact}");
                }
            }
            seen += 1;
        }
        assert!(seen > 8, "{path}");
    }
}
