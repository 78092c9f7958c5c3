//! Calendar dates, read in the forms that notices use and written as each language writes them.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::text::language::Language;

/// A day of the proleptic Gregorian calendar that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FINNISH_MONTHS: [&str; 12] = [
    "tammikuu",
    "helmikuu",
    "maaliskuu",
    "huhtikuu",
    "toukokuu",
    "kesäkuu",
    "heinäkuu",
    "elokuu",
    "syyskuu",
    "lokakuu",
    "marraskuu",
    "joulukuu",
];
const SWEDISH_MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

impl Date {
    /// A date, if the calendar has it.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    pub fn year(self) -> i16 {
        self.year
    }

    pub fn month(self) -> u8 {
        self.month
    }

    pub fn day(self) -> u8 {
        self.day
    }

    /// Reads the data-exchange form `2026-05-18` (ISO 8601).
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let widths = (year.len(), month.len(), day.len());
        if widths != (4, 2, 2) || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Reads the written form `18.5.2026`, also with leading zeros.
    pub fn parse_written(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if year.len() != 4 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The same day a year before; the last of February for a leap day.
    #[must_use]
    pub fn year_before(self) -> Self {
        let year = self.year - 1;
        Self { year, day: self.day.min(days_in_month(year, self.month)), ..self }
    }

    /// The same day two years later; the last of February for a leap day.
    #[must_use]
    pub fn two_years_after(self) -> Self {
        let year = self.year.saturating_add(2);
        Self { year, day: self.day.min(days_in_month(year, self.month)), ..self }
    }

    /// How many whole months there are from this day to a later one.
    pub fn months_until(self, later: Self) -> usize {
        let months = |date: Self| i32::from(date.year) * 12 + i32::from(date.month);
        let begun = months(later) - months(self) - i32::from(later.day < self.day);
        usize::try_from(begun).unwrap_or_default()
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        let Self { year, month, day } = self;
        if day > 1 {
            return Self { year, month, day: day - 1 };
        }
        if month > 1 {
            return Self { year, month: month - 1, day: days_in_month(year, month - 1) };
        }
        Self { year: year - 1, month: 12, day: 31 }
    }

    /// As a running text says it: `18.5.2026` in Finnish and Swedish, `18 May 2026` in English.
    pub fn written(self, language: Language) -> String {
        let Self { year, month, day } = self;
        match language {
            Language::Fi | Language::Sv => format!("{day}.{month}.{year}"),
            Language::En => format!("{day} {} {year}", ENGLISH_MONTHS[usize::from(month) - 1]),
        }
    }

    /// The data-exchange form `2026-05-18`.
    pub fn iso(self) -> String {
        let mut iso = String::with_capacity(10);
        for (number, digits) in
            [(self.year.unsigned_abs(), 4), (self.month.into(), 2), (self.day.into(), 2)]
        {
            if !iso.is_empty() {
                iso.push('-');
            }
            for place in (0..digits).rev() {
                let digit = number / 10_u16.pow(place) % 10;
                iso.extend(char::from_digit(digit.into(), 10));
            }
        }
        iso
    }

    /// The month as a heading says it: `toukokuu 2026`, `maj 2026`, `May 2026`.
    pub fn month_written(self, language: Language) -> String {
        let names = match language {
            Language::Fi => &FINNISH_MONTHS,
            Language::Sv => &SWEDISH_MONTHS,
            Language::En => &ENGLISH_MONTHS,
        };
        format!("{} {}", names[usize::from(self.month) - 1], self.year)
    }

    /// The month as an address has it: `2026-05`.
    pub fn month_iso(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

/// The data-exchange form `2026-05-18`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(iso: &str) -> Date {
        Date::parse_iso(iso).unwrap()
    }

    #[test]
    fn only_days_that_exist() {
        for wrong in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "18.5.2026", "", "x"] {
            assert_eq!(Date::parse_iso(wrong), None, "{wrong}");
        }
        assert!(Date::parse_iso("2024-02-29").is_some());
        assert!(Date::parse_iso("2000-02-29").is_some());
        assert_eq!(Date::parse_iso("1900-02-29"), None);
    }

    #[test]
    fn written_as_each_language_writes_it() {
        let day = date("2026-05-08");
        assert_eq!(day.written(Language::Fi), "8.5.2026");
        assert_eq!(day.written(Language::Sv), "8.5.2026");
        assert_eq!(day.written(Language::En), "8 May 2026");
        assert_eq!(day.month_written(Language::Fi), "toukokuu 2026");
        assert_eq!(Date::parse_written("08.05.2026"), Some(day));
    }

    #[test]
    fn a_year_before() {
        assert_eq!(date("2026-05-18").year_before(), date("2025-05-18"));
        assert_eq!(date("2024-02-29").year_before(), date("2023-02-28"));
    }

    #[test]
    fn two_years_later() {
        assert_eq!(date("2026-05-18").two_years_after(), date("2028-05-18"));
        assert_eq!(date("2024-02-29").two_years_after(), date("2026-02-28"));
    }

    #[test]
    fn whole_months_between_days() {
        let check = |from: &str, to: &str, months: usize| {
            assert_eq!(date(from).months_until(date(to)), months, "{from} {to}");
        };
        check("2026-05-18", "2026-06-17", 0);
        check("2026-05-18", "2026-06-18", 1);
        check("2024-12-31", "2026-01-01", 12);
        check("2026-05-18", "2020-01-01", 0);
    }

    #[test]
    fn the_day_before() {
        assert_eq!(date("2026-05-18").previous(), date("2026-05-17"));
        assert_eq!(date("2024-03-01").previous(), date("2024-02-29"));
        assert_eq!(date("2024-01-01").previous(), date("2023-12-31"));
    }
}
