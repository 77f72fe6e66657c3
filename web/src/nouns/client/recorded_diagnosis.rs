//! Looks of diagnoses from elsewhere.

use waystation_sync::care::recorded_diagnosis::{BY, DATED, RECORDED_DIAGNOSIS, TEXT, VERIFICATION};

use crate::noun_page::{Heading, NounPage};

/// Diagnoses from elsewhere.
pub static PAGE: NounPage = NounPage {
    first: &[&VERIFICATION, &BY, &DATED],
    ..NounPage::new(&RECORDED_DIAGNOSIS, "tag", Heading::Field(&TEXT))
};
