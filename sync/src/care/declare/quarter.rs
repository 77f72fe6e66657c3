//! A quarter of a year in UTC, by which the documents of logs and notes are told apart. Must never ask what time it is.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::id::EntryId;
use crate::time::Millis;

/// A quarter: four times the year, plus 0 to 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter(pub u16);

impl Quarter {
    /// The quarter in which `at` lies, by UTC. What lies before the year 0 counts as its first quarter, what lies after the
    /// year 9999 as its last: a stranger's id may name any time.
    #[must_use]
    pub fn at(at: Millis) -> Self {
        let at = Timestamp::from_millisecond(at.0).unwrap_or(if at.0 < 0 { Timestamp::MIN } else { Timestamp::MAX });
        let date = Offset::UTC.to_datetime(at).date();
        let (year, month) = (u16::try_from(date.year()).unwrap_or(0), u16::from(date.month().unsigned_abs()));
        Self(year * 4 + (month - 1) / 3)
    }

    /// The quarter in which the entry `id` was begun: its id holds the time (UUIDv7, RFC 9562 section 5.7). So an entry's
    /// address alone names its document, and a corrected date never moves it.
    #[must_use]
    pub fn of(id: EntryId) -> Self {
        Self::at(id.begun())
    }
}

/// As `2026-Q4`.
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.0 / 4, self.0 % 4 + 1)
    }
}

impl FromStr for Quarter {
    type Err = NotAQuarter;

    fn from_str(text: &str) -> Result<Self, NotAQuarter> {
        let (year, quarter) = text.split_once("-Q").ok_or(NotAQuarter)?;
        let (year, quarter): (u16, u16) =
            (year.parse().map_err(|_| NotAQuarter)?, quarter.parse().map_err(|_| NotAQuarter)?);
        let read = Self(year.min(9999) * 4 + quarter.wrapping_sub(1).min(3));
        if read.to_string() == text { Ok(read) } else { Err(NotAQuarter) }
    }
}

/// A text that is not a quarter as [`Quarter`] writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a quarter of a year, such as 2026-Q4")]
pub struct NotAQuarter;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_begins_and_ends_at_midnight_utc() {
        let at = |text: &str| Quarter::at(Millis(text.parse::<Timestamp>().unwrap().as_millisecond())).to_string();
        assert_eq!(at("2026-09-30T23:59:59.999Z"), "2026-Q3");
        assert_eq!(at("2026-10-01T00:00:00Z"), "2026-Q4");
        assert_eq!(at("2026-12-31T23:59:59Z"), "2026-Q4");
        assert_eq!(at("2027-01-01T00:00:00Z"), "2027-Q1");
    }

    #[test]
    fn every_time_has_a_quarter_that_is_read_back_as_written() {
        for at in [i64::MIN, -62_200_000_000_000, -1, 0, 1_764_000_000_000, (1 << 48) - 1, i64::MAX] {
            let quarter = Quarter::at(Millis(at));
            assert_eq!(quarter.to_string().parse(), Ok(quarter), "{at}");
        }
        for text in ["", "2026", "2026-Q0", "2026-Q5", "26-Q1", "2026-Q1 ", "99999-Q1"] {
            assert_eq!(text.parse::<Quarter>(), Err(NotAQuarter), "{text}");
        }
    }
}
