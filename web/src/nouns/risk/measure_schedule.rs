//! Looks of schedules of questionnaires.

use waystation_sync::care::measure_schedule::{EVERY, MEASURE_SCHEDULE, SINCE, WEEKS};
use waystation_sync::care::read::Entry;

use crate::Names;
use crate::noun_page::{Heading, NounPage, as_declared};

/// Schedules of questionnaires.
pub static PAGE: NounPage = NounPage {
    first: &[&EVERY, &WEEKS, &SINCE],
    order: as_declared,
    counts: Some(next),
    ..NounPage::new(&MEASURE_SCHEDULE, "book", Heading::Key)
};

/// By when it is to be answered again, worked out from when it last was.
fn next(entry: &Entry, names: &Names) -> Option<(&'static str, String)> {
    let due = names.answers_due.iter().find(|(_, key)| *key == entry.key);
    due.map(|(day, _)| ("counted-next", names.due(*day)))
}
