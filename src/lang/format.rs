//! Dates, spans of time, numbers, lists and alphabetical order by CLDR, through ICU4X.

use icu_calendar::Date as IcuDate;
use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{MD, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::{Locale, locale};

use jiff::civil::Date;

use super::Lang;
use crate::moment::Moment;

/// How one language writes dates and numbers and sorts words. English is British (`en-GB`).
pub struct Formats {
    lang: Lang,
    day: DateTimeFormatter<YMD>,
    month: DateTimeFormatter<YM>,
    cited: DateTimeFormatter<MD>,
    decimal: DecimalFormatter,
    list: ListFormatter,
    collator: CollatorBorrowed<'static>,
}

/// CLDR data that the program was built without; it names the language. Cannot happen with ICU4X's own compiled data.
#[derive(Debug)]
pub struct MissingData(pub Lang);

impl std::fmt::Display for MissingData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "this build of the program has no CLDR data for the language “{}”", self.0)
    }
}

impl std::error::Error for MissingData {}

impl Formats {
    /// Loads the CLDR data of a language from the binary.
    pub fn new(lang: Lang) -> Result<Formats, MissingData> {
        let locale: Locale = match lang {
            Lang::Kk => locale!("kk"),
            Lang::Ru => locale!("ru"),
            Lang::En => locale!("en-GB"),
        };
        // The American styles of citation put the month first in English.
        let american: Locale = if lang == Lang::En { locale!("en") } else { locale.clone() };
        let missing = || MissingData(lang);
        Ok(Formats {
            lang,
            day: DateTimeFormatter::try_new((&locale).into(), YMD::long()).map_err(|_| missing())?,
            month: DateTimeFormatter::try_new((&locale).into(), YM::long()).map_err(|_| missing())?,
            cited: DateTimeFormatter::try_new((&american).into(), MD::long()).map_err(|_| missing())?,
            decimal: DecimalFormatter::try_new((&locale).into(), Default::default()).map_err(|_| missing())?,
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).map_err(|_| missing())?,
            collator: CollatorBorrowed::try_new(CollatorPreferences::from(&locale), CollatorOptions::default()).map_err(|_| missing())?,
        })
    }

    /// A date as the language writes it, as exact as it is: `2024 ж. 14 наурыз`, `14 марта 2024 г.`, `14 March 2024`. The spaces inside do
    /// not break, but for the one between year and month in Kazakh.
    pub fn date(&self, moment: Moment) -> String {
        let day = moment.first_day();
        let Ok(date) = IcuDate::try_new_iso(i32::from(day.year()), day.month().unsigned_abs(), day.day().unsigned_abs()) else {
            return moment.to_string();
        };
        let text = match moment {
            Moment::Day(_) => self.day.format(&date).to_string(),
            Moment::Month(..) => self.month.format(&date).to_string(),
            Moment::Year(_) => moment.to_string(),
        };
        // In Kazakh the year and its word stand first: one may end a line with them, which else would have no room for the rest on a phone.
        no_break(&text).replace("ж.\u{a0}", "ж. ")
    }

    /// Two dates as the ends of a span: what both say stands once, as in CLDR’s formats of intervals, which ICU4X does not have yet. Year first
    /// (`2025 ж. маусым` and `шілде`) or year last (`июнь` and `июль 2025 г.`), as the language writes it.
    pub fn ends(&self, from: Moment, to: Moment) -> (String, String) {
        let same_year = from.year() == to.year();
        let (from, to) = (self.date(from), self.date(to));
        let (first, last): (Vec<&str>, Vec<&str>) = (from.split(SPACES).collect(), to.split(SPACES).collect());
        if !same_year || first.len() != last.len() || first == last {
            return (from, to);
        }
        // The same day of two months is no common part of them.
        let is_day = |word: &str| word.trim_end_matches(',').len() <= 2 && word.starts_with(|c: char| c.is_ascii_digit());
        let before = first.iter().zip(&last).take_while(|(a, b)| a == b && !is_day(a)).count();
        let after = first.iter().rev().zip(last.iter().rev()).take_while(|(a, b)| a == b && !is_day(a)).count();
        let join = |words: Option<&[&str]>| words.unwrap_or_default().join("\u{a0}").replace("ж.\u{a0}", "ж. ");
        (join(first.get(..first.len() - after)), join(last.get(before..)))
    }

    /// Things one after another with the language’s word for *and*: `A, B and C`; `A, B және C`; `A, B и C`.
    pub fn list(&self, items: &[String]) -> String {
        let text = self.list.format(items.iter()).to_string();
        // CLDR 48 has commas alone for Kazakh, which reads as a list that goes on.
        match items.split_last() {
            Some((last, before @ [_, ..])) if self.lang == Lang::Kk => format!("{} және {last}", before.join(", ")),
            _ => text,
        }
    }

    /// The day and month of a date as citations write them: `24 қараша`, `24 ноября`, `November 24`.
    pub fn cited_day(&self, day: Date) -> String {
        let date = IcuDate::try_new_iso(i32::from(day.year()), day.month().unsigned_abs(), day.day().unsigned_abs());
        no_break(&date.map_or_else(|_| day.to_string(), |date| self.cited.format(&date).to_string()))
    }

    /// An integer with the language's grouping: `1 234`, `1,234`.
    pub fn integer(&self, value: i64) -> String {
        no_break(&self.decimal.format(&Decimal::from(value)).to_string())
    }

    /// A decimal number as it was written (`23.7`), with the language's decimal mark and grouping.
    pub fn decimal(&self, text: &str) -> String {
        match text.parse::<Decimal>() {
            Ok(value) => no_break(&self.decimal.format(&value).to_string()),
            Err(_) => text.to_owned(),
        }
    }

    /// Sorts by the language's alphabet: А Ә Б В Г Ғ …
    pub fn sort_by_key<T>(&self, items: &mut [T], mut key: impl FnMut(&T) -> String) {
        items.sort_by(|a, b| self.collator.compare(&key(a), &key(b)));
    }
}

