//! Looks of what says that a client's own summary was signed in error.

use waystation_sync::care::own_summary_in_error::OWN_SUMMARY_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// What says that a client's own summary was signed in error.
pub static PAGE: NounPage = NounPage::new(&OWN_SUMMARY_IN_ERROR, "alert", Heading::Fixed);
