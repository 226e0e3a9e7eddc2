//! The colours of a picture, so that it can be stored with one byte for each pixel: a third of the bytes, and less than half the file.

use std::collections::HashMap;

/// An opaque colour: red, green, blue.
pub type Colour = [u8; 3];

/// The most colours that a PNG palette holds.
const MOST: usize = 256;

/// A picture as the colours that it uses and the number of its colour for each pixel. A picture with more than 256 colours is drawn with the
/// 256 that stand nearest to all of them (median cut); large even areas keep their exact colour.
pub fn indexed(pixels: &[Colour]) -> (Vec<Colour>, Vec<u8>) {
    let mut counts: HashMap<Colour, u32> = HashMap::new();
    // Pixels of one colour lie side by side: a run of them is looked up once.
    for run in pixels.chunk_by(|a, b| a == b) {
        *counts.entry(run.first().copied().unwrap_or_default()).or_default() += u32::try_from(run.len()).unwrap_or(u32::MAX);
    }
    let mut colours: Vec<(Colour, u32)> = counts.into_iter().collect();
    colours.sort_unstable();
    let mut boxes = if colours.is_empty() { Vec::new() } else { vec![Shades::of(colours)] };
    while boxes.len() < MOST {
        // The box whose colours differ most, counted by the pixels that it stands for; the first of several.
        let Some((at, _)) =
            boxes.iter().enumerate().filter(|(_, shades)| shades.error > 0).max_by_key(|(at, shades)| (shades.error, usize::MAX - at))
        else {
            break;
        };
        let (low, high) = boxes.swap_remove(at).split();
        boxes.extend([low, high]);
    }
    let mut palette = Vec::with_capacity(boxes.len());
    let mut numbers: HashMap<Colour, u8> = HashMap::new();
    for (shades, number) in boxes.iter().zip(0u8..=u8::MAX) {
        palette.push(shades.commonest());
        numbers.extend(shades.colours.iter().map(|(colour, _)| (*colour, number)));
    }
    let mut indices = Vec::with_capacity(pixels.len());
    for run in pixels.chunk_by(|a, b| a == b) {
        let number = run.first().and_then(|pixel| numbers.get(pixel)).copied().unwrap_or_default();
        indices.resize(indices.len() + run.len(), number);
    }
    (palette, indices)
}

/// Neighbouring colours that are drawn as one.
struct Shades {
    /// Each colour with its number of pixels.
    colours: Vec<(Colour, u32)>,
    /// The channel in which they differ most: 0 red, 1 green, 2 blue.
    channel: usize,
    /// Their width in that channel, squared, times their pixels.
    error: u64,
}

impl Shades {
    fn of(colours: Vec<(Colour, u32)>) -> Shades {
        let width = |channel: usize| {
            let values = || colours.iter().filter_map(move |(colour, _)| colour.get(channel).copied());
            u64::from(values().max().unwrap_or_default() - values().min().unwrap_or_default())
        };
        let pixels: u64 = colours.iter().map(|(_, count)| u64::from(*count)).sum();
        // The eye is keenest for green; of equal channels the first is taken.
        let channel = [1, 0, 2].into_iter().rev().max_by_key(|channel| width(*channel)).unwrap_or_default();
        let error = width(channel) * width(channel) * pixels;
        Shades { colours, channel, error }
    }

    /// Two boxes with about half of the pixels each, and at least one colour.
    fn split(mut self) -> (Shades, Shades) {
        let channel = self.channel;
        self.colours.sort_by_key(|(colour, _)| (colour.get(channel).copied(), *colour));
        let half: u64 = self.colours.iter().map(|(_, count)| u64::from(*count)).sum::<u64>() / 2;
        let (mut passed, mut at) = (0, 0);
        for (_, count) in &self.colours {
            passed += u64::from(*count);
            at += 1;
            if passed >= half {
                break;
            }
        }
        let high = self.colours.split_off(at.clamp(1, self.colours.len().saturating_sub(1).max(1)));
        (Shades::of(self.colours), Shades::of(high))
    }

    /// The colour of most pixels, the first of several.
    fn commonest(&self) -> Colour {
        let most = self.colours.iter().max_by_key(|(colour, count)| (*count, std::cmp::Reverse(*colour)));
        most.map(|(colour, _)| *colour).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colours_are_kept_exactly() {
        let pixels: Vec<Colour> = (0..1000u16).map(|i| [(i % 200) as u8, 7, 9]).collect();
        let (palette, indices) = indexed(&pixels);
        assert_eq!(palette.len(), 200);
        for (pixel, index) in pixels.iter().zip(&indices) {
            assert_eq!(palette[usize::from(*index)], *pixel);
        }
    }

    #[test]
    fn many_colours_come_near_and_even_areas_stay_exact() {
        let mut pixels: Vec<Colour> = vec![[11, 30, 59]; 100_000];
        pixels.extend((0..=255u8).flat_map(|r| (0..=15u8).map(move |g| [r, g * 16, 90])));
        let (palette, indices) = indexed(&pixels);
        assert_eq!(palette.len(), 256);
        assert_eq!(palette[usize::from(indices[0])], [11, 30, 59]);
        let far = |a: Colour, b: Colour| a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap();
        assert!(pixels.iter().zip(&indices).all(|(pixel, index)| far(*pixel, palette[usize::from(*index)]) <= 32));
        assert_eq!(indexed(&pixels), (palette, indices));
        assert_eq!(indexed(&[]), (Vec::new(), Vec::new()));
    }
}
