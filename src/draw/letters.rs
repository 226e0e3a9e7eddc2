//! The letters of the preview cards: the embedded fonts, and how wide a text stands in them.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// A font that cards are set in. Made from the web fonts by `docs/fonts/cards.py`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Steppe Serif, weight 500.
    Serif,
    /// Steppe Sans, weight 400.
    Sans,
    /// Steppe Sans, weight 600.
    SansBold,
}

/// A letter that a font lacks, so that a card cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingLetter {
    /// The letter.
    pub letter: char,
    /// The name of the font.
    pub font: &'static str,
}

impl std::fmt::Display for MissingLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the font {} has no letter “{}” (U+{:04X})", self.font, self.letter, u32::from(self.letter))
    }
}

impl std::error::Error for MissingLetter {}

impl Face {
    /// Every font.
    pub const ALL: [Face; 3] = [Face::Serif, Face::Sans, Face::SansBold];

    /// The family, as `font-family` names it.
    pub const fn family(self) -> &'static str {
        match self {
            Face::Serif => "Steppe Serif",
            Face::Sans | Face::SansBold => "Steppe Sans",
        }
    }

    /// The weight, as `font-weight` names it.
    pub const fn weight(self) -> u16 {
        match self {
            Face::Serif => 500,
            Face::Sans => 400,
            Face::SansBold => 600,
        }
    }

    /// The font file (TrueType outlines, OFL 1.1).
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Face::Serif => include_bytes!("fonts/serif.ttf"),
            Face::Sans => include_bytes!("fonts/sans.ttf"),
            Face::SansBold => include_bytes!("fonts/sans-600.ttf"),
        }
    }

    /// The width of a text in units of the font size, without kerning; an error if the font lacks one of its letters.
    pub fn measure(self, text: &str) -> Result<f64, MissingLetter> {
        self.widths(std::iter::once(text)).map(|widths| widths.iter().sum())
    }

    /// How far a text reaches below its baseline, in units of the font size: 0.24 for `p`, nothing for most digits.
    pub fn depth(self, text: &str) -> f64 {
        let Ok(font) = FontRef::new(self.bytes()) else { return 0.0 };
        let (letters, location) = (font.charmap(), LocationRef::default());
        let metrics = font.glyph_metrics(Size::unscaled(), location);
        let lowest = text.chars().filter_map(|letter| Some(f64::from(metrics.bounds(letters.map(letter)?)?.y_min))).fold(0.0, f64::min);
        -lowest / f64::from(font.metrics(Size::unscaled(), location).units_per_em)
    }

    /// The width of each of several texts.
    fn widths<'a>(self, texts: impl Iterator<Item = &'a str>) -> Result<Vec<f64>, MissingLetter> {
        let missing = |letter| MissingLetter { letter, font: self.family() };
        let Ok(font) = FontRef::new(self.bytes()) else { return Err(missing('\u{fffd}')) };
        let (letters, location) = (font.charmap(), LocationRef::default());
        let metrics = font.glyph_metrics(Size::unscaled(), location);
        let em = f64::from(font.metrics(Size::unscaled(), location).units_per_em);
        let width = |letter| Ok(f64::from(metrics.advance_width(letters.map(letter).ok_or_else(|| missing(letter))?).unwrap_or_default()));
        texts.map(|text| text.chars().map(width).sum::<Result<f64, _>>().map(|width| width / em)).collect()
    }
}

/// The words of a text with the width of each in units of the font size, measured once for every size that is tried.
pub struct Words<'a> {
    words: Vec<(&'a str, f64)>,
    space: f64,
}

