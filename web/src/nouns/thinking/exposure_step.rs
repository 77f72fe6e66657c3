//! Looks of steps of exposure.

use waystation_sync::care::exposure_step::{EXPOSURE_STEP, WHAT};

use crate::noun_page::{Heading, NounPage, as_placed};

/// Steps of exposure.
pub static PAGE: NounPage =
    NounPage { order: as_placed, ..NounPage::new(&EXPOSURE_STEP, "check", Heading::Field(&WHAT)) };
