//! What a letter is.

/// Whether a character is a letter (Unicode’s property Alphabetic). A comparison tells it of the Latin and Cyrillic letters that nearly every
/// text here is made of; the standard library looks the Cyrillic ones up in a table, which takes as long as all else that a check does.
pub fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        '\0'..='\u{7f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Whether a character is a letter or a digit (Unicode’s properties Alphabetic and Numeric).
pub fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c) || !c.is_ascii() && c.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!((is_letter(c), is_letter_or_digit(c)), (c.is_alphabetic(), c.is_alphanumeric()), "{c:?}");
        }
    }
}
