//! Looks of what says that a setback review was entered in error.

use waystation_sync::care::setback_in_error::SETBACK_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// What says that a setback review was entered in error.
pub static PAGE: NounPage = NounPage::new(&SETBACK_IN_ERROR, "alert", Heading::Fixed);
