//! Names beside points: how much room a name takes, and on which side of its point it meets nothing else.
//!
//! Text keeps its size at every width while points move, so a side is right only if it is right at each width of the sheet.

use super::markup::{escape, num};

/// Where a name stands, seen from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right, the usual place.
    Right,
    /// To the left.
    Left,
    /// Over the point, centred.
    Above,
    /// Under the point, centred.
    Below,
    /// Over the point, ending past it.
    AboveLeft,
    /// Over the point, beginning before it.
    AboveRight,
    /// Under the point, ending past it.
    BelowLeft,
    /// Under the point, beginning before it.
    BelowRight,
}

impl Side {
    /// The corners come last: a name in the middle of a side is plainer.
    const ALL: [Side; 8] =
        [Side::Right, Side::Left, Side::Below, Side::Above, Side::AboveLeft, Side::AboveRight, Side::BelowLeft, Side::BelowRight];
}

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    /// A rectangle around a point.
    pub fn around((x, y): (f64, f64), reach: f64) -> Rect {
        Rect { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
    }

    /// Whether two rectangles have a common area.
    pub fn meets(&self, other: &Rect) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether a disc has a common area with the rectangle.
    pub fn meets_disc(&self, (x, y): (f64, f64), radius: f64) -> bool {
        (x - x.clamp(self.left, self.right)).hypot(y - y.clamp(self.top, self.bottom)) < radius
    }

    fn inside(&self, width: f64, height: f64, edge: f64) -> bool {
        self.left >= edge && self.top >= edge && self.right <= width - edge && self.bottom <= height - edge
    }
}

/// A point with its name.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// Position in per cent of the sheet.
    pub at: (f64, f64),
    /// Radius of the symbol.
    pub radius: f64,
    /// Distance from the point to the name.
    pub gap: f64,
    /// Font size.
    pub size: f64,
    /// The name; `|` breaks the line.
    pub name: &'a str,
    /// The side to try first.
    pub side: Side,
}

/// The line distance in ems, as in the markup below.
const LEADING: f64 = 1.15;

impl Spot<'_> {
    /// The baseline of the first line under the point's height.
    fn baseline(&self, side: Side) -> f64 {
        let rest = (self.name.split('|').count() - 1) as f64 * LEADING * self.size;
        match side {
            Side::Right | Side::Left => 0.33 * self.size - rest / 2.0,
            Side::Above | Side::AboveLeft | Side::AboveRight => -3.0 - self.gap - rest,
            Side::Below | Side::BelowLeft | Side::BelowRight => self.gap + 0.67 * self.size,
        }
    }

    /// Where the text is anchored to the right of the point, and which part of it: 0 for its beginning, 1 for its end.
    fn anchor(&self, side: Side) -> (f64, f64) {
        match side {
            Side::Right => (self.gap, 0.0),
            Side::Left => (-self.gap, 1.0),
            Side::Above | Side::Below => (0.0, 0.5),
            Side::AboveLeft | Side::BelowLeft => (self.gap, 1.0),
            Side::AboveRight | Side::BelowRight => (-self.gap, 0.0),
        }
    }

    /// The room that the name takes on one side, at a size of the sheet.
    pub fn room(&self, side: Side, width: f64, height: f64) -> Rect {
        let (x, y) = self.point(width, height);
        let long = self.name.split('|').map(|line| text_width(line, self.size)).fold(0.0, f64::max);
        let lines = self.name.split('|').count() as f64;
        let (anchor, share) = self.anchor(side);
        let left = x + anchor - share * long;
        let top = y + self.baseline(side) - 0.78 * self.size;
        Rect { left, top, right: left + long, bottom: top + ((lines - 1.0) * LEADING + 1.02) * self.size }
    }

    fn point(&self, width: f64, height: f64) -> (f64, f64) {
        (self.at.0 / 100.0 * width, self.at.1 / 100.0 * height)
    }

    /// The `text` element of the name, relative to its point. `class` is empty or a class name.
    pub fn text(&self, side: Side, class: &str) -> String {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let (x, share) = self.anchor(side);
        let anchor = match share {
            0.0 => "",
            1.0 => " text-anchor=\"end\"",
            _ => " text-anchor=\"middle\"",
        };
        let (x, y) = (num(x, 1), num(self.baseline(side), 0));
        let mut lines = self.name.split('|').map(escape);
        let first = lines.next().unwrap_or_default();
        let more: String = lines.map(|line| format!("<tspan x=\"{x}\" dy=\"{LEADING}em\">{line}</tspan>")).collect();
        let x = if x == "0" { String::new() } else { format!(" x=\"{x}\"") };
        format!("<text{class}{x} y=\"{y}\"{anchor}>{first}{more}</text>")
    }
}

