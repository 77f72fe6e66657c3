//! Looks of case conferences.

use waystation_sync::care::conference::{ABOUT, CONFERENCE, DECISIONS, HAPPENED, NEXT, TASKS};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Case conferences.
pub static PAGE: NounPage = NounPage {
    first: &[&ABOUT, &DECISIONS, &TASKS, &NEXT],
    order: newest_first,
    beside: &[&waystation_sync::care::conference_in_error::CONFERENCE_IN_ERROR],
    ..NounPage::new(&CONFERENCE, "people", Heading::Field(&HAPPENED))
};
