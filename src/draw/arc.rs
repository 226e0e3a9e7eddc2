//! The shortest way between two places on the globe, as one Bézier curve on the plate.

use super::markup::num;
use super::projection::project;

/// A curve from one place to another (latitude, longitude each), as path data.
pub fn arc(from: (f64, f64), to: (f64, f64)) -> String {
    let [start, one, two, end] = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0].map(|share| {
        let (latitude, longitude) = between(from, to, share);
        project(latitude, longitude)
    });
    // The control points that make the curve pass through the two points between.
    let control = |p0: f64, p1: f64, p2: f64, p3: f64| {
        ((-5.0 * p0 + 18.0 * p1 - 9.0 * p2 + 2.0 * p3) / 6.0, (2.0 * p0 - 9.0 * p1 + 18.0 * p2 - 5.0 * p3) / 6.0)
    };
    let (x1, x2) = control(start.0, one.0, two.0, end.0);
    let (y1, y2) = control(start.1, one.1, two.1, end.1);
    let [x0, y0, x1, y1, x2, y2, x3, y3] = [start.0, start.1, x1, y1, x2, y2, end.0, end.1].map(|value| num(value, 0));
    format!("M{x0} {y0}C{x1} {y1} {x2} {y2} {x3} {y3}")
}

/// Points of the drawing along the way from one place to another, near enough to each other for a name not to slip between them.
pub fn along(from: (f64, f64), to: (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
    (0..=60).map(move |step| {
        let (latitude, longitude) = between(from, to, f64::from(step) / 60.0);
        project(latitude, longitude)
    })
}

/// The place at a share of the great circle between two places.
fn between(from: (f64, f64), to: (f64, f64), share: f64) -> (f64, f64) {
    let vector = |(latitude, longitude): (f64, f64)| {
        let (phi, lambda) = (latitude.to_radians(), longitude.to_radians());
        [phi.cos() * lambda.cos(), phi.cos() * lambda.sin(), phi.sin()]
    };
    let (a, b) = (vector(from), vector(to));
    let angle = a.iter().zip(&b).map(|(p, q)| p * q).sum::<f64>().clamp(-1.0, 1.0).acos();
    if angle < 1e-9 {
        return from;
    }
    let (near, far) = (((1.0 - share) * angle).sin() / angle.sin(), (share * angle).sin() / angle.sin());
    let [x, y, z] = [0, 1, 2].map(|i| near * a[i] + far * b[i]);
    (z.atan2(x.hypot(y)).to_degrees(), y.atan2(x).to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASTANA: (f64, f64) = (51.17, 71.43);

    #[test]
    fn half_way_lies_on_the_great_circle() {
        // A quarter of the equator, and a meridian over the pole.
        let (latitude, longitude) = between((0.0, 0.0), (0.0, 90.0), 0.5);
        assert!(latitude.abs() < 1e-9 && (longitude - 45.0).abs() < 1e-9);
        let (latitude, _) = between((60.0, 0.0), (60.0, 180.0), 0.5);
        assert!((latitude - 90.0).abs() < 1e-6);
        assert_eq!(between(ASTANA, ASTANA, 0.5), ASTANA);
    }

    #[test]
    fn one_curve_is_as_good_as_many_points() {
        for place in [(27.15, -13.2), (4.37, 18.58), (-4.33, 15.32), (4.85, 31.6), (32.65, 35.6)] {
            let curve = arc(ASTANA, place);
            let numbers: Vec<f64> = curve.split(['M', 'C', ' ']).filter_map(|n| n.parse().ok()).collect();
            let point = |t: f64, i: usize| {
                let u = 1.0 - t;
                u * u * u * numbers[i] + 3.0 * u * u * t * numbers[2 + i] + 3.0 * u * t * t * numbers[4 + i] + t * t * t * numbers[6 + i]
            };
            for step in 0..=20 {
                let (latitude, longitude) = between(ASTANA, place, f64::from(step) / 20.0);
                let (x, y) = project(latitude, longitude);
                let off = (0..=400)
                    .map(|i| (point(f64::from(i) / 400.0, 0) - x).hypot(point(f64::from(i) / 400.0, 1) - y))
                    .fold(f64::MAX, f64::min);
                assert!(off < 2.5, "{place:?}: {off} units beside the great circle");
            }
        }
    }
}
