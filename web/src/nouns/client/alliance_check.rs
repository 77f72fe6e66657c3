//! Looks of alliance checks.

use waystation_sync::care::alliance_check::{ALLIANCE_CHECK, HEARD, PACE, TOPICS};
use waystation_sync::care::noun::header;

use crate::noun_page::{Heading, NounPage};

/// Alliance checks.
pub static PAGE: NounPage = NounPage {
    first: &[&HEARD, &TOPICS, &PACE],
    ..NounPage::new(&ALLIANCE_CHECK, "people", Heading::Field(&header::HAPPENED))
};
