//! The preview card of a figure: the value large, what it counts, how far it reaches, its date and its source.

use super::card::{FOOT, LEFT, MARK_AND_HEM, WIDTH, line, opened};
use super::letters::{Face, MissingLetter, Words};
use super::markup::{escape, num};
use super::stock;

/// What the card of a figure says.
#[derive(Clone, Copy, Debug)]
pub struct FigureCard<'a> {
    /// The name of the site.
    pub site: &'a str,
    /// The value with its bound.
    pub value: &'a str,
    /// What is counted.
    pub statement: &'a str,
    /// Who counts whom, how.
    pub scope: &'a str,
    /// The date that the value holds for.
    pub as_of: &'a str,
    /// Who says so.
    pub source: &'a str,
    /// The number of people, if the value is one: each is a dot beside the words.
    pub people: Option<u32>,
}

/// The sizes of the value in pixels, from roomy to tight.
const VALUES: [f64; 7] = [200.0, 160.0, 128.0, 104.0, 80.0, 64.0, 56.0];
/// The sizes of statement and small print in pixels, from roomy to tight.
const WORDS: [(f64, f64); 4] = [(38.0, 26.0), (36.0, 24.0), (34.0, 23.0), (31.0, 21.0)];
/// The sizes of all three that take whatever is left.
const TIGHTEST: (f64, (f64, f64)) = (56.0, (28.0, 20.0));
/// The largest sizes at which a value may fill two lines, and three.
const MORE_LINES: [f64; 2] = [104.0, 80.0];
/// The least distance from the small print to the rule above the date, and from the rule to the date’s letters, in pixels.
const RULE: (f64, f64) = (22.0, 10.0);
/// Baseline of the name of the site.
const HEAD: f64 = 84.0;

/// A text of the card, measured.
struct Text<'a> {
    words: Words<'a>,
    face: Face,
    fill: &'static str,
    /// How far its letters reach below their line, in units of the size.
    below: f64,
}

impl<'a> Text<'a> {
    fn of(text: &'a str, face: Face, fill: &'static str) -> Result<Text<'a>, MissingLetter> {
        Ok(Text { words: Words::of(text, face)?, face, fill, below: face.depth(text) })
    }

    /// Its lines at a size.
    fn set(&self, size: f64) -> Lines {
        Lines { lines: self.words.lines(WIDTH / size), face: self.face, fill: self.fill, size }
    }

    /// As many lines, of even lengths.
    fn balanced(&self, size: f64) -> Lines {
        Lines { lines: self.words.balanced(WIDTH / size), ..self.set(size) }
    }
}

/// Lines of one size, each the same distance below the one before.
struct Lines {
    /// Each line with its width in units of the size.
    lines: Vec<(String, f64)>,
    face: Face,
    fill: &'static str,
    size: f64,
}

impl Lines {
    fn step(&self) -> f64 {
        (self.size * 1.22).round()
    }

    /// From the first baseline to the last.
    fn depth(&self) -> f64 {
        self.step() * (self.lines.len() as f64 - 1.0).max(0.0)
    }

    /// Whether every line stands within the column.
    fn is_within(&self) -> bool {
        self.lines.iter().all(|(_, width)| width * self.size <= WIDTH)
    }

    /// A text element with a line in each of its parts; a line that is wider than the column is made smaller.
    fn draw(&self, first: f64, svg: &mut String) {
        let (face, left) = (self.face, num(LEFT, 0));
        let (family, weight, fill) = (face.family(), face.weight(), self.fill);
        svg.push_str(&format!("<g font-family=\"{family}\" font-weight=\"{weight}\" fill=\"{fill}\">"));
        for (at, (text, width)) in self.lines.iter().enumerate() {
            let (y, size) = (num(first + self.step() * at as f64, 0), num(self.size.min(WIDTH / width), 1));
            svg.push_str(&format!("<text x=\"{left}\" y=\"{y}\" font-size=\"{size}\">{}</text>", escape(text)));
        }
        svg.push_str("</g>");
    }
}

