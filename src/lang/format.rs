//! Dates, numbers and alphabetical order by CLDR, through ICU4X.

use icu_calendar::Date as IcuDate;
use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{MD, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};

use jiff::civil::Date;

use super::Lang;
use crate::moment::Moment;

/// How one language writes dates and numbers and sorts words. English is British (`en-GB`).
pub struct Formats {
    day: DateTimeFormatter<YMD>,
    month: DateTimeFormatter<YM>,
    cited: DateTimeFormatter<MD>,
    decimal: DecimalFormatter,
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
            day: DateTimeFormatter::try_new((&locale).into(), YMD::long()).map_err(|_| missing())?,
            month: DateTimeFormatter::try_new((&locale).into(), YM::long()).map_err(|_| missing())?,
            cited: DateTimeFormatter::try_new((&american).into(), MD::long()).map_err(|_| missing())?,
            decimal: DecimalFormatter::try_new((&locale).into(), Default::default()).map_err(|_| missing())?,
            collator: CollatorBorrowed::try_new(CollatorPreferences::from(&locale), CollatorOptions::default()).map_err(|_| missing())?,
        })
    }

    /// A date as the language writes it, as exact as it is: `2024 ж. 14 наурыз`, `14 марта 2024 г.`, `14 March 2024`. The spaces inside do
    /// not break.
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
        no_break(&text)
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
    }
}
