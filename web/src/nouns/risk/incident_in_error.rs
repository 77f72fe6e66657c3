//! Looks of what says that an incident was entered in error.

use waystation_sync::care::incident_in_error::INCIDENT_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// What says that an incident was entered in error.
pub static PAGE: NounPage = NounPage::new(&INCIDENT_IN_ERROR, "alert", Heading::Fixed);
