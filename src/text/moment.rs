//! Moments as machines write them, in UTC.

use serde::{Deserialize, Serialize};

/// Seconds from the beginning of 1970 in UTC.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Moment(pub i64);

const DAY: i64 = 24 * 60 * 60;
/// The first and the last second of years with four digits, which is all that RFC 3339 can write.
const BOUNDS: (i64, i64) = (-62_135_596_800, 253_402_300_799);
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Moment {
    /// `2026-05-18T09:00:00Z` (RFC 3339).
    pub fn iso(self) -> String {
        let (days, (hour, minute, second)) = self.parts();
        let (year, month, day) = civil(days);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// `Mon, 18 May 2026 09:00:00 GMT` (RFC 9110, as HTTP writes dates).
    pub fn http(self) -> String {
        let (days, (hour, minute, second)) = self.parts();
        let (year, month, day) = civil(days);
        let index = |at: i64| usize::try_from(at).expect("a remainder is not negative");
        let (weekday, month) = (WEEKDAYS[index(days.rem_euclid(7))], MONTHS[index(month - 1)]);
        format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
    }

    /// The day from the beginning of 1970, and the time of the day.
    fn parts(self) -> (i64, (i64, i64, i64)) {
        let seconds = self.0.clamp(BOUNDS.0, BOUNDS.1);
        let time = seconds.rem_euclid(DAY);
        (seconds.div_euclid(DAY), (time / 3600, time / 60 % 60, time % 60))
    }
}

/// Year, month and day of the Gregorian calendar, counted in years that begin in March, whose last day
/// is the one that leap years add.
fn civil(days: i64) -> (i64, i64, i64) {
    let since_march_0 = days + 719_468;
    let era = since_march_0.div_euclid(146_097);
    let of_era = since_march_0.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(seconds: i64, iso: &str, http: &str) {
        assert_eq!((Moment(seconds).iso().as_str(), Moment(seconds).http().as_str()), (iso, http));
    }

    #[test]
    fn written_for_feeds_and_for_http() {
        check(0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT");
        check(784_111_777, "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT");
        check(951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT");
        check(-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT");
        check(i64::MAX, "9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT");
        check(i64::MIN, "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT");
    }
}
