//! Looks of steps towards a goal.

use waystation_sync::care::goal_step::{DONE, DUE, GOAL_STEP, WHAT};

use crate::noun_page::{Heading, NounPage, as_placed};

/// Steps towards a goal.
pub static PAGE: NounPage = NounPage {
    first: &[&DUE, &DONE],
    order: as_placed,
    later: &[&DONE],
    ..NounPage::new(&GOAL_STEP, "check", Heading::Field(&WHAT))
};
