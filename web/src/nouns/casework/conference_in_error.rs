//! Looks of what says that a case conference was entered in error.

use waystation_sync::care::conference_in_error::CONFERENCE_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// What says that a case conference was entered in error.
pub static PAGE: NounPage = NounPage::new(&CONFERENCE_IN_ERROR, "alert", Heading::Fixed);
