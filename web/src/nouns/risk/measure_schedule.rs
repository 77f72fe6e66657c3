//! Looks of schedules of questionnaires.

use waystation_sync::care::measure_schedule::{EVERY, MEASURE_SCHEDULE, SINCE, WEEKS};

use crate::noun_page::{Heading, NounPage, as_declared};

/// Schedules of questionnaires.
pub static PAGE: NounPage = NounPage {
    first: &[&EVERY, &WEEKS, &SINCE],
    order: as_declared,
    ..NounPage::new(&MEASURE_SCHEDULE, "book", Heading::Key)
};
