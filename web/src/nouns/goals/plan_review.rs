//! Looks of reviews with the client.

use waystation_sync::care::plan_review::{CHANGED, HAPPENED, KEPT, NEXT, PLAN_REVIEW, STOPPED};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Reviews with the client.
pub static PAGE: NounPage = NounPage {
    first: &[&KEPT, &CHANGED, &STOPPED, &NEXT],
    order: newest_first,
    beside: &[&waystation_sync::care::plan_review_in_error::PLAN_REVIEW_IN_ERROR],
    ..NounPage::new(&PLAN_REVIEW, "people", Heading::Field(&HAPPENED))
};