/// A sheet to set names on.
pub struct Sheet<'a> {
    /// The widths at which the names must stand free.
    pub widths: &'a [f64],
    /// Height over width.
    pub ratio: f64,
    /// The least distance of a name from the edge.
    pub edge: f64,
    /// What else is drawn at a width and height.
    pub taken: &'a dyn Fn(f64, f64) -> Vec<Rect>,
    /// What a name had better not cross, though it can be read across it.
    pub lines: &'a dyn Fn(f64, f64) -> Vec<Rect>,
}

/// A side for each name so that nothing meets at any width; the first answer in the order of the names and of each one's preferences. If
/// there is none, the names are set one after the other, and a name without a free side gets none.
pub fn place(spots: &[Spot], sheet: &Sheet) -> Vec<Option<Side>> {
    let free: Vec<Vec<Candidate>> = spots.iter().enumerate().map(|(index, spot)| candidates(index, spot, spots, sheet)).collect();
    // A name that fits nowhere is left out, whatever the others do.
    let (mut chosen, mut steps) = (Vec::new(), STEPS);
    let some: Vec<&[Candidate]> = free.iter().map(Vec::as_slice).filter(|sides| !sides.is_empty()).collect();
    if search(&some, &mut chosen, &mut steps) {
        let mut chosen = chosen.into_iter();
        return free.iter().map(|sides| if sides.is_empty() { None } else { chosen.next().map(|c| c.side) }).collect();
    }
    let mut set: Vec<&Candidate> = Vec::new();
    free.iter()
        .map(|sides| {
            let found = sides.iter().find(|c| set.iter().all(|other| !c.meets(other)))?;
            set.push(found);
            Some(found.side)
        })
        .collect()
}

/// A side of one name that meets nothing but perhaps other names, with its room at each width.
struct Candidate {
    side: Side,
    rooms: Vec<Rect>,
}

impl Candidate {
    fn meets(&self, other: &Candidate) -> bool {
        self.rooms.iter().zip(&other.rooms).any(|(a, b)| a.meets(b))
    }
}

fn candidates(index: usize, spot: &Spot, spots: &[Spot], sheet: &Sheet) -> Vec<Candidate> {
    let order = std::iter::once(spot.side).chain(Side::ALL.into_iter().filter(|side| *side != spot.side));
    let clear = |room: &Rect, width: f64| {
        let height = width * sheet.ratio;
        let mut others = spots.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
        room.inside(width, height, sheet.edge)
            && others.all(|other| !room.meets_disc(other.point(width, height), other.radius))
            && (sheet.taken)(width, height).iter().all(|rect| !room.meets(rect))
    };
    let mut sides: Vec<Candidate> = order
        .map(|side| Candidate { side, rooms: sheet.widths.iter().map(|&width| spot.room(side, width, width * sheet.ratio)).collect() })
        .filter(|c| c.rooms.iter().zip(sheet.widths).all(|(room, &width)| clear(room, width)))
        .collect();
    let crossed = |c: &Candidate| {
        let mut rooms = c.rooms.iter().zip(sheet.widths);
        rooms.any(|(room, &width)| (sheet.lines)(width, width * sheet.ratio).iter().any(|line| room.meets(line)))
    };
    sides.sort_by_cached_key(crossed);
    sides
}

/// How many sides are tried before names are set one after the other: many points close together have more ways than anyone could wait for.
const STEPS: u32 = 20_000;

/// Depth first, so that a later name can make an earlier one give way.
fn search<'a>(free: &[&'a [Candidate]], chosen: &mut Vec<&'a Candidate>, steps: &mut u32) -> bool {
    let Some((sides, rest)) = free.split_first() else { return true };
    for candidate in *sides {
        let Some(left) = steps.checked_sub(1) else { return false };
        *steps = left;
        if chosen.iter().all(|other| !candidate.meets(other)) {
            chosen.push(candidate);
            if search(rest, chosen, steps) {
                return true;
            }
            chosen.pop();
        }
    }
    false
}

