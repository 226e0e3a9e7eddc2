//! Everything that is drawn: pure functions from plain values to SVG or HTML markup.
//!
//! Nothing here knows a mission, a fact or a page; callers give numbers, addresses and words in the reader's language. All text is escaped,
//! colours and sizes come from the style sheet's classes, and no markup has a `style` attribute, so that the content security policy can
//! forbid them.

mod arc;
mod card;
mod dots;
mod figure_card;
mod frame;
mod graticule;
mod icon;
#[rustfmt::skip]
mod geometry;
mod labels;
mod lanes;
mod letters;
mod locator;
mod markup;
mod months;
mod ornament;
mod palette;
mod pin;
mod plate;
mod projection;
mod raster;
mod region;
mod shares;
mod stems;
mod steps;
mod stock;
mod strip;

pub use card::{CARD_SIZE, Card, CardMap, card};
pub use dots::{DotSize, dot_defs, dots, dots_large};
pub use figure_card::{FigureCard, figure_card};
pub use icon::icons;
pub use labels::Side;
pub use lanes::{Axis, Lane, Spell, lanes};
pub use letters::{Face, MissingLetter};
pub use locator::{City, Locator, locator, locator_scale, on_locator};
pub use months::Months;
pub use pin::{Pin, Status};
pub use plate::{PlateWords, blank_plate, on_plate, plate};
pub use raster::{DRAUGHTSMAN, Undrawable, picture};
pub use shares::{Curve, curve, curve_years, share_bar};
pub use stems::{Stem, stems};
pub use steps::{Scale, Step, steps};
pub use stock::all as stock;
pub use strip::{StripEvent, strip};

/// The words that follow a degree sign: `40° W`. North and south, east and west, in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compass<'a> {
    /// North latitude: `N`, `с. е.`, `с. ш.`
    pub north: &'a str,
    /// South latitude.
    pub south: &'a str,
    /// East longitude.
    pub east: &'a str,
    /// West longitude.
    pub west: &'a str,
}
