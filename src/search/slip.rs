//! Slips of the finger.

/// Whether two words differ by one letter more, less or other, or by two that changed places.
pub(super) fn one_slip(one: &[char], other: &str) -> bool {
    let other: Vec<char> = other.chars().collect();
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char]| word.get(..word.len() - end).unwrap_or_default().to_vec();
    match (rest(one).as_slice(), rest(other).as_slice()) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::one_slip;

    #[test]
    fn one_letter_or_two_that_changed_places_are_a_slip() {
        let slip = |one: &str, other: &str| one_slip(&one.chars().collect::<Vec<_>>(), other);
        for (one, other, expected) in [
            ("ливан", "лйван", true),
            ("ливан", "лиан", true),
            ("лиан", "ливан", true),
            ("ливан", "лвиан", true),
            ("ливан", "ливан", false),
            ("ливан", "лйвон", false),
            ("ливан", "вилан", false),
        ] {
            assert_eq!(slip(one, other), expected, "{one} {other}");
        }
    }
}
