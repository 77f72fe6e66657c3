//! Looks of who agreed to a version of the plan.

use waystation_sync::care::plan_signature::{DRAWN, HAPPENED, HOW, NAME, PLAN_SIGNATURE, SUPERVISOR, WHO};

use crate::noun_page::{Heading, NounPage};

/// Who agreed.
pub static PAGE: NounPage = NounPage {
    first: &[&WHO, &NAME, &SUPERVISOR, &HAPPENED, &HOW, &DRAWN],
    called: &[&NAME],
    ..NounPage::new(&PLAN_SIGNATURE, "pen", Heading::Fixed)
};
