//! Looks of allergies.

use waystation_sync::care::allergy::{ALLERGY, REACTION, SAID_BY, WHAT};

use crate::noun_page::{Heading, NounPage, Tone};

/// Allergies.
pub static PAGE: NounPage = NounPage {
    first: &[&REACTION, &SAID_BY],
    tone: |_| Tone::Mind,
    ..NounPage::new(&ALLERGY, "alert", Heading::Field(&WHAT))
};