/// The words of a card, from the top: value, statement, scope, date, source.
struct Measured<'a>([Text<'a>; 5]);

/// The blocks of a card from the top, each with its first baseline.
type Blocks = [(f64, Lines); 5];

impl<'a> Measured<'a> {
    fn of(value: &'a str, what: &FigureCard<'a>) -> Result<Measured<'a>, MissingLetter> {
        Ok(Measured([
            Text::of(value, Face::Serif, "#fff")?,
            Text::of(what.statement, Face::Serif, "#fff")?,
            Text::of(what.scope, Face::Sans, "#b3c0d0")?,
            Text::of(what.as_of, Face::SansBold, "#fff")?,
            Text::of(what.source, Face::Sans, "#b3c0d0")?,
        ]))
    }

    /// The blocks at the largest sizes at which they find room: what can be read comes first, how large the value stands second.
    fn roomy(&self) -> Option<Blocks> {
        let sizes = WORDS.into_iter().flat_map(|words| VALUES.into_iter().map(move |value| (value, words)));
        sizes.map(|sizes| self.set(sizes)).find_map(|(blocks, fits)| fits.then_some(blocks))
    }

    /// The blocks with their first baselines at certain sizes, and whether they find room.
    fn set(&self, (size, (words, small)): (f64, (f64, f64))) -> (Blocks, bool) {
        let Measured([value, statement, scope, as_of, source]) = self;
        let below = value.below * size;
        let (value, statement) = (value.set(size), statement.set(words));
        let (scope, as_of, source) = (scope.set(small), as_of.set(small), source.set(small));
        let first = HEAD + 34.0 + size * 0.7;
        let stated = first + value.depth() + below + words * 0.75 + 26.0;
        let scoped = stated + statement.depth() + small + 22.0;
        let sourced = FOOT - source.depth();
        let dated = sourced - source.step() - as_of.depth();
        let lines = value.lines.len();
        let few = lines == 1 || MORE_LINES.get(lines.saturating_sub(2)).is_some_and(|largest| size <= *largest);
        let fits = value.is_within() && few && scoped + scope.depth() + RULE.0 <= dated - as_of.size - RULE.1;
        ([(first, value), (stated, statement), (scoped, scope), (dated, as_of), (sourced, source)], fits)
    }
}

/// A value that may be broken before its unit, which is better than letters too small to read: `780 000` and `АҚШ доллары` on two lines.
fn parted(value: &str) -> String {
    let letters: Vec<char> = value.chars().collect();
    let before_unit = |at: usize| {
        let digit = at.checked_sub(1).and_then(|before| letters.get(before)).is_some_and(char::is_ascii_digit);
        digit && letters.get(at + 1).is_some_and(|next| next.is_alphabetic())
    };
    let part = |(at, letter): (usize, &char)| if *letter == '\u{a0}' && before_unit(at) { ' ' } else { *letter };
    letters.iter().enumerate().map(part).collect()
}

