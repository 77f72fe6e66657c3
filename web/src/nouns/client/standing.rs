//! Looks of where a chart stands.

use waystation_sync::care::standing::STANDING;

use crate::noun_page::{Heading, NounPage};

/// Where the chart stands.
pub static PAGE: NounPage = NounPage::new(&STANDING, "flag", Heading::Fixed);
