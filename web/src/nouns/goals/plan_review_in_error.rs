//! Looks of what says that a review of the plan was entered in error.

use waystation_sync::care::plan_review_in_error::PLAN_REVIEW_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// What says that a review of the plan was entered in error.
pub static PAGE: NounPage = NounPage::new(&PLAN_REVIEW_IN_ERROR, "alert", Heading::Fixed);
