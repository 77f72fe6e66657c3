//! Looks of needs.

use waystation_sync::care::need::{DOMAIN, NEED, SEVERITY, STATUS, WANTS_HELP, WHAT};

use crate::noun_page::{Heading, NounPage, Preset};
use crate::nouns::contacts::note::named_in_notes;

/// Needs.
pub static PAGE: NounPage = NounPage {
    first: &[&DOMAIN, &STATUS, &SEVERITY, &WANTS_HELP],
    counts: Some(named_in_notes),
    preset: &[(&STATUS, Preset::Code("open"))],
    ..NounPage::new(&NEED, "home", Heading::Field(&WHAT))
};
