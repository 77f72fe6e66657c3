//! Looks of setback reviews.

use waystation_sync::care::setback_review::{HAPPENED, HELPED, LEARNED, SETBACK_REVIEW, WHAT};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Setback reviews.
pub static PAGE: NounPage = NounPage {
    first: &[&WHAT, &HELPED, &LEARNED],
    order: newest_first,
    beside: &[&waystation_sync::care::setback_in_error::SETBACK_IN_ERROR],
    ..NounPage::new(&SETBACK_REVIEW, "book", Heading::Field(&HAPPENED))
};
