//! Which days are usual for a field that holds one. A form asks once about any other day, in case a finger slipped. Must
//! never keep a day out of the record: an older change that holds one is taken as it is.

use jiff::civil::Date;

/// Which days are usual for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Any day within some decades.
    Any,
    /// It has happened: today or before.
    Past,
    /// It is still to come: today or later.
    Ahead,
    /// Somebody who is alive was born then.
    Birth,
}

/// What is unusual about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OddDay {
    /// No calendar of a living person holds it (year 26, year 2206): no form takes it.
    Impossible,
    /// After today, where only what has happened is usual.
    Future,
    /// Before today, where only what is to come is usual.
    Over,
    /// So long ago that the year may be a slip.
    LongAgo,
    /// So far ahead that the year may be a slip.
    FarAhead,
    /// More than one day before today, on a note that is signed today.
    SignedLate,
    /// Before the client was born.
    BeforeBirth,
    /// After the day on which the client is said to have died.
    AfterDeath,
    /// Of a death: before the newest day on which somebody of the clinic was with the client or wrote that they were.
    BeforeContact,
    /// Of what belongs to something signed: before the day of that.
    BeforeParent,
}

impl OddDay {
    /// Whether a person can say that the day is right all the same.
    #[must_use]
    pub fn may_be_right(self) -> bool {
        self != Self::Impossible
    }
}

/// The first and the last year that forms take.
const YEARS: std::ops::RangeInclusive<i16> = 1850..=2199;
/// Nobody plans farther ahead, in years.
const AHEAD_YEARS: i16 = 20;
/// Nobody remembers farther back, in years.
const BACK_YEARS: i16 = 110;

impl Days {
    /// What is unusual about `day`, asked on `today`.
    #[must_use]
    pub fn odd(self, day: Date, today: Date) -> Option<OddDay> {
        let years = day.year().saturating_sub(today.year());
        match self {
            _ if !YEARS.contains(&day.year()) => Some(OddDay::Impossible),
            Self::Past | Self::Birth if day > today => Some(OddDay::Future),
            Self::Ahead if day < today => Some(OddDay::Over),
            _ if years > AHEAD_YEARS => Some(OddDay::FarAhead),
            _ if years < -BACK_YEARS => Some(OddDay::LongAgo),
            Self::Any | Self::Past | Self::Ahead | Self::Birth => None,
        }
    }
}

/// What is unusual about signing on `today` what is about `day`: only today and the day before go without asking.
#[must_use]
pub fn odd_to_sign(day: Date, today: Date) -> Option<OddDay> {
    Days::Past.odd(day, today).or_else(|| {
        let is_late = day.tomorrow().is_ok_and(|next| next < today);
        is_late.then_some(OddDay::SignedLate)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 29);

    #[test]
    fn a_day_is_asked_about_where_it_is_not_usual_and_nowhere_else() {
        let cases = [
            (Days::Past, date(2026, 11, 29), None),
            (Days::Past, date(2026, 11, 30), Some(OddDay::Future)),
            (Days::Past, date(2031, 5, 1), Some(OddDay::Future)),
            (Days::Past, date(26, 11, 20), Some(OddDay::Impossible)),
            (Days::Past, date(1899, 1, 1), Some(OddDay::LongAgo)),
            (Days::Ahead, date(2026, 11, 29), None),
            (Days::Ahead, date(2025, 12, 24), Some(OddDay::Over)),
            (Days::Ahead, date(2099, 1, 1), Some(OddDay::FarAhead)),
            (Days::Birth, date(1984, 5, 17), None),
            (Days::Birth, date(2084, 5, 17), Some(OddDay::Future)),
            (Days::Birth, date(2206, 5, 17), Some(OddDay::Impossible)),
            (Days::Birth, date(1900, 5, 17), Some(OddDay::LongAgo)),
            (Days::Any, date(2025, 1, 1), None),
            (Days::Any, date(2028, 1, 1), None),
        ];
        for (days, day, odd) in cases {
            assert_eq!(days.odd(day, TODAY), odd, "{days:?} {day}");
        }
    }

    #[test]
    fn signing_asks_about_a_day_ahead_and_about_one_before_yesterday() {
        for (day, odd) in [
            (date(2026, 11, 29), None),
            (date(2026, 11, 28), None),
            (date(2026, 11, 27), Some(OddDay::SignedLate)),
            (date(2026, 11, 30), Some(OddDay::Future)),
        ] {
            assert_eq!(odd_to_sign(day, TODAY), odd, "{day}");
        }
    }
}