/// The drawing of a figure’s card as SVG, complete in itself but for the fonts and the stock. An error if a font lacks a letter.
pub fn figure_card(what: &FigureCard<'_>) -> Result<String, MissingLetter> {
    let parted = parted(what.value);
    let whole = Measured::of(what.value, what)?;
    let (measured, mut blocks) = match whole.roomy() {
        Some(blocks) => (whole, blocks),
        None => {
            let measured = Measured::of(&parted, what)?;
            let blocks = measured.roomy().unwrap_or_else(|| measured.set(TIGHTEST).0);
            (measured, blocks)
        }
    };
    // Date and source are read line by line; of the others none ends in a word alone.
    for ((_, lines), text) in blocks.iter_mut().zip(&measured.0).take(3) {
        *lines = text.balanced(lines.size);
    }
    let mut svg = opened() + MARK_AND_HEM + &line(what.site, Face::Serif, 30.0, HEAD, "#fff")?;
    blocks.iter().for_each(|(first, lines)| lines.draw(*first, &mut svg));
    let [.., (dated, as_of), _] = &blocks;
    let rule = num(dated - as_of.size - RULE.1, 0);
    svg += &format!("<path stroke=\"#33608a\" stroke-width=\"2\" d=\"M{} {rule}h{}\"/>", num(LEFT, 0), num(WIDTH, 0));
    if let Some(dots) = what.people.and_then(stock::dots_id) {
        svg += &format!("<use href=\"#{dots}\"/>");
    }
    Ok(svg + "</svg>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about<'a>(value: &'a str, scope: &'a str) -> FigureCard<'a> {
        FigureCard {
            site: "Қазақстан БҰҰ бітімгершілігінде",
            value,
            statement: "ЮНДОФ‑тағы қазақстандықтар, барлық санаттар",
            scope,
            as_of: "31 шілде 2025",
            source: "Дереккөз: United Nations",
            people: Some(143),
        }
    }

    /// The sizes of a card’s lines and where the last of its scope and the first of its date stand.
    fn baselines(svg: &str) -> Vec<(f64, f64)> {
        let number = |text: &str, name: &str| text.split_once(name).unwrap().1.split('"').next().unwrap().parse::<f64>().unwrap();
        svg.split("<text ").skip(1).map(|text| (number(text, " y=\""), number(text, "font-size=\""))).collect()
    }

    #[test]
    fn a_short_value_is_large_and_lines_never_meet() {
        let long = "Бір айдың соңындағы саны, БҰҰ кестесі бойынша, контингент пен штаб офицерлері ".repeat(3);
        for (value, scope) in [("143", "БҰҰ кестесі"), ("IELTS 4,5, STANAG 3333 деңгейі немесе TOEFL 566 (86)", &long), ("750+", &long)]
        {
            let svg = figure_card(&about(value, scope)).unwrap();
            let lines = baselines(&svg);
            assert!(lines.is_sorted_by(|(above, _), (below, size)| below - above >= size * 0.7), "{lines:?}");
            assert!(lines.iter().all(|(y, _)| *y <= FOOT), "{lines:?}");
            assert_eq!(svg.contains("font-size=\"200\""), value == "143", "{svg}");
        }
    }

    #[test]
    fn a_long_date_leaves_the_words_their_size() {
        let svg = figure_card(&about("2026\u{a0}ж.\u{a0}31\u{a0}желтоқсан", "БҰҰ кестесі")).unwrap();
        let sizes: Vec<f64> = baselines(&svg).into_iter().map(|(_, size)| size).collect();
        assert!(sizes.contains(&56.0) && sizes.contains(&38.0) && sizes.contains(&26.0), "{sizes:?}");
    }

    #[test]
    fn a_value_is_parted_from_its_unit_only_where_it_must() {
        let long = about("Шамамен\u{a0}780\u{a0}000\u{a0}АҚШ\u{a0}доллары", "БҰҰ кестесі");
        let svg = figure_card(&long).unwrap();
        assert!(svg.contains(">Шамамен\u{a0}780\u{a0}000<") && svg.contains(">АҚШ\u{a0}доллары<"), "{svg}");
        let short = figure_card(&about("3\u{a0}АҚШ\u{a0}доллары", "БҰҰ кестесі")).unwrap();
        assert!(short.contains(">3\u{a0}АҚШ\u{a0}доллары<"), "{short}");
    }

    #[test]
    fn a_card_holds_its_words_once_and_names_its_dots() {
        let svg = figure_card(&about("143", "A & <b>")).unwrap();
        assert!(
            svg.contains(">143<") && svg.contains("A &amp; &lt;b&gt;") && svg.contains("#dots-143") && svg.len() < 2500,
            "{}",
            svg.len()
        );
        assert!(!figure_card(&FigureCard { people: Some(601), ..about("601", "a") }).unwrap().contains("#dots"));
        assert_eq!(figure_card(&about("漢", "a")).unwrap_err().letter, '漢');
    }
}
