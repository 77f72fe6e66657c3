//! Looks of notes; how they stand on the timeline is in `part/timeline.rs`.

use waystation_sync::care::note::{HAPPENED, KIND, NOTE, TEXT};
use waystation_sync::care::value::Value;

use crate::noun_page::{Heading, NounPage, SortKey, plain};

/// Notes.
pub static PAGE: NounPage = NounPage {
    noun: &NOTE,
    icon: "pen",
    heading: Heading::Field(&KIND),
    follow: &[&HAPPENED, &TEXT],
    group_by: None,
    order: |entry| -> SortKey {
        // Days since year 0 turned round: the newest day first, within a day the newest note first.
        let day = entry.value(&HAPPENED).and_then(Value::as_date);
        let days =
            day.map_or(0, |day| -(i64::from(day.year()) * 366 + i64::from(day.month()) * 31 + i64::from(day.day())));
        let written = entry.born.map_or(0, |born| born.written.0);
        (days, format!("{:020}", i64::MAX.saturating_sub(written)))
    },
    tone: plain,
    beside: &[&waystation_sync::care::addendum::ADDENDUM],
};
