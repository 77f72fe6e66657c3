//! Looks of steps of a plan.

use waystation_sync::care::if_then_step::{IF_THEN_STEP, WHAT};

use crate::noun_page::{Heading, NounPage, as_placed};

/// Steps of a plan.
pub static PAGE: NounPage =
    NounPage { order: as_placed, ..NounPage::new(&IF_THEN_STEP, "check", Heading::Field(&WHAT)) };