/// About how wide a text is in the site's sans at weight 600, rather too much than too little: a side that is free by this measure is free
/// in the browser too, also with a stand-in font.
pub fn text_width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | 'і' | 'І' | 'ї' | '\'' | '’' | '.' | ',' | ':' | '|' | '!' => 0.28,
        'f' | 'r' | 't' | '(' | ')' | '-' | '‑' | ' ' | '\u{a0}' | '\u{202f}' | '°' => 0.37,
        'm' | 'w' | 'M' | 'W' | 'ж' | 'ш' | 'щ' | 'ы' | 'ю' | 'ф' | 'Ж' | 'Ш' | 'Щ' | 'Ы' | 'Ю' | 'Ф' | 'М' => 0.86,
        'м' | 'қ' | 'ң' | 'д' | 'ө' | 'ғ' => 0.64,
        c if c.is_uppercase() => 0.66,
        _ => 0.57,
    };
    text.chars().map(em).sum::<f64>() * size
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: f64, y: f64, name: &str) -> Spot<'_> {
        Spot { at: (x, y), radius: 6.0, gap: 15.0, size: 15.0, name, side: Side::Right }
    }

    fn sheet<'a>(taken: &'a dyn Fn(f64, f64) -> Vec<Rect>) -> Sheet<'a> {
        Sheet { widths: &[300.0, 700.0], ratio: 1.0, edge: 8.0, taken, lines: &|_, _| Vec::new() }
    }

    #[test]
    fn keeps_the_preferred_side_where_it_is_free() {
        assert_eq!(place(&[spot(50.0, 50.0, "Mali")], &sheet(&|_, _| vec![])), [Some(Side::Right)]);
    }

    #[test]
    fn the_edge_and_other_things_push_a_name_away() {
        assert_eq!(place(&[spot(92.0, 50.0, "Mali")], &sheet(&|_, _| vec![])), [Some(Side::Left)]);
        let right_half = |w: f64, h: f64| vec![Rect { left: w / 2.0 + 8.0, top: 0.0, right: w, bottom: h }];
        assert_eq!(place(&[spot(50.0, 50.0, "Mali")], &sheet(&right_half)), [Some(Side::Left)]);
    }

    #[test]
    fn a_name_crosses_a_line_only_where_it_must() {
        let right = |w: f64, h: f64| vec![Rect { left: 0.6 * w, top: 0.0, right: w, bottom: h }];
        let free = |_: f64, _: f64| vec![];
        let spots = [spot(50.0, 50.0, "Mali")];
        let set = |lines: &dyn Fn(f64, f64) -> Vec<Rect>| place(&spots, &Sheet { lines, ..sheet(&free) });
        assert_eq!(set(&right), [Some(Side::Left)]);
        assert_eq!(set(&|w, h| vec![Rect { left: 0.0, top: 0.0, right: w, bottom: h }]), [Some(Side::Right)]);
    }

    #[test]
    fn a_corner_is_the_last_resort() {
        // Nothing is free but what is over the point and ends a little to its right.
        let walls = |w: f64, h: f64| {
            let (x, y) = (w / 2.0, h / 2.0);
            vec![Rect { left: x + 16.0, top: 0.0, right: w, bottom: h }, Rect { left: 0.0, top: y - 14.0, right: w, bottom: h }]
        };
        let spots = [spot(50.0, 50.0, "Сахара")];
        assert_eq!(place(&spots, &sheet(&walls)), [Some(Side::AboveLeft)]);
        assert_eq!(spots[0].text(Side::AboveLeft, ""), "<text x=\"15\" y=\"-18\" text-anchor=\"end\">Сахара</text>");
        let room = spots[0].room(Side::AboveLeft, 300.0, 300.0);
        assert!((room.right - 165.0).abs() < 1e-9 && room.left < 130.0 && room.bottom < 136.0, "{room:?}");
    }

    #[test]
    fn an_earlier_name_gives_way_to_a_later_one() {
        // The second has room on the right only, which the first would take.
        let wall = |w: f64, h: f64| vec![Rect { left: 0.0, top: 0.55 * h, right: 0.47 * w, bottom: h }];
        let spots = [spot(30.0, 50.0, "Орталық Африка|Республикасы"), spot(50.0, 50.0, "Оңтүстік|Судан")];
        let sides = place(&spots, &sheet(&wall));
        assert!(sides.iter().all(Option::is_some));
        for width in [300.0, 700.0] {
            let rooms: Vec<Rect> = spots.iter().zip(&sides).filter_map(|(s, side)| side.map(|side| s.room(side, width, width))).collect();
            assert!(!rooms[0].meets(&rooms[1]), "{rooms:?}");
        }
    }

    #[test]
    fn without_an_answer_the_last_name_goes() {
        let same = [spot(50.0, 50.0, "Mali"), Spot { radius: 200.0, ..spot(50.0, 50.0, "Nepal") }];
        assert_eq!(place(&same, &sheet(&|_, _| vec![])), [None, Some(Side::Right)]);
    }

    #[test]
    fn markup_stands_where_the_room_was_counted() {
        let two = spot(50.0, 50.0, "South|Sudan");
        assert_eq!(two.text(Side::Right, ""), "<text x=\"15\" y=\"-4\">South<tspan x=\"15\" dy=\"1.15em\">Sudan</tspan></text>");
        assert_eq!(spot(0.0, 0.0, "A&B").text(Side::Below, "c"), "<text class=\"c\" y=\"25\" text-anchor=\"middle\">A&amp;B</text>");
        let room = two.room(Side::Below, 300.0, 300.0);
        assert!(room.top > 160.0 && room.bottom < 220.0 && room.left < 150.0 && room.right > 150.0, "{room:?}");
    }
}
