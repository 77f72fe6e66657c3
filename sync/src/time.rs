//! The two measures of time in the product, both in milliseconds: the calendar's, and how long a computer has been on.
//! Must never ask what time it is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// Automerge stamps changes in whole seconds; this is the only place that converts to them.
    #[must_use]
    pub const fn to_automerge_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The inverse of [`Millis::to_automerge_seconds`]. A stamp outside the range of `i64`
    /// milliseconds (Automerge accepts any) is held at the nearest end.
    #[must_use]
    pub const fn from_automerge_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// The day in UTC; `None` outside the years that a calendar has. Every node says the same, in whatever zone it is.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        Timestamp::from_millisecond(self.0).ok().map(|at| TimeZone::UTC.to_datetime(at).date())
    }

    /// Milliseconds from `earlier` to `self`, zero when the clock went backwards.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        let passed = self.0.saturating_sub(earlier.0);
        if passed < 0 { 0 } else { passed }
    }
}

/// How long a computer has been on, asleep or awake, in milliseconds. Nobody can set it, so everything that lasts is measured
/// with it: idle time, waits, windows. It means nothing on another computer or after a restart, so it is never stored or sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uptime(pub i64);

impl Uptime {
    /// Milliseconds from `earlier` to `self`, never less than zero.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        Millis(self.0).since(Millis(earlier.0))
    }

    /// So many milliseconds later.
    #[must_use]
    pub const fn after(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}

#[cfg(test)]
mod tests {
    use super::Millis;

    #[test]
    fn seconds_round_towards_the_past_also_before_1970() {
        assert_eq!(Millis(1_999).to_automerge_seconds(), 1);
        assert_eq!(Millis(-1).to_automerge_seconds(), -1);
        assert_eq!(Millis::from_automerge_seconds(i64::MAX), Millis(i64::MAX));
    }

    #[test]
    fn a_clock_set_back_counts_as_no_time_passed() {
        assert_eq!(Millis(5).since(Millis(9)), 0);
        assert_eq!(Millis(9).since(Millis(5)), 4);
    }
}
