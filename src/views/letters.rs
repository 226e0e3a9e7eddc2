//! No letter of the content is shown in a font of the reader’s system: each is in the site’s own fonts, or refused by name.

use crate::assets::WebFonts;
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::site::{Site, passages};

/// The letters that the web fonts lack, the first of each passage. Names and titles of sources count if they are in a language of the site;
/// others are marked with their language and left to the reader’s fonts.
pub fn strange_letters(site: &Site, fonts: &WebFonts) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut look = |text: &str, place: &dyn Fn(usize) -> Place| {
        if let Some((at, letter, family)) = fonts.lacking(text) {
            let what = format!("readers would see “{letter}” (U+{:04X}) in another font: {family} lacks it", u32::from(letter));
            let help = "write it with the letters of the three languages, or add it to the fonts as docs/languages.md says";
            problems.push(Problem::error(place(at), what, help));
        }
    };
    for passage in passages(site) {
        look(passage.text, &|at| passage.place(at));
    }
    for source in site.sources.values() {
        look(&source.publisher, &|_| source.id.place.clone());
        if Lang::from_tag(&source.language).is_some() {
            look(&source.title, &|_| source.id.place.clone());
        }
    }
    problems
}
