//! Looks of what says that a version of the plan was entered in error.

use waystation_sync::care::plan_version_in_error::PLAN_VERSION_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// What says that a version of the plan was entered in error.
pub static PAGE: NounPage = NounPage::new(&PLAN_VERSION_IN_ERROR, "alert", Heading::Fixed);
