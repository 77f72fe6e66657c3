//! FHIR's dates, which may be a year or a month only. Must never make a day out of less than a day.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// A FHIR `date` or `dateTime`, as exact as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Partial {
    /// A day. Of a point in time it is the day that it falls on in the clinic's zone.
    Day(Date),
    /// A month of this year.
    Month(i16),
    /// A year.
    Year(i16),
}

/// Reads a FHIR `date`, `dateTime` or `instant`; `None` when it is none. A point in time is put into the clinic's `zone`:
/// an evening there may be the next day in UTC.
pub(super) fn read(text: &str, zone: &TimeZone) -> Option<Partial> {
    if let Some(there) = moment(text, zone) {
        return Some(Partial::Day(there.date()));
    }
    let day = text.split('T').next()?;
    let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = day.split('-').collect();
    match parts.as_slice() {
        [year] if day == text && digits(year, 4) => year.parse().ok().map(Partial::Year),
        [year, month] if day == text && digits(year, 4) && digits(month, 2) => {
            let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
            Some(Partial::Month(first.year()))
        }
        [year, month, of_month] if digits(year, 4) && digits(month, 2) && digits(of_month, 2) => {
            Date::new(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?).ok().map(Partial::Day)
        }
        _ => None,
    }
}

/// Reads what is a `date` in FHIR, of which some programs make a point in time: the day is the one that is written, in
/// whatever zone.
pub(super) fn read_day(text: &str) -> Option<Partial> {
    read(text.split('T').next().unwrap_or(text), &TimeZone::UTC)
}

/// A point in time with its offset as clocks in `zone` show it; `None` for anything less.
pub(super) fn moment(text: &str, zone: &TimeZone) -> Option<DateTime> {
    let at: Timestamp = text.contains('T').then(|| text.parse().ok())??;
    Some(zone.to_datetime(at))
}

/// The time of day of a point in time, as clocks in `zone` show it.
pub(super) fn time_of_day(text: &str, zone: &TimeZone) -> Option<String> {
    moment(text, zone).map(|there| there.strftime("%H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::Offset;

    use super::*;

    #[test]
    fn dates_are_as_exact_as_they_were_written() {
        let read = |text| read(text, &TimeZone::UTC);
        assert_eq!(read("1984"), Some(Partial::Year(1984)));
        assert_eq!(read("1984-07"), Some(Partial::Month(1984)));
        assert_eq!(read("1984-07-09"), Some(Partial::Day(date(1984, 7, 9))));
        assert_eq!(read("2016-05-04T23:35:42-04:00"), Some(Partial::Day(date(2016, 5, 5))));
    }

    #[test]
    fn an_evening_is_on_the_day_that_the_clinic_has_then() {
        let denver = TimeZone::fixed(Offset::constant(-7));
        assert_eq!(read("2026-12-02T02:30:00Z", &denver), Some(Partial::Day(date(2026, 12, 1))));
        assert_eq!(read("2026-12-02T02:30:00.123+02:00", &denver), Some(Partial::Day(date(2026, 12, 1))));
        assert_eq!(read("2026-12-02T02:30:00", &denver), Some(Partial::Day(date(2026, 12, 2))), "no offset, no shift");
        assert_eq!(time_of_day("2026-12-02T02:30:00Z", &denver).as_deref(), Some("19:30"));
        assert_eq!(time_of_day("2026-12-02", &denver), None);
    }

    #[test]
    fn what_is_not_a_date_is_none() {
        let read = |text| read(text, &TimeZone::UTC);
        for text in ["", "84", "1984-13", "1984-02-30", "1984-7-9", "1984-07T10:00", "July", "9.7.1984", "-984-01-01"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
