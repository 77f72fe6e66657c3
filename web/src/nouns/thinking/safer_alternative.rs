//! Looks of safer alternatives.

use waystation_sync::care::safer_alternative::{CAN, INSTEAD, SAFE, SAFER_ALTERNATIVE};

use crate::noun_page::{Heading, NounPage};

/// Safer alternatives.
pub static PAGE: NounPage =
    NounPage { first: &[&INSTEAD, &SAFE], ..NounPage::new(&SAFER_ALTERNATIVE, "fork", Heading::Field(&CAN)) };
