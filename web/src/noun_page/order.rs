//! The orders in which the entries of a noun are shown. Must never hang on anything but the entries.

use jiff::civil::Date;
use waystation_sync::care::noun::Value;
use waystation_sync::care::read::{Entry, EntryKey};

/// What sorts entries: a number, then words.
pub type SortKey = (i64, String);

/// Orders by birth, oldest first.
#[must_use]
pub fn oldest_first(entry: &Entry) -> SortKey {
    (0, entry.key.to_string())
}

/// Orders by the day or moment that entries are about, newest first; then by birth, newest first.
#[must_use]
pub fn newest_first(entry: &Entry) -> SortKey {
    let dated = entry.noun.dated_by().and_then(|field| entry.value(field));
    let minutes = match dated {
        Some(Value::Moment(moment)) => moment.at().0 / 60_000,
        other => other.and_then(Value::as_date).map_or(0, |day| day_number(day) * 24 * 60),
    };
    let written = entry.born.map_or(0, |born| born.written.0);
    (minutes.saturating_neg(), format!("{:020}", i64::MAX.saturating_sub(written)))
}

/// A number that grows with the day.
fn day_number(day: Date) -> i64 {
    i64::from(day.year()) * 366 + i64::from(day.day_of_year())
}

/// Orders as people put them by moving them, then by birth.
#[must_use]
pub fn as_placed(entry: &Entry) -> SortKey {
    let (order, key) = entry.place();
    (0, format!("{order} {key}"))
}

/// Orders as the noun's codes are declared.
#[must_use]
pub fn as_declared(entry: &Entry) -> SortKey {
    let place = match entry.key {
        EntryKey::Code(code) => entry.noun.keys().iter().position(|known| *known == code),
        EntryKey::One | EntryKey::Id(_) => None,
    };
    (place.and_then(|place| i64::try_from(place).ok()).unwrap_or(i64::MAX), entry.key.to_string())
}
