//! Looks of the crisis plan as a whole; its steps are in `crisis_step.rs`.

use waystation_sync::care::crisis::{CRISIS, REASONS, REVIEW_DUE, STATUS};

use crate::noun_page::{Heading, NounPage, oldest_first, plain};

/// The crisis plan.
pub static PAGE: NounPage = NounPage {
    noun: &CRISIS,
    icon: "lifebuoy",
    heading: Heading::Fixed,
    follow: &[&STATUS, &REASONS, &REVIEW_DUE],
    group_by: None,
    order: oldest_first,
    tone: plain,
    beside: &[&waystation_sync::care::crisis_step::CRISIS_STEP],
};
