//! Looks of whether allergies were asked about.

use waystation_sync::care::allergies_asked::{ALLERGIES_ASKED, ANSWER};

use crate::noun_page::{Heading, NounPage};

/// Whether allergies were asked about.
pub static PAGE: NounPage =
    NounPage { unsaid: Some((&ANSWER, "not_asked")), ..NounPage::new(&ALLERGIES_ASKED, "alert", Heading::Fixed) };
