//! Looks of what says that a disclosure was entered in error.

use waystation_sync::care::disclosure_in_error::DISCLOSURE_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// What says that a disclosure was entered in error.
pub static PAGE: NounPage = NounPage::new(&DISCLOSURE_IN_ERROR, "alert", Heading::Fixed);
