//! Texts that become sentences beside others.

/// A text with its full stop. One that ends in a mark of its own has it already, as Russian dates do (`23 ноября 2026 г.`).
pub fn sentence(text: impl Into<String>) -> String {
    let text = text.into();
    if text.is_empty() || text.ends_with(['.', '?', '!', '…']) { text } else { text + "." }
}

/// Texts as sentences one after the other; empty ones are passed over.
pub fn sentences<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).map(sentence).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sentence_ends_twice() {
        assert_eq!(sentence("2 марта 1992 г."), "2 марта 1992 г.");
        assert_eq!(sentences(["Сколько?", "", "143", "И так далее…"]), "Сколько? 143. И так далее…");
        assert_eq!(sentence(""), "");
    }
}
