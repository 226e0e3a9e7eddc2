//! How a page is cited: GOST R 7.0.100-2018, APA 7, Chicago 17. The words of each style are interface strings; this is their filling.
//!
//! The site stands for the author, as both American styles want for a page without one, and GOST takes the page as a part of the site. The day
//! of the latest change is the as-of date. Only the reader knows the day of reading, so GOST’s “accessed” is left as a form to fill in; the
//! script fills in today’s date.

use jiff::civil::Date;

use super::words::escape;
use super::{Context, Voice};
use crate::lang::Lang;
use crate::site::{Page, address};

/// The citations of a page, as HTML, and the addresses of its citations as files.
pub(super) struct Cite {
    pub(super) gost: String,
    pub(super) apa: String,
    pub(super) chicago: String,
    pub(super) files: [(&'static str, String); 3],
}

/// Stand for the title and the day of reading until everything around them is escaped.
const TITLE: &str = "\u{e000}";
const READ: &str = "\u{e001}";

impl Cite {
    pub(super) fn of(context: &Context<'_>, page: &Page, lang: Lang) -> Cite {
        let front = &page.text(lang).document.front;
        Cite::dated(context, page, page.text(lang).document.lang, &front.title.value, front.latest.date)
    }

    /// The citations of a page as it was at a change note; its files are those of the page as it is.
    pub(super) fn dated(context: &Context<'_>, page: &Page, own: Lang, title: &str, updated: Date) -> Cite {
        let (config, voice) = (&context.site.config, context.voices.get(own));
        let url = format!("{}{}", config.base, cited(own, &page.path, updated));
        let work = Work { title, site: config.name.get(own), url, updated };
        let file = |extension| address::citation(own, &page.path, extension);
        Cite {
            gost: work.gost(voice, &format!("<span data-today>{}</span>", escape(&voice.t.cite_day()))),
            apa: work.apa(voice),
            chicago: work.chicago(voice),
            files: [("BibTeX", file("bib")), ("RIS", file("ris")), ("CSL-JSON", file("json"))],
        }
    }
}

/// The address by which a page is cited: that of its version, which goes on saying what was cited. The home page is no text and has no versions.
pub(super) fn cited(lang: Lang, path: &str, date: Date) -> String {
    if path.is_empty() { address::page(lang, path) } else { address::version(lang, path, date) }
}

/// What is cited.
struct Work<'a> {
    title: &'a str,
    site: &'a str,
    url: String,
    updated: Date,
}

impl Work<'_> {
    /// GOST R 7.0.100-2018, a part of a site (analytical description). `read` is HTML.
    fn gost(&self, voice: &Voice, read: &str) -> String {
        let updated = format!("{:02}.{:02}.{:04}", self.updated.day(), self.updated.month(), self.updated.year());
        // A title that ends a sentence by itself takes no full stop.
        let text = voice.t.cite_gost(self.title, self.site, self.updated.year().to_string(), updated, &self.url, READ);
        let text = ["!", "?", "…"].iter().fold(text, |text, mark| text.replace(&format!("{mark}. – "), &format!("{mark} – ")));
        escape(&text).replace(READ, read)
    }

    /// APA 7, a page of a site whose author is the site; the title is set in italics.
    fn apa(&self, voice: &Voice) -> String {
        let text = voice.t.cite_apa(self.site, self.updated.year().to_string(), voice.formats.cited_day(self.updated), TITLE, &self.url);
        escape(&text).replace(TITLE, &format!("<cite>{}</cite>", escape(self.title)))
    }

    /// Chicago 17, bibliography entry of a web page.
    fn chicago(&self, voice: &Voice) -> String {
        let day = voice.formats.cited_day(self.updated);
        escape(&voice.t.cite_chicago(self.site, self.title, day, self.updated.year().to_string(), &self.url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::Voices;

    fn plain(html: String) -> String {
        html.replace('\u{a0}', " ")
    }

    #[test]
    fn gost_follows_the_example_of_the_standard() {
        // The standard's example of a part of a site, whose form is kept but for the word “official” and the added day of the change.
        let work = Work {
            title: "План мероприятий по повышению эффективности госпрограммы «Доступная среда»",
            site: "Министерство труда и социальной защиты Российской Федерации",
            url: "https://rosmintrud.ru/docs/1281".to_owned(),
            updated: jiff::civil::date(2017, 4, 3),
        };
        let voices = Voices::load().unwrap();
        assert_eq!(
            work.gost(voices.get(Lang::Ru), "08.04.2017"),
            "План мероприятий по повышению эффективности госпрограммы «Доступная среда». – Текст : электронный // Министерство труда и социальной \
             защиты Российской Федерации : сайт. – 2017. – Дата обновления: 03.04.2017. – URL: https://rosmintrud.ru/docs/1281 (дата обращения: 08.04.2017)."
        );
    }

    #[test]
    fn a_title_that_ends_by_itself_takes_no_stop() {
        let work =
            Work {
                title: "Кто служит?", site: "Сайт", url: "https://a.example/".to_owned(), updated: jiff::civil::date(2026, 1, 2)
            };
        assert!(
            work.gost(Voices::load().unwrap().get(Lang::Ru), "x").starts_with("Кто служит? – Текст : электронный // Сайт : сайт. – 2026.")
        );
    }

    #[test]
    fn the_american_styles_follow_their_manuals() {
        let work = Work {
            title: "Golan Heights",
            site: "Kazakhstan in UN Peacekeeping",
            url: "https://kazpeace.example/en/missions/undof/".to_owned(),
            updated: jiff::civil::date(2026, 11, 24),
        };
        let voices = Voices::load().unwrap();
        assert_eq!(
            plain(work.apa(voices.get(Lang::En))),
            "Kazakhstan in UN Peacekeeping. (2026, November 24). <cite>Golan Heights</cite>. https://kazpeace.example/en/missions/undof/"
        );
        assert_eq!(
            plain(work.chicago(voices.get(Lang::En))),
            "Kazakhstan in UN Peacekeeping. “Golan Heights.” Last modified November 24, 2026. https://kazpeace.example/en/missions/undof/."
        );
        assert!(plain(work.apa(voices.get(Lang::Kk))).contains("(2026, 24 қараша)"));
        assert!(plain(work.chicago(voices.get(Lang::Ru))).contains("Последнее изменение: 24 ноября 2026 г. https://"));
    }
}
