//! Looks of case reviews.

use waystation_sync::care::case_review::{CASE_REVIEW, DECIDED, HAPPENED, NEXT, PRESENT};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Case reviews.
pub static PAGE: NounPage = NounPage {
    first: &[&DECIDED, &NEXT, &PRESENT],
    order: newest_first,
    beside: &[&waystation_sync::care::case_review_in_error::CASE_REVIEW_IN_ERROR],
    ..NounPage::new(&CASE_REVIEW, "desk", Heading::Field(&HAPPENED))
};
