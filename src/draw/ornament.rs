//! The ornament: ram's horns and lozenges, as path data. Drawn around the vertical axis, 40 units wide.

/// The mark of the site, 40 by 30 units from (-20, -2).
pub const MARK: &str = "M0 8.5A8.5 8.5 0 0 1 17 8.5A5 5 0 0 1 7 8.5A1.5 1.5 0 0 1 10 8.5A1.5 1.5 0 0 0 13 8.5A4.5 4.5 0 0 0 4 8.5V13.5L8 18.5L0 25ZM0 8.5A8.5 8.5 0 0 0 -17 8.5A5 5 0 0 0 -7 8.5A1.5 1.5 0 0 0 -10 8.5A1.5 1.5 0 0 1 -13 8.5A4.5 4.5 0 0 1 -4 8.5V13.5L-8 18.5L0 25Z";
/// One pair of horns of the hem.
const HORNS: &str = "M0 8.5A8.5 8.5 0 0 1 17 8.5A5 5 0 0 1 7 8.5A1.5 1.5 0 0 1 10 8.5A1.5 1.5 0 0 0 13 8.5A4.5 4.5 0 0 0 4 8.5C4 15 8 20.5 20 22.5V26H0ZM0 8.5A8.5 8.5 0 0 0 -17 8.5A5 5 0 0 0 -7 8.5A1.5 1.5 0 0 0 -10 8.5A1.5 1.5 0 0 1 -13 8.5A4.5 4.5 0 0 1 -4 8.5C-4 15 -8 20.5 -20 22.5V26H0Z";
/// The lozenge between two pairs.
const SUN: &str = "M0 2.2l2.7 4.3-2.7 4.3-2.7-4.3z";

/// The hem as a band of a picture: `count` pairs of horns at twice their size, 80 by 52 pixels each, from the left edge at height `y`.
pub fn hem(y: u32, count: u32) -> String {
    let part = |what: &str, x: u32| format!("<use href=\"#{what}\" x=\"{x}\"/>");
    let pairs: String = (0..count).map(|at| part("horns", at * 40 + 20) + &part("sun", at * 40)).collect();
    format!(
        "<defs><path id=\"horns\" fill=\"#4fb0e0\" d=\"{HORNS}\"/><path id=\"sun\" fill=\"#f0bf4f\" d=\"{SUN}\"/></defs><g transform=\"translate(0 {y}) \
         scale(2)\">{pairs}{}</g>",
        part("sun", count * 40)
    )
}
