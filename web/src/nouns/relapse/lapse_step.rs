//! Looks of steps after a setback.

use waystation_sync::care::lapse_step::{LAPSE_STEP, STAGE, WHAT, WHO};

use crate::noun_page::{Grouping, Heading, NounPage, as_placed};

/// Steps after a setback.
pub static PAGE: NounPage = NounPage {
    group_by: Some(Grouping::by(&STAGE)),
    order: as_placed,
    called: &[&WHO],
    ..NounPage::new(&LAPSE_STEP, "sun", Heading::Field(&WHAT))
};
