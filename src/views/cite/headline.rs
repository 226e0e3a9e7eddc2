//! English titles with the capitals of a headline.

/// Words that stay small within a title: articles, conjunctions, and prepositions of any length (CMOS 17, 8.159).
const SMALL: [&str; 38] = [
    "a", "an", "the", "and", "but", "for", "or", "nor", "to", "as", "about", "after", "against", "among", "at", "before", "beside",
    "between", "by", "during", "from", "in", "into", "of", "off", "on", "over", "per", "since", "than", "through", "under", "until",
    "upon", "with", "within", "without", "towards",
];

/// A title with a capital at each word but the small ones; the first and the last word, and the first after a colon, have one in any case.
/// Capitals that are there stay.
pub(super) fn headline(title: &str) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let last = words.len().saturating_sub(1);
    let begins = |at: usize| at == 0 || words.get(at - 1).is_some_and(|before| before.ends_with([':', '?', '!', '.']));
    let set = |(at, word): (usize, &&str)| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if SMALL.contains(&bare) && at != last && !begins(at) { (*word).to_owned() } else { capitalised(word) }
    };
    words.iter().enumerate().map(set).collect::<Vec<_>>().join(" ")
}

/// A word with a capital at its first letter, whatever stands before it; a word that has capitals within has them for a reason.
fn capitalised(word: &str) -> String {
    match word.char_indices().find(|(_, letter)| letter.is_alphanumeric()) {
        Some((at, letter)) if letter.is_lowercase() && !word.contains(char::is_uppercase) => {
            let (before, rest) = word.split_at(at);
            before.chars().chain(letter.to_uppercase()).chain(rest.chars().skip(1)).collect()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_stay_small_but_at_the_ends_and_after_a_colon() {
        for (title, expected) in [
            ("How a mission is decided", "How a Mission Is Decided"),
            ("A contingent of its own: the Golan Heights", "A Contingent of Its Own: The Golan Heights"),
            ("What is a UN mission, and what is not", "What Is a UN Mission, and What Is Not"),
            ("KAZBAT: from battalion to regiment", "KAZBAT: From Battalion to Regiment"),
            ("People in post: 143 (as of 31 July 2025)", "People in Post: 143 (as of 31 July 2025)"),
            ("What it is for", "What It Is For"),
            ("“steppe” and Côte d’Ivoire", "“Steppe” and Côte d’Ivoire"),
            ("", ""),
        ] {
            assert_eq!(headline(title), expected);
        }
    }
}
