//! Looks of what says that a case review was entered in error.

use waystation_sync::care::case_review_in_error::CASE_REVIEW_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// What says that a case review was entered in error.
pub static PAGE: NounPage = NounPage::new(&CASE_REVIEW_IN_ERROR, "alert", Heading::Fixed);
