//! Looks of the plan for after a setback.

use waystation_sync::care::lapse_plan::LAPSE_PLAN;

use crate::noun_page::{Heading, NounPage};

/// The plan for after a setback.
pub static PAGE: NounPage = NounPage {
    beside: &[&waystation_sync::care::lapse_step::LAPSE_STEP],
    ..NounPage::new(&LAPSE_PLAN, "sun", Heading::Fixed)
};
