//! Looks of intimacy.

use waystation_sync::care::intimacy_intention::{INTIMACY_INTENTION, REVIEW, SENSITIVITY, STEP};

use crate::noun_page::{Heading, NounPage, Preset};

/// Intimacy.
pub static PAGE: NounPage = NounPage {
    first: &[&STEP, &REVIEW],
    preset: &[(&SENSITIVITY, Preset::Code("very_restricted"))],
    ..NounPage::new(&INTIMACY_INTENTION, "person", Heading::Fixed)
};
