//! Looks of if-then plans.

use waystation_sync::care::if_then::{IF_THEN, PERSON, TESTED, TRIGGERS, WHEN, WORKED};
use waystation_sync::care::if_then_step::IF_THEN_STEP;

use crate::noun_page::{Heading, NounPage};

/// If-then plans.
pub static PAGE: NounPage = NounPage {
    follow: &[&TRIGGERS, &PERSON, &TESTED, &WORKED],
    beside: &[&IF_THEN_STEP],
    ..NounPage::new(&IF_THEN, "fork", Heading::Field(&WHEN))
};
