//! A map of one region: the inset of the plates, or a locator.

/// An extent with its land, the middle parallel true to scale: good to a pixel for a few degrees, recognisable for thirty.
#[derive(Clone, Copy, Debug)]
pub struct Region {
    /// Western edge, degrees east.
    pub west: f64,
    /// Eastern edge.
    pub east: f64,
    /// Southern edge, degrees north.
    pub south: f64,
    /// Northern edge.
    pub north: f64,
    /// Land as path data.
    pub land: &'static str,
}

impl Region {
    /// A place in per cent of the region's width and height.
    pub fn position(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        ((longitude - self.west) / (self.east - self.west) * 100.0, (self.north - latitude) / (self.north - self.south) * 100.0)
    }

    /// Whether the region shows a place.
    pub fn shows(&self, latitude: f64, longitude: f64) -> bool {
        (self.west..self.east).contains(&longitude) && (self.south..self.north).contains(&latitude)
    }

    /// Width over height when drawn to scale.
    pub fn ratio(&self) -> f64 {
        (self.east - self.west) * self.middle().cos() / (self.north - self.south)
    }

    /// Whether it is so small that its coast, if it has one, is near every place in it.
    pub fn is_small(&self) -> bool {
        self.east - self.west < 10.0
    }

    /// Kilometres from west to east along the middle parallel.
    pub fn kilometres(&self) -> f64 {
        (self.east - self.west) * self.middle().cos() * 111.2
    }

    fn middle(&self) -> f64 {
        ((self.south + self.north) / 2.0).to_radians()
    }
}

#[cfg(test)]
mod tests {
    use crate::draw::geometry::{LEVANT, LOCATOR_SIZE, LOCATORS};

    #[test]
    fn every_locator_keeps_the_ratio_of_its_box() {
        for (slug, region) in LOCATORS {
            assert!((region.ratio() - LOCATOR_SIZE.0 / LOCATOR_SIZE.1).abs() < 1e-4, "{slug}");
        }
    }

    #[test]
    fn positions_are_counted_from_the_north_west() {
        assert_eq!(LEVANT.position(LEVANT.north, LEVANT.west), (0.0, 0.0));
        // The Golan Heights as in the design's reference map.
        let (x, y) = LEVANT.position(33.10, 35.90);
        assert!((x - 57.5).abs() < 0.01 && (y - 35.5).abs() < 0.05, "{x} {y}");
        assert!(LEVANT.shows(31.78, 35.22) && !LEVANT.shows(27.15, -13.2));
    }
}