impl<'a> Words<'a> {
    /// Measures a text; an error if the font lacks one of its letters.
    pub fn of(text: &'a str, face: Face) -> Result<Words<'a>, MissingLetter> {
        let words = || text.split(' ').filter(|word| !word.is_empty());
        let widths = face.widths(words().chain(std::iter::once(" ")))?;
        let space = widths.last().copied().unwrap_or_default();
        Ok(Words { words: words().zip(widths).collect(), space })
    }

    /// The text broken at its spaces into lines that stand within `width`, each with its own width, all in units of the font size. A word
    /// that is wider stands alone.
    pub fn lines(&self, width: f64) -> Vec<(String, f64)> {
        let mut lines: Vec<(String, f64)> = Vec::new();
        for (word, own) in &self.words {
            match lines.last_mut() {
                Some((line, so_far)) if *so_far + self.space + own <= width => {
                    line.push(' ');
                    line.push_str(word);
                    *so_far += self.space + own;
                }
                _ => lines.push(((*word).to_owned(), *own)),
            }
        }
        lines
    }

    /// As many lines as [`Words::lines`] makes, as even as they can be: the squares of their widths add up to the least.
    pub fn balanced(&self, width: f64) -> Vec<(String, f64)> {
        let greedy = self.lines(width);
        let count = self.words.len();
        // For each number of lines, the words from each on set in so many: how uneven that is, and where the first line ends.
        let mut tables: Vec<Vec<Option<(f64, usize)>>> = vec![(0..=count).map(|at| (at == count).then_some((0.0, count))).collect()];
        for _ in &greedy {
            let below = tables.last().map_or(&[][..], Vec::as_slice);
            let best = |from: usize| {
                let ends = (from + 1..=count).take_while(|to| *to == from + 1 || self.width(from, *to) <= width);
                let costs = ends.filter_map(|to| Some((self.width(from, to).powi(2) + below.get(to).copied().flatten()?.0, to)));
                costs.min_by(|(a, _), (b, _)| a.total_cmp(b))
            };
            let table = (0..=count).map(best).collect();
            tables.push(table);
        }
        let (mut lines, mut from) = (Vec::new(), 0);
        for table in tables.iter().skip(1).rev() {
            let Some((_, to)) = table.get(from).copied().flatten() else { return greedy };
            let words: Vec<&str> = self.words.get(from..to).unwrap_or_default().iter().map(|(word, _)| *word).collect();
            lines.push((words.join(" "), self.width(from, to)));
            from = to;
        }
        lines
    }

    /// The width of a line with the words from one to before another, in units of the font size.
    fn width(&self, from: usize, to: usize) -> f64 {
        let words: f64 = self.words.get(from..to).unwrap_or_default().iter().map(|(_, width)| width).sum();
        words + self.space * (to - from).saturating_sub(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_three_languages_is_in_every_font() {
        let letters = "AaZz09 АаЯяЁё ӘәҒғҚқҢңӨөҰұҮүҺһІі №«»“”‘’–—…\u{2011}\u{a0}\u{202f}+≈≤";
        for face in Face::ALL {
            let wide = face.measure(letters.trim_end_matches(['≈', '≤']));
            assert!(wide.is_ok_and(|width| width > 20.0), "{face:?}");
        }
    }

    #[test]
    fn a_letter_that_is_lacking_is_named() {
        let missing = Face::Serif.measure("a漢").unwrap_err();
        assert_eq!(missing.to_string(), "the font Steppe Serif has no letter “漢” (U+6F22)");
    }

    #[test]
    fn some_letters_reach_below_their_line() {
        assert!((0.2..0.3).contains(&Face::Serif.depth("Up")) && (0.2..0.3).contains(&Face::Serif.depth("сәуір")));
        assert!(Face::Serif.depth("143") < 0.03 && Face::Serif.depth("3,700") > 0.1 && Face::Serif.depth("") == 0.0);
    }

    #[test]
    fn lines_break_by_width_and_long_words_stand_alone() {
        let broken = |text, width| -> Vec<String> {
            let lines = Words::of(text, Face::Serif).unwrap().lines(width);
            assert!(lines.iter().all(|(line, width)| (Face::Serif.measure(line).unwrap() - width).abs() < 1e-9), "{lines:?}");
            lines.into_iter().map(|(line, _)| line).collect()
        };
        assert_eq!(broken("Голанские высоты и Ливан", 6.0), ["Голанские", "высоты и", "Ливан"]);
        assert_eq!(broken("Сверхдлинноеслово и", 3.0), ["Сверхдлинноеслово", "и"]);
        assert!(broken("", 3.0).is_empty());
    }

    #[test]
    fn balanced_lines_are_as_many_and_leave_no_word_alone() {
        let words = Words::of("Gender training for peacekeepers", Face::Serif).unwrap();
        let texts = |lines: Vec<(String, f64)>| lines.into_iter().map(|(line, _)| line).collect::<Vec<_>>();
        assert_eq!(texts(words.lines(6.9)), ["Gender training", "for", "peacekeepers"]);
        assert_eq!(texts(words.balanced(6.9)), ["Gender", "training for", "peacekeepers"]);
        assert_eq!(texts(words.balanced(100.0)), ["Gender training for peacekeepers"]);
        let kazakh = Words::of("Біріккен Ұлттар Ұйымына мүше болу", Face::Serif).unwrap();
        assert_eq!(texts(kazakh.lines(8.4)), ["Біріккен Ұлттар", "Ұйымына мүше", "болу"]);
        assert_eq!(texts(kazakh.balanced(8.4)), ["Біріккен Ұлттар", "Ұйымына", "мүше болу"]);
        assert_eq!(texts(kazakh.balanced(1.0)).len(), 5, "words that are too wide stand alone");
        assert!(Words::of("", Face::Serif).unwrap().balanced(3.0).is_empty());
    }
}
