//! Looks of steps of a routine.

use waystation_sync::care::routine_step::{ROUTINE_STEP, WHAT};

use crate::noun_page::{Heading, NounPage, as_placed};

/// Steps of a routine.
pub static PAGE: NounPage =
    NounPage { order: as_placed, ..NounPage::new(&ROUTINE_STEP, "check", Heading::Field(&WHAT)) };
