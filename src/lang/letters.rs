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

/// A text in small letters, as the standard library has it, but for the Greek sigma at the end of a word. What is read most is not looked up in a
/// table either: in Cyrillic a small letter lies at a fixed distance.
pub fn lowercase(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    // Most letters are small already: what lies between two others is copied in one piece.
    let mut copied = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !is_small(*c)) {
        let near = near(c);
        if near != Some(c) {
            small.push_str(text.get(copied..at).unwrap_or_default());
            match near {
                Some(c) => small.push(c),
                None => small.extend(c.to_lowercase()),
            }
            copied = at + c.len_utf8();
        }
    }
    small.push_str(text.get(copied..).unwrap_or_default());
    small
}

/// A letter as a small one; the first of several.
pub fn small_letter(c: char) -> char {
    near(c).or_else(|| c.to_lowercase().next()).unwrap_or(c)
}

/// Whether a character is among those that nearly every text here is made of, and no capital letter.
const fn is_small(c: char) -> bool {
    matches!(c, ' '..='@' | 'a'..='z' | 'а'..='џ' | '\u{2010}'..='\u{2027}')
}

/// The small letter of a character that needs no table.
fn near(c: char) -> Option<char> {
    let number = u32::from(c);
    let small = match number {
        0..0x80 => return Some(c.to_ascii_lowercase()),
        0x410..=0x42f => number + 0x20,
        0x400..=0x40f => number + 0x50,
        // Capital and small letters by turns.
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => number | 1,
        0x430..=0x45f | 0xa0..=0xbf | 0x2010..=0x205e => number,
        _ => return None,
    };
    char::from_u32(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!((is_letter(c), is_letter_or_digit(c)), (c.is_alphabetic(), c.is_alphanumeric()), "{c:?}");
            assert_eq!(lowercase(&c.to_string()), c.to_lowercase().to_string(), "{c:?}");
            assert_eq!(Some(small_letter(c)), c.to_lowercase().next(), "{c:?}");
        }
    }
}
