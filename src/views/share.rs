//! How a page is passed on: the share row, the citation, the report of an error.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::Context;
use super::cite::{Cite, Work};
use crate::lang::{Lang, is_letter_or_digit};
use crate::site::{Page, address};

/// The share row, the citation and the report of an error.
pub(super) struct Share {
    /// The address of the page, and the one that opens in the reader’s language.
    pub(super) own: String,
    pub(super) neutral: String,
    /// Address and title, percent-encoded for the query of another address.
    pub(super) encoded: String,
    pub(super) encoded_title: String,
    pub(super) cite: Cite,
    /// A letter to the editors (RFC 6068). It ends where the section is to be named, which the script does.
    pub(super) report: String,
}

impl Share {
    /// Of a page that is written.
    pub(super) fn page(context: &Context<'_>, page: &Page, lang: Lang) -> Share {
        let front = &page.text(lang).document.front;
        Share::of(context, lang, &page.path, &front.title.value, &Work::page(context, page, lang), front.latest.date)
    }

    /// Of a path with its title, its citation and the day of its version.
    pub(super) fn of(context: &Context<'_>, lang: Lang, path: &str, title: &str, work: &Work<'_>, version: Date) -> Share {
        let (config, t) = (&context.site.config, &context.voices.get(lang).t);
        let own = format!("{}{}", config.base, address::page(lang, path));
        let lines = [t.report_page(&own), t.report_version(version.to_string()), t.report_section()];
        let (subject, body) = (encode(&t.report_subject(title)), encode(&format!("{} ", lines.join("\r\n"))));
        Share {
            neutral: format!("{}{}", config.base, address::neutral(path)),
            encoded: encode(&own),
            encoded_title: encode(title),
            cite: work.cite(context),
            report: format!("mailto:{}?subject={subject}&body={body}", config.contact.value),
            own,
        }
    }
}

/// Percent-encodes everything but letters, digits and the other unreserved characters (RFC 3986 §2.3). A browser encodes letters that are not
/// Latin by itself (URL Standard, “URL code points”): here they would be three times as long.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '-' | '.' | '_' | '~') || is_letter_or_digit(letter) {
            encoded.push(letter);
        } else {
            // Writing to a String does not fail.
            letter.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| _ = write!(encoded, "%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_stay_and_all_else_is_encoded() {
        assert_eq!(encode("a-Z_0.~Қөы"), "a-Z_0.~Қөы");
        assert_eq!(encode("№ 1&2\r\n"), "%E2%84%96%201%262%0D%0A");
    }
}
