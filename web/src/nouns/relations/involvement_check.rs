//! Looks of safe to involve.

use waystation_sync::care::involvement_check::{CHECKED, INVOLVEMENT_CHECK, RESULT, REVIEW, WHO};

use crate::noun_page::{Heading, NounPage};

/// Safe to involve.
pub static PAGE: NounPage = NounPage {
    first: &[&RESULT, &CHECKED, &REVIEW],
    ..NounPage::new(&INVOLVEMENT_CHECK, "shield", Heading::Field(&WHO))
};
