//! No letter of the content is shown in a font of the reader’s system: each is in the site’s own fonts, or refused by name.

use rayon::prelude::*;

use crate::assets::WebFonts;
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::site::{Site, passages};

/// The letters that the web fonts lack, the first of each passage. Names and titles of sources count if they are in a language of the site;
/// others are marked with their language and left to the reader’s fonts.
pub fn strange_letters(site: &Site, fonts: &WebFonts) -> Vec<Problem> {
    let look = |text: &str, place: &dyn Fn(usize) -> Place| {
        let (at, letter, family) = fonts.lacking(text)?;
        let what = format!("readers would see “{letter}” (U+{:04X}) in another font: {family} lacks it", u32::from(letter));
        let help = "write it with the letters of the three languages, or add it to the fonts as docs/languages.md says";
        Some(Problem::error(place(at), what, help))
    };
    let mut problems: Vec<Problem> =
        passages(site).into_par_iter().filter_map(|passage| look(passage.text, &|at| passage.place(at))).collect();
    for source in site.sources.values() {
        let title = Lang::from_tag(source.language).map(|_| &source.title);
        problems.extend([Some(&source.publisher), title].into_iter().flatten().filter_map(|text| look(text, &|_| source.id.place.clone())));
    }
    problems
}
