//! How a page or a figure is cited: GOST R 7.0.100-2018, APA 7, Chicago 17. The words of each style are interface strings; this is their
//! filling, and `docs/citing.md` tells which examples it was compared with.
//!
//! The site stands for the author, as both American styles want for a page without one, and GOST takes the page as a part of the site. The day
//! of the latest change is the as-of date. Only the reader knows the day of reading, so GOST’s “accessed” is left as a form to fill in; the
//! script fills in today’s date.

mod headline;
mod record;

use jiff::civil::Date;

use super::words::escape;
use super::{Context, Voice};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::registry::Fact;
use crate::site::{Page, address};
use headline::headline;

/// What is cited.
pub(super) struct Work<'a> {
    title: String,
    /// The name of the site, which stands for the author.
    site: &'a str,
    url: String,
    /// The day of the latest change.
    updated: Date,
    lang: Lang,
    /// A key that no other work has: `missions-undof-en`.
    key: String,
}

/// A work in each style, as HTML.
pub(super) struct Cite {
    pub(super) gost: String,
    pub(super) apa: String,
    pub(super) chicago: String,
}

/// Stand for the title and the day of reading until everything around them is escaped.
const TITLE: &str = "\u{e000}";
const READ: &str = "\u{e001}";

impl<'a> Work<'a> {
    /// A page as it is.
    pub(super) fn page(context: &Context<'a>, page: &Page, lang: Lang) -> Work<'a> {
        let document = &page.text(lang).document;
        Work::version(context, page, document.lang, &document.front.title.value, document.front.latest.date)
    }

    /// A page as it was at a change note.
    pub(super) fn version(context: &Context<'a>, page: &Page, lang: Lang, title: &str, updated: Date) -> Work<'a> {
        Work::at(context, &page.path, &cited(lang, &page.path, updated), lang, title, updated)
    }

    /// A figure with its date; `updated` is the day of the data.
    pub(super) fn figure(context: &Context<'a>, fact: &Fact, voice: &Voice, updated: Date) -> Work<'a> {
        let (statement, value, date) = (fact.statement.get(voice.lang), voice.figure(fact), voice.formats.date(fact.as_of.value));
        // Russian and Kazakh do not leave a year without its noun.
        let title = match fact.as_of.value {
            Moment::Year(_) => voice.t.cite_figure_of_year(statement, value, date),
            _ => voice.t.cite_figure(statement, value, date),
        };
        let path = address::fact(&fact.id.value);
        Work::at(context, &path, &address::page(voice.lang, &path), voice.lang, &title, updated)
    }

    /// What it is called: a figure with its value and its date.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    fn at(context: &Context<'a>, path: &str, address: &str, lang: Lang, title: &str, updated: Date) -> Work<'a> {
        let config = &context.site.config;
        Work {
            // Places where a browser may break a word are nothing to copy.
            title: title.replace('\u{ad}', ""),
            site: config.name.get(lang),
            url: format!("{}{address}", config.base),
            updated,
            lang,
            key: format!("{}-{lang}", path.replace('/', "-")),
        }
    }

    /// The work in each style, in the words of its language.
    pub(super) fn cite(&self, context: &Context<'_>) -> Cite {
        let voice = context.voices.get(self.lang);
        let read = format!("<span data-today>{}</span>", escape(&voice.t.cite_day()));
        Cite { gost: self.gost(voice, &read), apa: self.apa(voice), chicago: self.chicago(voice) }
    }

    /// GOST R 7.0.100-2018, a part of a site (analytical description). `read` is HTML.
    fn gost(&self, voice: &Voice, read: &str) -> String {
        let updated = format!("{:02}.{:02}.{:04}", self.updated.day(), self.updated.month(), self.updated.year());
        let text = voice.t.cite_gost(&self.title, self.site, self.updated.year().to_string(), updated, &self.url, READ);
        // A mark of the title and the mark of the standard both stand, but an ellipsis or the full stop of an abbreviation takes the place of
        // the standard’s full stop.
        let text = text.replace("…. – ", "… – ").replace(".. – ", ". – ");
        escape(&text).replace(READ, read)
    }

    /// APA 7, a page of a site whose author is the site; the title is set in italics.
    fn apa(&self, voice: &Voice) -> String {
        let text = voice.t.cite_apa(self.site, self.updated.year().to_string(), voice.formats.cited_day(self.updated), TITLE, &self.url);
        // A title that ends a sentence by itself takes no full stop.
        let text = if self.title.ends_with(['?', '!', '…', '.']) { text.replace(&format!("{TITLE}."), TITLE) } else { text };
        escape(&text).replace(TITLE, &format!("<cite>{}</cite>", escape(&self.title)))
    }

    /// Chicago 17, bibliography entry of a web page: the title in quotation marks, in English with the capitals of a headline.
    fn chicago(&self, voice: &Voice) -> String {
        let (day, year) = (voice.formats.cited_day(self.updated), self.updated.year().to_string());
        let title = match self.lang {
            Lang::En => headline(&self.title).replace('“', "‘").replace('”', "’"),
            Lang::Kk | Lang::Ru => self.title.replace('«', "„").replace('»', "“"),
        };
        let text = voice.t.cite_chicago(self.site, title, day, year, &self.url);
        // The American full stop stands within the quotation marks, and is left out after a mark that ends a sentence.
        escape(&["?", "!", "…", "."].iter().fold(text, |text, mark| text.replace(&format!("{mark}.”"), &format!("{mark}”"))))
    }
}

/// The address by which a page is cited: that of its version, which goes on saying what was cited. The home page is no text and has no versions.
pub(super) fn cited(lang: Lang, path: &str, date: Date) -> String {
    if path.is_empty() { address::page(lang, path) } else { address::version(lang, path, date) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::Voices;

    fn plain(html: &str) -> String {
        html.replace('\u{a0}', " ").replace("&quot;", "\"")
    }

    fn work<'a>(lang: Lang, title: &str, site: &'a str, url: &str, updated: (i16, i8, i8)) -> Work<'a> {
        let (year, month, day) = updated;
        Work { title: title.to_owned(), site, url: url.to_owned(), updated: jiff::civil::date(year, month, day), lang, key: "k".to_owned() }
    }

    /// A work in GOST without the day of the change, which the examples lack.
    fn undated(work: &Work<'_>, read: &str) -> String {
        let voices = Voices::load().unwrap();
        let gost = work.gost(voices.get(work.lang), read);
        let (before, after) = gost.split_once(&format!("{}. – ", work.updated.year())).unwrap();
        format!("{before}{}. – {}", work.updated.year(), after.split_once(". – ").unwrap().1)
    }

    #[test]
    fn gost_follows_the_examples_of_the_standard() {
        // Parts of sites among the examples of the standard’s annex. It has “официальный сайт” and “[сайт]”, as the sites call themselves.
        for (title, site, url, year, read) in [
            (
                "План мероприятий по повышению эффективности госпрограммы «Доступная среда»",
                "Министерство труда и социальной защиты Российской Федерации",
                "https://rosmintrud.ru/docs/1281",
                2017,
                "08.04.2017",
            ),
            ("Порядок присвоения номера ISBN", "Российская книжная палата", "http://bookchamber.ru/isbn.html", 2018, "22.05.2018"),
        ] {
            let expected = format!("{title}. – Текст : электронный // {site} : сайт. – {year}. – URL: {url} (дата обращения: {read}).");
            assert_eq!(undated(&work(Lang::Ru, title, site, url, (year, 4, 3)), read), expected);
        }
    }

    #[test]
    fn every_language_has_the_areas_of_gost_in_their_order() {
        let voices = Voices::load().unwrap();
        for (lang, expected) in [
            (
                Lang::Ru,
                "Т. – Текст : электронный // С : сайт. – 2026. – Дата обновления: 04.11.2026. – URL: u (дата обращения: 05.12.2026).",
            ),
            (
                Lang::Kk,
                "Т. – Мәтін : электрондық // С : сайт. – 2026. – Жаңартылған күні: 04.11.2026. – URL: u (жүгінген күні: 05.12.2026).",
            ),
            (Lang::En, "Т. – Text : electronic // С : website. – 2026. – Updated: 04.11.2026. – URL: u (accessed: 05.12.2026)."),
        ] {
            assert_eq!(work(lang, "Т", "С", "u", (2026, 11, 4)).gost(voices.get(lang), "05.12.2026"), expected);
        }
    }

    #[test]
    fn a_title_that_ends_in_a_mark_of_its_own() {
        let voices = Voices::load().unwrap();
        for (title, gost) in [("Кто служит?", "Кто служит?. – Т"), ("Кто…", "Кто… – Т"), ("На 2025 г.", "На 2025 г. – Т")]
        {
            assert!(work(Lang::Ru, title, "С", "u", (2026, 1, 2)).gost(voices.get(Lang::Ru), "x").starts_with(gost), "{title}");
        }
        let english = work(Lang::En, "Who served, and “where”?", "S", "u", (2026, 1, 2));
        assert_eq!(plain(&english.apa(voices.get(Lang::En))), "S. (2026, January 2). <cite>Who served, and “where”?</cite> u");
        assert_eq!(plain(&english.chicago(voices.get(Lang::En))), "S. “Who Served, and ‘Where’?” Last modified January 2, 2026. u.");
        let kazakh = work(Lang::Kk, "«Қазбат»: батальоннан полкке дейін", "С", "u", (2026, 1, 2));
        assert_eq!(
            plain(&kazakh.chicago(voices.get(Lang::Kk))),
            "С. «„Қазбат“: батальоннан полкке дейін». Соңғы өзгеріс: 2026 ж. 2 қаңтар. u."
        );
    }

    #[test]
    fn apa_follows_the_example_of_its_manual() {
        // Publication Manual 10.16, a page of a site whose author is a group of the site’s name; the day of ours is added.
        let url = "https://www.who.int/features/qa/84/en";
        let who =
            work(Lang::En, "Questions and answers on immunization and vaccine safety", "World Health Organization", url, (2018, 3, 1));
        let voices = Voices::load().unwrap();
        assert_eq!(
            plain(&who.apa(voices.get(Lang::En))).replace("March 1)", "March)"),
            format!(
                "World Health Organization. (2018, March). <cite>Questions and answers on immunization and vaccine safety</cite>. {url}"
            )
        );
        assert!(
            plain(&work(Lang::Kk, "Т", "С", "u", (2026, 11, 24)).apa(voices.get(Lang::Kk))).starts_with("С. (2026, 24 қараша). <cite>Т")
        );
        assert!(
            plain(&work(Lang::Ru, "Т", "С", "u", (2026, 11, 24)).apa(voices.get(Lang::Ru))).starts_with("С. (2026, 24 ноября). <cite>Т")
        );
    }

    #[test]
    fn chicago_follows_the_manual() {
        // CMOS 14.207: owner of the site, title of the page, date of the last modification, address.
        let google = work(Lang::En, "Privacy policy", "Google", "https://www.google.com/policies/privacy/", (2017, 4, 17));
        let voices = Voices::load().unwrap();
        assert_eq!(
            plain(&google.chicago(voices.get(Lang::En))),
            "Google. “Privacy Policy.” Last modified April 17, 2017. https://www.google.com/policies/privacy/."
        );
        assert!(
            plain(&work(Lang::Ru, "Т", "С", "u", (2026, 11, 24)).chicago(voices.get(Lang::Ru)))
                .ends_with("«Т». Последнее изменение: 24 ноября 2026 г. u.")
        );
    }
}
