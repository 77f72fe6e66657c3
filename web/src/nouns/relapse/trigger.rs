//! Looks of triggers.

use waystation_sync::care::trigger::{TRIGGER, WHAT};

use crate::noun_page::{Heading, NounPage};

/// Triggers.
pub static PAGE: NounPage = NounPage::new(&TRIGGER, "flag", Heading::Field(&WHAT));
