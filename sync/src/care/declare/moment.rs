//! A day and a time of day as a person wrote them, with the distance to UTC that held there. Must never ask what time
//! it is, nor guess a zone: the caller hands it in.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use crate::time::Millis;

/// A moment to the minute. Written as RFC 3339 without seconds, `2026-11-24T10:42-06:00`, so that the clock that the
/// person looked at stays readable in every other zone. Ordered by the instant, then by the offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    utc_minutes: i64,
    offset_minutes: i16,
}

/// A text that is no moment: day, time of day and distance to UTC are all needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day and a time")]
pub struct NotAMoment;

impl Moment {
    /// The moment at which clocks in `zone` show `local`; `None` outside the years that have a calendar here.
    ///
    /// Where clocks are put forward and skip `local`, it is taken to mean the time after the jump (02:30 is 03:30);
    /// where they are put back and show `local` twice, the first of the two. This is the rule `compatible` of
    /// RFC 5545 section 3.3.5 and of Temporal.
    #[must_use]
    pub fn in_zone(local: DateTime, zone: &TimeZone) -> Option<Self> {
        let timestamp = zone.to_timestamp(local).ok()?;
        let offset_minutes = i16::try_from(zone.to_offset(timestamp).seconds().div_euclid(60)).ok()?;
        Some(Self { utc_minutes: timestamp.as_second().div_euclid(60), offset_minutes })
    }

    /// What a form gives: `2026-11-24T10:42` on a clock in `zone`, or the whole text of a moment. Where the clock
    /// reads as in `shown`, the moment that the form showed, nothing was typed and it is `shown`.
    ///
    /// # Errors
    /// [`NotAMoment`].
    pub fn typed(text: &str, zone: &TimeZone, shown: Option<Self>) -> Result<Self, NotAMoment> {
        let Some(local) = clock(text.trim()) else { return text.trim().parse() };
        match shown {
            Some(shown) if shown.local() == local => Ok(shown),
            Some(_) | None => Self::in_zone(local, zone).ok_or(NotAMoment),
        }
    }

    /// What the clock showed there.
    #[must_use]
    pub fn local(self) -> DateTime {
        let second = self.utc_minutes.saturating_mul(60);
        let timestamp = jiff::Timestamp::from_second(second).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let offset = Offset::from_seconds(i32::from(self.offset_minutes).saturating_mul(60)).unwrap_or(Offset::UTC);
        offset.to_datetime(timestamp)
    }

    /// The day there.
    #[must_use]
    pub fn date(self) -> Date {
        self.local().date()
    }

    /// The instant.
    #[must_use]
    pub const fn at(self) -> Millis {
        Millis(self.utc_minutes.saturating_mul(60_000))
    }
}

/// The text that a `datetime-local` input of HTML takes and gives: `2026-11-24T10:42`.
fn clock(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once(['T', ' '])?;
    let shape = |text: &str, like: &str| {
        text.len() == like.len()
            && text.bytes().zip(like.bytes()).all(|(b, l)| if l == b'0' { b.is_ascii_digit() } else { b == l })
    };
    // Browsers add seconds when they are not zero.
    let time = if shape(time, "00:00:00") { time.get(..5)? } else { time };
    if !shape(date, "0000-00-00") || !shape(time, "00:00") {
        return None;
    }
    format!("{date}T{time}:00").parse().ok()
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let (local, offset) = match text.strip_suffix('Z') {
            Some(local) => (local, Some(0)),
            None => text.split_at_checked(16).map_or((text, None), |(local, offset)| (local, minutes_of(offset))),
        };
        let (local, offset) = (clock(local).ok_or(NotAMoment)?, offset.ok_or(NotAMoment)?);
        let zone = Offset::from_seconds(i32::from(offset) * 60).map_err(|_| NotAMoment)?;
        let timestamp = zone.to_timestamp(local).map_err(|_| NotAMoment)?;
        Ok(Self { utc_minutes: timestamp.as_second().div_euclid(60), offset_minutes: offset })
    }
}