/// Stand between the words of a date.
const SPACES: [char; 2] = ['\u{a0}', ' '];

/// Replaces spaces by no-break spaces, so that a date or number stays on one line.
fn no_break(text: &str) -> String {
    text.replace([' ', '\u{202f}'], "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(lang: Lang) -> Formats {
        Formats::new(lang).unwrap()
    }

    fn spaced(text: String) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn dates_follow_cldr() {
        let day = Moment::parse("2026-11-23").unwrap();
        assert_eq!(spaced(formats(Lang::Kk).date(day)), "2026 ж. 23 қараша");
        assert_eq!(spaced(formats(Lang::Ru).date(day)), "23 ноября 2026 г.");
        assert_eq!(spaced(formats(Lang::En).date(day)), "23 November 2026");
    }

    #[test]
    fn citations_put_day_and_month_in_the_order_of_their_language() {
        let day = jiff::civil::date(2026, 11, 24);
        assert_eq!(spaced(formats(Lang::Kk).cited_day(day)), "24 қараша");
        assert_eq!(spaced(formats(Lang::Ru).cited_day(day)), "24 ноября");
        assert_eq!(spaced(formats(Lang::En).cited_day(day)), "November 24");
    }

    #[test]
    fn months_and_years_follow_cldr() {
        let month = Moment::parse("2024-02").unwrap();
        assert_eq!(spaced(formats(Lang::Kk).date(month)), "2024 ж. ақпан");
        assert_eq!(spaced(formats(Lang::Ru).date(month)), "февраль 2024 г.");
        assert_eq!(spaced(formats(Lang::En).date(month)), "February 2024");
        assert_eq!(formats(Lang::En).date(Moment::Year(2014)), "2014");
        assert_eq!(formats(Lang::Kk).date(Moment::Year(2014)), "2014");
    }

    #[test]
    fn what_both_ends_of_a_span_say_stands_once() {
        let ends = |lang, from: &str, to: &str| {
            let (from, to) = formats(lang).ends(Moment::parse(from).unwrap(), Moment::parse(to).unwrap());
            format!("{} | {}", spaced(from), spaced(to))
        };
        assert_eq!(ends(Lang::Kk, "2025-06", "2025-07"), "2025 ж. маусым | шілде");
        assert_eq!(ends(Lang::Ru, "2025-06", "2025-07"), "июнь | июль 2025 г.");
        assert_eq!(ends(Lang::En, "2025-06", "2025-07"), "June | July 2025");
        assert_eq!(ends(Lang::Kk, "2024-05-29", "2024-05-31"), "2024 ж. 29 | 31 мамыр");
        assert_eq!(ends(Lang::Ru, "2024-05-29", "2024-05-31"), "29 | 31 мая 2024 г.");
        assert_eq!(ends(Lang::En, "2024-05-29", "2024-05-31"), "29 | 31 May 2024");
        assert_eq!(ends(Lang::En, "2024-05-29", "2024-06-01"), "29 May | 1 June 2024");
        // The same day of two months.
        assert_eq!(ends(Lang::En, "2024-03-14", "2024-09-14"), "14 March | 14 September 2024");
        assert_eq!(ends(Lang::Ru, "2024-03-14", "2024-09-14"), "14 марта | 14 сентября 2024 г.");
        assert_eq!(ends(Lang::Kk, "2024-03-14", "2024-09-14"), "2024 ж. 14 наурыз | 14 қыркүйек");
        assert_eq!(ends(Lang::Kk, "2014-10", "2025-07"), "2014 ж. қазан | 2025 ж. шілде");
        assert_eq!(ends(Lang::Ru, "2014-10", "2025-07"), "октябрь 2014 г. | июль 2025 г.");
        assert_eq!(ends(Lang::En, "2014-05", "2025-05"), "May 2014 | May 2025");
        assert_eq!(ends(Lang::Kk, "2014-05", "2025-05"), "2014 ж. мамыр | 2025 ж. мамыр");
        assert_eq!(ends(Lang::Ru, "2024-05-29", "2025-05-29"), "29 мая 2024 г. | 29 мая 2025 г.");
        assert_eq!(ends(Lang::En, "2014", "2025-07"), "2014 | July 2025");
    }

    #[test]
    fn lists_follow_cldr() {
        let list = |lang, items: &[&str]| formats(lang).list(&items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>());
        assert_eq!(list(Lang::Kk, &["Астана", "Ақтау", "Әтірау"]), "Астана, Ақтау және Әтірау");
        assert_eq!(list(Lang::Ru, &["Ливан", "Мали", "Непал"]), "Ливан, Мали и Непал");
        assert_eq!(list(Lang::En, &["Lebanon", "Mali", "Nepal"]), "Lebanon, Mali and Nepal");
        assert_eq!(list(Lang::Kk, &["Ливан", "Мали"]), "Ливан және Мали");
        assert_eq!(list(Lang::En, &["Lebanon"]), "Lebanon");
    }

    #[test]
    fn numbers_follow_cldr() {
        assert_eq!(formats(Lang::En).integer(17074), "17,074");
        assert_eq!(formats(Lang::Ru).integer(17074), "17\u{a0}074");
        assert_eq!(formats(Lang::Kk).decimal("23.7"), "23,7");
        assert_eq!(formats(Lang::En).decimal("23.7"), "23.7");
    }

    #[test]
    fn kazakh_letters_stand_in_their_places() {
        let mut words = ["В", "Ә", "Ғ", "Б", "А", "Г"].map(str::to_owned);
        formats(Lang::Kk).sort_by_key(&mut words, Clone::clone);
        assert_eq!(words.join(" "), "А Ә Б В Г Ғ");
        let mut alphabet: Vec<String> = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ".chars().rev().map(String::from).collect();
        formats(Lang::Kk).sort_by_key(&mut alphabet, Clone::clone);
        assert_eq!(alphabet.concat(), "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ");
        let mut russian = ["ёлка", "Ель", "жара", "елка", "ели"].map(str::to_owned);
        formats(Lang::Ru).sort_by_key(&mut russian, Clone::clone);
        assert_eq!(russian.join(" "), "ели елка ёлка Ель жара");
    }
}
