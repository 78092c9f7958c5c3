//! Moments into days, in the organisation's time zone. Time zones come from the database built into
//! the program, so that the same repository has the same dates on every machine.

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::history::error::HistoryError;
use crate::text::date::Date;

/// The days of one time zone.
#[derive(Debug)]
pub(super) struct Calendar {
    zone: TimeZone,
}

/// The day on which this is run, in a zone such as `Europe/Helsinki` (in UTC where there is no such).
/// What is published never hangs on it.
pub fn today(zone: &str) -> Date {
    let utc = || Calendar { zone: TimeZone::UTC };
    Calendar::new(zone).unwrap_or_else(|_| utc()).day(Timestamp::now().as_second())
}

impl Calendar {
    /// The calendar of a zone such as `Europe/Helsinki`.
    pub(super) fn new(name: &str) -> Result<Self, HistoryError> {
        let zone = TimeZoneDatabase::bundled().get(name);
        let unknown = || HistoryError::UnknownTimeZone { name: name.to_owned() };
        zone.map(|zone| Self { zone }).map_err(|_| unknown())
    }

    /// Noon of a day: seconds from the beginning of 1970 in UTC, and by how many minutes the zone is before
    /// UTC then. Nothing for a day that no calendar has.
    pub(super) fn noon(&self, day: Date) -> Option<(i64, i32)> {
        let (month, number) = (i8::try_from(day.month()).ok()?, i8::try_from(day.day()).ok()?);
        let noon = jiff::civil::Date::new(day.year(), month, number).ok()?.at(12, 0, 0, 0);
        let noon = noon.to_zoned(self.zone.clone()).ok()?;
        Some((noon.timestamp().as_second(), noon.offset().seconds() / 60))
    }

    /// The day of a moment, given in seconds from the beginning of 1970 in UTC. Moments that no
    /// calendar has (a damaged commit) are taken for the first or the last that it has.
    pub(super) fn day(&self, seconds: i64) -> Date {
        let bounds = (Timestamp::MIN.as_second() + 1, Timestamp::MAX.as_second() - 1);
        let moment = Timestamp::from_second(seconds.clamp(bounds.0, bounds.1)).unwrap_or_default();
        let day = self.zone.to_datetime(moment).date();
        let (month, number) = (day.month().unsigned_abs(), day.day().unsigned_abs());
        Date::new(day.year(), month, number).expect("jiff's days exist in the same calendar")
    }
}
