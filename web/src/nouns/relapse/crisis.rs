//! Looks of the crisis plan as a whole; its steps are in `crisis_step.rs`.

use waystation_sync::care::crisis::CRISIS;

use crate::noun_page::{Heading, NounPage};

/// The crisis plan.
pub static PAGE: NounPage = NounPage {
    beside: &[&waystation_sync::care::crisis_step::CRISIS_STEP],
    ..NounPage::new(&CRISIS, "lifebuoy", Heading::Fixed)
};
