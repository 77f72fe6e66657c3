//! Looks of runs.

use waystation_sync::care::exposure_run::{AFTER, BEFORE, EXPOSURE_RUN, PEAK, STEP};
use waystation_sync::care::noun::header;

use crate::noun_page::{Heading, NounPage, newest_first};

/// Runs.
pub static PAGE: NounPage = NounPage {
    first: &[&STEP, &BEFORE, &PEAK, &AFTER],
    order: newest_first,
    ..NounPage::new(&EXPOSURE_RUN, "sun", Heading::Field(&header::HAPPENED))
};
