//! A citation for reference managers: BibTeX, RIS and CSL-JSON.

use serde_json::json;

use super::Work;
use crate::lang::Lang;

impl Work<'_> {
    /// BibTeX, in UTF-8, with fields that both BibTeX and biblatex read.
    pub(in crate::views) fn bibtex(&self) -> String {
        let Work { title, site, url, updated, lang, key } = self;
        let language = match lang {
            Lang::Kk => "kazakh",
            Lang::Ru => "russian",
            Lang::En => "english",
        };
        let month = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let month = month.get(usize::from(updated.month().unsigned_abs()).saturating_sub(1)).copied().unwrap_or_default();
        format!(
            "@misc{{{key},\n  author = {{{{{}}}}},\n  title = {{{{{}}}}},\n  year = {{{}}},\n  month = {month},\n  date = {{{updated}}},\n  url = {{{url}}},\n  \
         langid = {{{language}}}\n}}\n",
            tex(site),
            tex(title),
            updated.year()
        )
    }

    /// RIS, in UTF-8: two-letter tags, two spaces, a hyphen, a space; lines end with CR and LF.
    pub(in crate::views) fn ris(&self) -> String {
        let Work { title, site, url, updated, lang, .. } = self;
        let day = format!("{:04}/{:02}/{:02}/", updated.year(), updated.month(), updated.day());
        let year = updated.year().to_string();
        let tags =
            [("TY", "ELEC"), ("AU", *site), ("TI", title), ("PY", &year), ("DA", &day), ("UR", url), ("LA", lang.code()), ("ER", "")];
        tags.iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect()
    }

    /// CSL-JSON 1.0: an array with one item.
    pub(in crate::views) fn csl(&self) -> String {
        let Work { title, site, url, updated, lang, key } = self;
        let items = json!([{
            "id": key,
            "type": "webpage",
            "author": [{ "literal": site }],
            "container-title": site,
            "title": title,
            "issued": { "date-parts": [[updated.year(), updated.month(), updated.day()]] },
            "URL": url,
            "language": lang.code(),
        }]);
        format!("{items:#}\n")
    }
}

/// A text with the characters escaped that TeX reads as commands.
fn tex(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            // Not every TeX knows the hyphen at which no line ends.
            '\u{2011}' => "-".to_owned(),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => format!("\\{c}"),
            '\\' => "\\textbackslash{}".to_owned(),
            '~' => "\\textasciitilde{}".to_owned(),
            '^' => "\\textasciicircum{}".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Work<'static> {
        Work {
            site: "Казахстан в миротворчестве ООН",
            title: "Мир & 100 % безопасность БҰҰ‑ның".to_owned(),
            url: "https://kazpeace.example/ru/a/".to_owned(),
            updated: jiff::civil::date(2026, 11, 4),
            lang: Lang::Ru,
            key: "a-ru".to_owned(),
        }
    }

    #[test]
    fn bibtex_escapes_what_tex_reads_as_commands() {
        let text = record().bibtex();
        assert!(text.starts_with(
            "@misc{a-ru,\n  author = {{Казахстан в миротворчестве ООН}},\n  title = {{Мир \\& 100 \\% безопасность БҰҰ-ның}},\n"
        ));
        assert!(text.contains("  month = nov,\n  date = {2026-11-04},\n") && text.ends_with("  langid = {russian}\n}\n"));
        assert_eq!(text.matches('{').count() - text.matches("\\{").count(), text.matches('}').count() - text.matches("\\}").count());
    }

    #[test]
    fn ris_has_a_tag_on_each_line() {
        let text = record().ris();
        assert!(text.starts_with("TY  - ELEC\r\n") && text.ends_with("ER  - \r\n"));
        assert!(text.contains("DA  - 2026/11/04/\r\n"));
        assert!(text.lines().all(|line| line.get(2..6) == Some("  - ")), "{text}");
    }

    #[test]
    fn csl_json_is_one_item() {
        let items: serde_json::Value = serde_json::from_str(&record().csl()).unwrap();
        assert_eq!(items[0]["issued"]["date-parts"], json!([[2026, 11, 4]]));
        assert_eq!(items[0]["type"], "webpage");
    }
}
