//! Looks of medicines.

use waystation_sync::care::medicine::{MEDICINE, SAID_BY, SINCE, TAKEN, WHAT};

use crate::noun_page::{Heading, NounPage};

/// Medicines.
pub static PAGE: NounPage =
    NounPage { first: &[&TAKEN, &SAID_BY, &SINCE], ..NounPage::new(&MEDICINE, "tag", Heading::Field(&WHAT)) };
