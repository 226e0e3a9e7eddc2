//! Dates that are as exact as their source: a year, a month or a day.

use jiff::civil::Date;

/// A date of the proleptic Gregorian calendar, as exact as its source states it. Written as ISO 8601: `2014`, `2024-02`, `2024-03-14`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A year.
    Year(i16),
    /// A year and a month, 1 to 12.
    Month(i16, i8),
    /// A day.
    Day(Date),
}

impl Moment {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else, an impossible date included.
    pub fn parse(text: &str) -> Option<Moment> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2).filter(|month| (1..=12).contains(month)));
        let day = parts.next().map(|part| digits(part, 2));
        if parts.next().is_some() {
            return None;
        }
        match (month, day) {
            (None, None) => Some(Moment::Year(year)),
            (Some(month), None) => Some(Moment::Month(year, i8::try_from(month?).ok()?)),
            (Some(month), Some(day)) => {
                let (month, day) = (i8::try_from(month?).ok()?, i8::try_from(day?).ok()?);
                Date::new(year, month, day).ok().map(Moment::Day)
            }
            (None, Some(_)) => None,
        }
    }

    /// The year.
    pub fn year(self) -> i16 {
        match self {
            Moment::Year(year) | Moment::Month(year, _) => year,
            Moment::Day(date) => date.year(),
        }
    }

    /// The first day that the moment can mean.
    pub fn first_day(self) -> Date {
        match self {
            Moment::Year(year) => jiff::civil::date(year, 1, 1),
            Moment::Month(year, month) => jiff::civil::date(year, month, 1),
            Moment::Day(date) => date,
        }
    }

    /// The last day that the moment can mean.
    pub fn last_day(self) -> Date {
        match self {
            Moment::Year(year) => jiff::civil::date(year, 12, 31),
            Moment::Month(..) => self.first_day().last_of_month(),
            Moment::Day(date) => date,
        }
    }

    /// The moment as a number of years, for drawing to scale: the start of 2018 is 2018.0, the first of July about 2018.5.
    pub fn as_years(self) -> f64 {
        let day = self.first_day();
        f64::from(day.year()) + f64::from(day.day_of_year() - 1) / f64::from(day.days_in_year())
    }

    /// The same of the last day that it can mean, for where a span ends.
    pub fn end_as_years(self) -> f64 {
        Moment::Day(self.last_day()).as_years()
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Moment::Year(year) => write!(f, "{year:04}"),
            Moment::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Moment::Day(date) => write!(f, "{date}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn reads_and_writes_the_three_precisions() {
        for text in ["2014", "2024-02", "2024-03-14"] {
            assert_eq!(Moment::parse(text).map(|m| m.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn refuses_what_is_not_a_date() {
        for text in ["", "24", "2024-13", "2024-2", "2024-02-30", "2024-02-01-01", "undated", "2024-00"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
