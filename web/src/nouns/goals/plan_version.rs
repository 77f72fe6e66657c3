//! Looks of versions of the plan.

use waystation_sync::care::plan_version::{CHANGED, HAPPENED, PLAN, PLAN_VERSION, UNTIL};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Versions of the plan, the newest first.
pub static PAGE: NounPage = NounPage {
    first: &[&UNTIL, &PLAN, &CHANGED],
    order: newest_first,
    beside: &[&waystation_sync::care::plan_version_in_error::PLAN_VERSION_IN_ERROR],
    ..NounPage::new(&PLAN_VERSION, "book", Heading::Field(&HAPPENED))
};
