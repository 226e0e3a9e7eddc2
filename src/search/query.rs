//! What a reader looks for: the query of an address, read leniently. Nothing that a reader types is an error.

use super::Sort;

/// The longest query that is looked for, in characters.
pub const LONGEST_QUERY: usize = 100;

/// How many results stand on a page.
pub const PAGE_LENGTH: usize = 10;

/// A query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The words as they were typed, at most [`LONGEST_QUERY`] characters, without spaces around them.
    pub text: String,
    /// Whether the reader typed more than that.
    pub cut: bool,
    /// The kind that the results are narrowed down to.
    pub sort: Option<Sort>,
    /// The page of the results, from 1.
    pub page: usize,
}

impl Query {
    /// Reads the part of an address behind the question mark (`q=…&kind=…&page=…`), percent-encoded (RFC 3986 §2.1), with `+` for a space as
    /// forms send it. What cannot be read counts as a space.
    pub fn read(raw: Option<&str>) -> Query {
        let mut query = Query { text: String::new(), cut: false, sort: None, page: 1 };
        for (name, value) in raw.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decode(value);
            match name {
                "q" => {
                    let spaced: String = value.chars().map(|c| if c.is_control() || c == '\u{fffd}' { ' ' } else { c }).collect();
                    let text = joined(spaced.split_whitespace());
                    query.text = text.chars().take(LONGEST_QUERY).collect::<String>().trim_end().to_owned();
                    query.cut = text.chars().nth(LONGEST_QUERY).is_some();
                }
                "kind" => query.sort = Sort::of(&value),
                "page" => query.page = value.parse().ok().filter(|page| *page > 0).unwrap_or(1),
                _ => {}
            }
        }
        query
    }

    /// The part of an address behind the question mark, with it; nothing for an empty query.
    pub fn write(&self) -> String {
        if self.text.is_empty() {
            return String::new();
        }
        let mut raw = format!("?q={}", encode(&self.text));
        if let Some(sort) = self.sort {
            raw.push_str("&kind=");
            raw.push_str(sort.code());
        }
        if self.page > 1 {
            raw.push_str(&format!("&page={}", self.page));
        }
        raw
    }

    /// The same words from the first page on, of one kind or of all.
    pub fn only(&self, sort: Option<Sort>) -> Query {
        Query { sort, page: 1, ..self.clone() }
    }

    /// Another page of the same results.
    pub fn at_page(&self, page: usize) -> Query {
        Query { page, ..self.clone() }
    }

    /// Other words.
    pub fn with_text(&self, text: &str) -> Query {
        Query { text: text.to_owned(), cut: false, sort: None, page: 1 }
    }
}

/// Words with one space between them, and with one that does not break between the groups of a number (`68 000`): so it is typed, and a number is one
/// word.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let digits = |word: &str, most: usize| word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit());
    let (mut text, mut number) = (String::new(), false);
    for word in words {
        let goes_on = number && word.len() == 3 && digits(word, 3);
        if !text.is_empty() {
            text.push(if goes_on { '\u{a0}' } else { ' ' });
        }
        text.push_str(word);
        number = goes_on || digits(word, 3);
    }
    text
}

fn decode(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, tail @ ..] = rest {
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if digit(high).is_some() && digit(low).is_some() => {
                bytes.push(digit(high).unwrap_or(0) * 16 + digit(low).unwrap_or(0));
                rest = after;
                continue;
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
        rest = tail;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> String {
        Query::read(Some(raw)).text
    }

    #[test]
    fn whatever_is_typed_can_be_read() {
        assert_eq!(text("q=%D0%93%D0%BE%D0%BB%D0%B0%D0%BD+heights"), "Голан heights");
        assert_eq!(text("x=1&q=100%&y"), "100%");
        assert_eq!(text("q=%ff%00%zz"), "%zz");
        assert_eq!(text("q"), "");
        assert_eq!(text("q=++a+++b%0A"), "a b");
        assert_eq!(Query::read(None).text, "");
        assert_eq!(Query::read(Some("q=a&page=0&kind=nothing")), Query::read(Some("q=a")));
        assert_eq!(Query::read(Some("q=a&page=3&kind=fact")).write(), "?q=a&kind=fact&page=3");
    }

    #[test]
    fn a_long_query_is_cut_and_says_so() {
        let long = Query::read(Some(&format!("q={}", "а".repeat(101))));
        assert_eq!((long.text.chars().count(), long.cut), (100, true));
        assert!(!Query::read(Some(&format!("q={}", "а".repeat(100)))).cut);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for words in ["Голан жоталары", "a&b=c", "100 %", "«1325»"] {
            let query = Query { text: words.to_owned(), cut: false, sort: Some(Sort::Term), page: 2 };
            assert_eq!(Query::read(query.write().strip_prefix('?')), query);
        }
    }
}
