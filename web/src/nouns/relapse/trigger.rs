//! Looks of triggers.

use waystation_sync::care::trigger::{KIND, STRENGTH, TRIGGER, WHAT, WHERE};

use crate::noun_page::{Heading, NounPage};

/// Triggers.
pub static PAGE: NounPage =
    NounPage { follow: &[&KIND, &STRENGTH, &WHERE], ..NounPage::new(&TRIGGER, "flag", Heading::Field(&WHAT)) };
