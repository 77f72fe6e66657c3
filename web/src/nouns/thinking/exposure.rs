//! Looks of exposure plans.

use waystation_sync::care::exposure::{APPROVED, EXPOSURE, STATUS, THERAPIST, WHAT};

use crate::noun_page::{Heading, NounPage, Preset};

/// Exposure plans.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &THERAPIST, &APPROVED],
    preset: &[(&STATUS, Preset::Code("locked"))],
    ..NounPage::new(&EXPOSURE, "lock", Heading::Field(&WHAT))
};
