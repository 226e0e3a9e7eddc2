//! A page's citation as files for reference managers: BibTeX, RIS and CSL-JSON.

use jiff::civil::Date;
use serde_json::json;

use crate::artifact::{Artifact, Kind};
use crate::lang::Lang;
use crate::site::{Page, address};
use crate::views::Context;
use crate::views::cite::cited;

/// What a citation of a page says.
struct Record<'a> {
    /// The name of the site, which stands for the author.
    site: &'a str,
    title: &'a str,
    url: String,
    /// The day of the latest change.
    updated: Date,
    lang: Lang,
    /// A key that no other page has: `undof-en`.
    key: String,
}

/// The citation of a page in each form.
pub(super) fn files(context: &Context<'_>, page: &Page, lang: Lang) -> [Artifact; 3] {
    let front = &page.text(lang).document.front;
    let record = Record {
        site: context.site.config.name.get(lang),
        title: &front.title.value,
        url: format!("{}{}", context.site.config.base, cited(lang, &page.path, front.latest.date)),
        updated: front.latest.date,
        lang,
        key: format!("{}-{lang}", page.path.replace('/', "-")),
    };
    [("bib", Kind::BibTex, bibtex(&record)), ("ris", Kind::Ris, ris(&record)), ("json", Kind::CslJson, csl(&record))].map(
        |(extension, kind, text)| Artifact {
            path: address::citation(lang, &page.path, extension),
            kind,
            lang: Some(lang),
            modified: Some(front.latest.date),
            body: text.into_bytes(),
        },
    )
}

/// BibTeX, in UTF-8, with fields that both BibTeX and biblatex read.
fn bibtex(record: &Record<'_>) -> String {
    let Record { site, title, url, updated, lang, key } = record;
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

/// A text with the characters escaped that TeX reads as commands.
fn tex(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => format!("\\{c}"),
            '\\' => "\\textbackslash{}".to_owned(),
            '~' => "\\textasciitilde{}".to_owned(),
            '^' => "\\textasciicircum{}".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

/// RIS, in UTF-8: two-letter tags, two spaces, a hyphen, a space; lines end with CR and LF.
fn ris(record: &Record<'_>) -> String {
    let Record { site, title, url, updated, lang, .. } = record;
    let day = format!("{:04}/{:02}/{:02}/", updated.year(), updated.month(), updated.day());
    let year = updated.year().to_string();
    let tags = [("TY", "ELEC"), ("AU", site), ("TI", title), ("PY", &year), ("DA", &day), ("UR", url), ("LA", lang.code()), ("ER", "")];
    tags.iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect()
}

/// CSL-JSON 1.0: an array with one item.
fn csl(record: &Record<'_>) -> String {
    let Record { site, title, url, updated, lang, key } = record;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record<'static> {
        Record {
            site: "Казахстан в миротворчестве ООН",
            title: "Мир & 100 % безопасность",
            url: "https://kazpeace.example/ru/a/".to_owned(),
            updated: jiff::civil::date(2026, 11, 4),
            lang: Lang::Ru,
            key: "a-ru".to_owned(),
        }
    }

    #[test]
    fn bibtex_escapes_what_tex_reads_as_commands() {
        let text = bibtex(&record());
        assert!(
            text.starts_with("@misc{a-ru,\n  author = {{Казахстан в миротворчестве ООН}},\n  title = {{Мир \\& 100 \\% безопасность}},\n")
        );
        assert!(text.contains("  month = nov,\n  date = {2026-11-04},\n") && text.ends_with("  langid = {russian}\n}\n"));
        assert_eq!(text.matches('{').count() - text.matches("\\{").count(), text.matches('}').count() - text.matches("\\}").count());
    }

    #[test]
    fn ris_has_a_tag_on_each_line() {
        let text = ris(&record());
        assert!(text.starts_with("TY  - ELEC\r\n") && text.ends_with("ER  - \r\n"));
        assert!(text.contains("DA  - 2026/11/04/\r\n"));
        assert!(text.lines().all(|line| line.get(2..6) == Some("  - ")), "{text}");
    }

    #[test]
    fn csl_json_is_one_item() {
        let items: serde_json::Value = serde_json::from_str(&csl(&record())).unwrap();
        assert_eq!(items[0]["issued"]["date-parts"], json!([[2026, 11, 4]]));
        assert_eq!(items[0]["type"], "webpage");
    }
}
