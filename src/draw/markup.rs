//! The small pieces of text that every drawing is made of.

/// Text made safe for an element's content and for a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A number with at most `places` decimals, without trailing zeros or a leading one: `0.50` is `.5`. Bytes count: a plate has hundreds.
pub fn num(value: f64, places: usize) -> String {
    let mut text = format!("{value:.places$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    match text.strip_prefix("0.") {
        Some(rest) => format!(".{rest}"),
        None => match text.strip_prefix("-0") {
            Some("") => "0".to_owned(),
            Some(rest) => format!("-{rest}"),
            None => text,
        },
    }
}

/// A length in per cent to one decimal: two thirds of a CSS pixel on the widest plate.
pub fn percent(value: f64) -> String {
    format!("{}%", num(value, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_place() {
        assert_eq!(escape("<a href=\"x\">O'Neil & co</a>"), "&lt;a href=&quot;x&quot;&gt;O&#39;Neil &amp; co&lt;/a&gt;");
        assert_eq!(escape("Кот-д’Ивуар"), "Кот-д’Ивуар");
    }

    #[test]
    fn numbers_are_short() {
        for (value, places, text) in
            [(44.123, 1, "44.1"), (44.04, 1, "44"), (0.25, 2, ".25"), (-0.04, 1, "0"), (-0.5, 1, "-.5"), (100.0, 2, "100"), (0.0, 0, "0")]
        {
            assert_eq!(num(value, places), text);
        }
        assert_eq!(percent(33.333), "33.3%");
    }
}
