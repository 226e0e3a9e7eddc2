//! The title and the publisher of a source as HTML, each with its own language.

use super::{Voice, words};
use crate::lang::Lang;
use crate::registry::SourceEntry;

/// The publisher of a source as HTML for a reader, with the language of its name if it is another one: the alphabet
/// tells English from the others, and the source tells Kazakh from Russian.
///
/// Whom the publisher names as its own source follows in the reader’s language.
pub(super) fn publisher(source: &SourceEntry, reader: &Voice) -> String {
    let lang = match (words::is_written_in(&source.publisher), Lang::from_tag(source.language)) {
        (Lang::Ru, Some(own)) if own.is_cyrillic() => own,
        (written, _) => written,
    };
    let html = words::marked(&source.publisher, lang);
    let html = if lang == reader.lang { html } else { format!("<span lang=\"{lang}\">{html}</span>") };
    match &source.after {
        Some(after) => reader.t.source_after(html, words::marked(after.get(reader.lang), reader.lang)),
        None => html,
    }
}

/// The same as plain text.
pub(super) fn publisher_text(source: &SourceEntry, reader: &Voice) -> String {
    let publisher = source.publisher.as_str();
    source.after.as_ref().map_or_else(|| publisher.to_owned(), |after| reader.t.source_after(publisher, after.get(reader.lang)))
}

/// The BCP 47 tag of a source’s title. Some sources in Russian are known by an English title only, and Kazakh is also written in Latin
/// letters.
pub(super) fn title_tag(source: &SourceEntry) -> &str {
    match Lang::from_tag(source.language) {
        Some(lang) if lang.is_cyrillic() && !words::is_written_in(&source.title).is_cyrillic() => {
            if lang == Lang::Kk {
                "kk-Latn"
            } else {
                Lang::En.code()
            }
        }
        _ => source.language,
    }
}

/// The title of a source as HTML, to stand in an element with its [`title_tag`].
pub(super) fn title(source: &SourceEntry) -> String {
    match Lang::from_tag(title_tag(source)) {
        Some(lang) if title_tag(source) == lang.code() => words::marked(&source.title, lang),
        _ => words::escape(&source.title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::PerLang;
    use crate::problem::Place;
    use crate::registry::{LANGUAGES, Located, SourceKind};
    use crate::views::Voices;

    fn source(title: &str, publisher: &str, language: &'static str) -> SourceEntry {
        let id = Located { value: "id".to_owned(), place: Place::start_of("sources.toml") };
        let (title, publisher) = (title.to_owned(), publisher.to_owned());
        SourceEntry { id, title, publisher, after: None, language, url: String::new(), archive: None, date: None, kind: SourceKind::Press }
    }

    #[test]
    fn every_language_of_sources_has_a_name() {
        let voices = Voices::load().unwrap();
        for voice in Lang::ALL.map(|lang| voices.get(lang)) {
            for code in LANGUAGES {
                assert_ne!(voice.t.in_language(code), voice.t.in_language("other"), "{code}");
            }
        }
    }

    #[test]
    fn titles_and_publishers_have_their_own_language() {
        let voices = Voices::load().unwrap();
        for (name, language, reader, expected) in [
            ("ТАСС", "ru", Lang::En, "<span lang=\"ru\">ТАСС</span>"),
            ("ТАСС", "ru", Lang::Ru, "ТАСС"),
            ("Караван", "ru", Lang::Kk, "<span lang=\"ru\">Караван</span>"),
            ("Казахстан", "kk", Lang::En, "<span lang=\"kk\">Казахстан</span>"),
            ("Әділет", "ru", Lang::Ru, "<span lang=\"kk\">Әділет</span>"),
            ("Vласть", "ru", Lang::Ru, "Vласть"),
            ("United Nations", "en", Lang::En, "United Nations"),
            ("United Nations", "ru", Lang::Ru, "<span lang=\"en\">United Nations</span>"),
        ] {
            assert_eq!(publisher(&source("t", name, language), voices.get(reader)), expected);
        }
        let after = PerLang::build(|lang| if lang == Lang::En { "TASS & Co" } else { "ТАСС" }.to_owned());
        let relayed = SourceEntry { after: Some(after), ..source("t", "Trend", "en") };
        assert_eq!(publisher(&relayed, voices.get(Lang::En)), "Trend, citing TASS &amp; Co");
        assert_eq!(publisher(&relayed, voices.get(Lang::Ru)), "<span lang=\"en\">Trend</span> (источник: ТАСС)");
        assert_eq!(publisher_text(&relayed, voices.get(Lang::Kk)), "Trend (дереккөзі: ТАСС)");
        for (text, language, tag) in [
            ("Bitimger urany", "kk", "kk-Latn"),
            ("Year of the contingent", "ru", "en"),
            ("Год контингента", "ru", "ru"),
            ("Mission au Mali", "fr", "fr"),
        ] {
            assert_eq!(title_tag(&source(text, "p", language)), tag);
        }
        assert_eq!(title(&source("День ООН (data)", "p", "ru")), "День ООН (<span lang=\"en\">data</span>)");
    }
}