/// Minutes of `+02:00` or `-06:00`.
fn minutes_of(offset: &str) -> Option<i16> {
    let (sign, rest) = match offset.as_bytes().first()? {
        b'+' => (1, offset.get(1..)?),
        b'-' => (-1, offset.get(1..)?),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let number = |text: &str, most: i16| {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|number: &i16| digits && *number <= most)
    };
    Some(sign * (number(hours, 23)? * 60 + number(minutes, 59)?))
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.local();
        let (sign, offset) = (if self.offset_minutes < 0 { '-' } else { '+' }, self.offset_minutes.unsigned_abs());
        write!(f, "{}T{:02}:{:02}", local.date(), local.hour(), local.minute())?;
        write!(f, "{sign}{:02}:{:02}", offset / 60, offset % 60)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::posix(name).unwrap()
    }

    /// Central time of the United States, which puts clocks forward on 2026-03-08 and back on 2026-11-01.
    const CENTRAL: &str = "CST6CDT,M3.2.0,M11.1.0";

    fn typed(text: &str) -> Result<String, NotAMoment> {
        Moment::typed(text, &zone(CENTRAL), None).map(|moment| moment.to_string())
    }

    #[test]
    fn a_form_gives_a_clock_and_the_zone_of_the_clinic_is_added() {
        assert_eq!(typed("2026-11-24T10:42").unwrap(), "2026-11-24T10:42-06:00");
        assert_eq!(typed("2026-07-01 23:05:30").unwrap(), "2026-07-01T23:05-05:00");
        assert_eq!(typed("2026-11-24T10:42+02:00").unwrap(), "2026-11-24T10:42+02:00");
        assert_eq!(typed("2026-11-24T10:42Z").unwrap(), "2026-11-24T10:42+00:00");
    }

    #[test]
    fn a_time_that_was_skipped_is_after_the_jump_and_one_shown_twice_is_the_first() {
        assert_eq!(typed("2026-03-08T02:30").unwrap(), "2026-03-08T03:30-05:00");
        assert_eq!(typed("2026-11-01T01:30").unwrap(), "2026-11-01T01:30-05:00");
    }

    #[test]
    fn what_a_form_showed_comes_back_as_it_was_even_in_another_zone() {
        let shown: Moment = "2026-11-24T10:42+02:00".parse().unwrap();
        assert_eq!(Moment::typed("2026-11-24T10:42", &zone(CENTRAL), Some(shown)), Ok(shown));
        let changed = Moment::typed("2026-11-24T10:43", &zone(CENTRAL), Some(shown)).unwrap();
        assert_eq!(changed.to_string(), "2026-11-24T10:43-06:00");
    }

    #[test]
    fn moments_are_in_the_order_in_which_they_happened() {
        let at = |text: &str| text.parse::<Moment>().unwrap();
        assert!(at("2026-11-24T10:42+02:00") < at("2026-11-24T09:00-06:00"));
        assert_eq!(at("1970-01-01T02:00+02:00").at(), Millis(0));
        assert_eq!(at("2026-11-24T23:30-06:00").date().to_string(), "2026-11-24");
    }

    #[test]
    fn what_is_no_moment_is_not_taken_for_one() {
        for text in ["", "2026-11-24", "10:42", "2026-02-30T10:42Z", "2026-11-24T25:00Z", "2026-11-24T10:42+99:00", "T"]
        {
            assert_eq!(text.parse::<Moment>(), Err(NotAMoment), "{text}");
            assert!(typed(text).is_err(), "{text}");
        }
        assert!("2026-11-24T10:42".parse::<Moment>().is_err(), "a moment says its distance to UTC");
    }

    proptest! {
        #[test]
        fn a_moment_reads_back_what_it_writes(minutes in 0i64..200_000_000, offset in -840i16..840) {
            let moment = Moment { utc_minutes: minutes, offset_minutes: offset };
            prop_assert_eq!(moment.to_string().parse(), Ok(moment));
        }

        #[test]
        fn any_text_is_a_moment_or_none(text in "[0-9TZ:+ -]{0,24}|.{0,24}") {
            let _moment = text.parse::<Moment>();
        }
    }
}
