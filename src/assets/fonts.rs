//! Which letters the site’s own web fonts show: what the style sheet asks a font file for, and what is in the file.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::ops::RangeInclusive;

use skrifa::{FontRef, MetadataProvider};

use crate::source::File;

/// The families that texts are set in (`--serif` and `--sans` of the style sheet). A heading may be set in either at some width.
const FAMILIES: [&str; 2] = ["Steppe Serif", "Steppe Sans"];

/// The families with their letters. A file holds all weights of its family, so a letter is there in each or in none.
pub struct WebFonts {
    families: BTreeMap<String, BTreeSet<char>>,
    /// Whether every family of the texts has a letter, by its code.
    common: Vec<bool>,
}

impl WebFonts {
    /// Reads the `@font-face` rules of the style sheets and the files that they name. A letter counts if the file has a glyph for it and
    /// the rule’s `unicode-range` lets a browser ask for it; a file that cannot be read has none.
    pub fn read(files: &[File]) -> WebFonts {
        let mut families: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
        let sheets = files.iter().filter(|file| file.path.ends_with(".css"));
        for sheet in sheets.map(|file| String::from_utf8_lossy(file.bytes())) {
            for rule in sheet.split("@font-face{").skip(1).filter_map(|rest| rest.split('}').next()) {
                let Some((family, path)) = named(rule) else { continue };
                let ranges = ranges(rule);
                let file = files.iter().find(|file| *file.path == *path);
                let letters = file.map(|file| letters(file.bytes())).unwrap_or_default();
                let asked = letters.into_iter().filter(|letter| ranges.iter().any(|range| range.contains(&u32::from(*letter))));
                families.entry(family.to_owned()).or_default().extend(asked);
            }
        }
        let has = |family: &str, letter| families.get(family).is_some_and(|letters| letters.contains(&letter));
        let codes = families.values().flatten().map(|letter| u32::from(*letter)).max().map_or(0..0, |last| 0..last + 1);
        let common = codes.map(|code| char::from_u32(code).is_some_and(|letter| FAMILIES.iter().all(|family| has(family, letter))));
        let common = common.collect();
        WebFonts { families, common }
    }

    /// The first letter of a text that a family of the texts lacks, with the byte that it stands at and the name of the family.
    pub fn lacking(&self, text: &str) -> Option<(usize, char, &'static str)> {
        // A soft hyphen is shown as a hyphen. No other control character may stand in XML (XML 1.0 §2.2).
        let known = |letter: char| self.common.get(letter as usize) == Some(&true) || matches!(letter, '\n' | '\r' | '\t' | '\u{ad}');
        let (at, letter) = text.char_indices().find(|(_, letter)| !known(*letter))?;
        let family = FAMILIES.into_iter().find(|family| !self.shows(family, letter))?;
        Some((at, letter, family))
    }

    /// Whether a family shows a letter.
    pub fn shows(&self, family: &str, letter: char) -> bool {
        self.families.get(family).is_some_and(|letters| letters.contains(&letter))
    }
}

/// The family of a rule and the path of its file under `static/`.
fn named(rule: &str) -> Option<(&str, &str)> {
    let family = rule.split_once("font-family:\"")?.1.split('"').next()?;
    let path = rule.split_once("url(../")?.1.split(')').next()?;
    Some((family, path))
}

/// The `unicode-range` of a rule: everything if it has none.
fn ranges(rule: &str) -> Vec<RangeInclusive<u32>> {
    let Some((_, rest)) = rule.split_once("unicode-range:") else { return vec![0..=u32::MAX] };
    let list = rest.split(';').next().unwrap_or_default();
    let number = |text: &str| u32::from_str_radix(text, 16).ok();
    list.split(',')
        .filter_map(|range| {
            let range = range.trim().strip_prefix("U+")?;
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            Some(number(first)?..=number(last)?)
        })
        .collect()
}

/// The letters of a WOFF2 file that have a glyph.
fn letters(file: &[u8]) -> BTreeSet<char> {
    let mut decompress = |coded: &[u8], size: usize| {
        let mut plain = Vec::with_capacity(size);
        brotli::Decompressor::new(coded, 4096).take(size as u64).read_to_end(&mut plain)?;
        Ok(plain)
    };
    let Ok(plain) = wuff::decompress_woff2_with_custom_brotli(file, &mut decompress) else { return BTreeSet::new() };
    let Ok(font) = FontRef::new(&plain) else { return BTreeSet::new() };
    font.charmap().mappings().filter(|(_, glyph)| glyph.to_u32() != 0).filter_map(|(code, _)| char::from_u32(code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::source;

    /// The nine letters that Kazakh has beside the Russian ones, capital and small.
    const KAZAKH: &str = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";

    #[test]
    fn the_kazakh_letters_are_in_every_family() {
        let fonts = WebFonts::read(&source::assets());
        assert_eq!(KAZAKH.chars().count(), 18);
        for family in FAMILIES {
            for letter in KAZAKH.chars().chain("АЯаяЁё№«»–‑ \u{202f}\u{a0}’Zz09".chars()) {
                assert!(fonts.shows(family, letter), "{family}: {letter}");
            }
        }
        assert_eq!(fonts.lacking("Қазақстан"), None);
    }

    #[test]
    fn the_kazakh_letters_of_every_file_have_outlines_of_their_own() {
        let assets = source::assets();
        let files: Vec<_> = assets.iter().filter(|file| file.path.ends_with("-cyrillic.woff2")).collect();
        assert_eq!(files.len(), FAMILIES.len());
        for file in files {
            let mut decompress = |coded: &[u8], _: usize| {
                let mut plain = Vec::new();
                brotli::Decompressor::new(coded, 4096).read_to_end(&mut plain)?;
                Ok(plain)
            };
            let plain = wuff::decompress_woff2_with_custom_brotli(file.bytes(), &mut decompress).unwrap();
            let font = FontRef::new(&plain).unwrap();
            let glyphs: BTreeSet<u32> = KAZAKH
                .chars()
                .map(|letter| {
                    let glyph = font.charmap().map(letter).unwrap_or_else(|| panic!("{}: no {letter}", file.path));
                    assert!(font.outline_glyphs().get(glyph).is_some(), "{}: {letter} is empty", file.path);
                    glyph.to_u32()
                })
                .collect();
            assert_eq!(glyphs.len(), 18, "{}: two letters share a glyph", file.path);
        }
    }

    #[test]
    fn the_names_of_the_languages_are_in_the_font_of_the_switch() {
        let fonts = WebFonts::read(&source::assets());
        for lang in Lang::ALL {
            assert!(lang.native_name().chars().all(|letter| fonts.shows("Steppe Switch", letter)), "{lang}");
        }
    }

    #[test]
    fn a_letter_counts_only_within_the_range_of_its_rule() {
        let mut files = source::assets();
        let sheet = files.iter_mut().find(|file| *file.path == *"css/tokens.css").unwrap();
        sheet.bytes = Ok(String::from_utf8_lossy(sheet.bytes()).replace("U+4D8-4D9,", "").into_bytes());
        assert_eq!(WebFonts::read(&files).lacking("Қазақ әні"), Some((11, 'ә', "Steppe Serif")));
        assert_eq!(WebFonts::read(&files).lacking("снег ☃"), Some((9, '☃', "Steppe Serif")));
    }
}
