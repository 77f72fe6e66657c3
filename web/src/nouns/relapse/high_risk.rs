//! Looks of high-risk moments.

use waystation_sync::care::high_risk::{BEFORE, EXPECTED, HIGH_RISK, LIKELIHOOD, WHAT};

use crate::noun_page::{Heading, NounPage};

/// High-risk moments.
pub static PAGE: NounPage =
    NounPage { first: &[&EXPECTED, &LIKELIHOOD, &BEFORE], ..NounPage::new(&HIGH_RISK, "alert", Heading::Field(&WHAT)) };
