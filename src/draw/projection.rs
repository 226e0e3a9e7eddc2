//! The Equal Earth projection of the plates: areas compare truly, and parallels are straight lines.

use super::geometry::{CENTRAL_MERIDIAN, SCALE, TRANSLATE};

const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];

/// Where a place lies on the plates' drawing, in its units.
pub fn project(latitude: f64, longitude: f64) -> (f64, f64) {
    let lambda = (longitude - CENTRAL_MERIDIAN).to_radians();
    let (stretch, y) = parallel(latitude);
    (TRANSLATE.0 + SCALE * lambda * stretch, TRANSLATE.1 - SCALE * y)
}

/// The length of a radian of longitude and the height above the equator, both for one parallel of a globe of radius 1.
fn parallel(latitude: f64) -> (f64, f64) {
    let theta = (3f64.sqrt() / 2.0 * latitude.to_radians().sin()).asin();
    let square = theta * theta;
    let sixth = square * square * square;
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    let height = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    (2.0 * 3f64.sqrt() * theta.cos() / (3.0 * slope), height)
}

/// The latitude whose parallel lies at a height of the drawing.
pub fn latitude_at(y: f64) -> f64 {
    // Height grows with latitude, so halving the interval always closes in on the answer.
    let (mut south, mut north) = (-90.0, 90.0);
    for _ in 0..60 {
        let middle = (south + north) / 2.0;
        if project(middle, CENTRAL_MERIDIAN).1 > y { south = middle } else { north = middle }
    }
    (south + north) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::geometry::WIDE;

    /// Per cent of the wide plate as the design's reference map has them, made by an independent implementation.
    const REFERENCE: [(f64, f64, f64, f64); 6] = [
        (33.10, 35.90, 66.43, 29.13),
        (27.15, -13.20, 44.12, 36.44),
        (6.60, 20.40, 59.20, 63.03),
        (-3.20, 23.60, 60.73, 76.03),
        (27.70, 85.30, 88.95, 35.76),
        (51.17, 71.43, 80.10, 8.86),
    ];

    #[test]
    fn agrees_with_the_reference_map() {
        for (latitude, longitude, left, top) in REFERENCE {
            let (x, y) = project(latitude, longitude);
            assert!((x / WIDE[2] * 100.0 - left).abs() < 0.02, "{latitude} {longitude}: {x}");
            assert!((y / WIDE[3] * 100.0 - top).abs() < 0.02, "{latitude} {longitude}: {y}");
        }
    }

    #[test]
    fn finds_the_latitude_of_a_height() {
        for latitude in [-60.0, -4.33, 0.0, 33.24, 60.5] {
            assert!((latitude_at(project(latitude, 0.0).1) - latitude).abs() < 1e-9);
        }
    }
}
