//! Looks of needs.

use waystation_sync::care::need::{DOMAIN, NEED, SEVERITY, STATUS, WANTS_HELP, WHAT, WORDS};

use crate::noun_page::{Heading, NounPage};

/// Needs.
pub static PAGE: NounPage = NounPage {
    follow: &[&DOMAIN, &STATUS, &SEVERITY, &WANTS_HELP, &WORDS],
    ..NounPage::new(&NEED, "home", Heading::Field(&WHAT))
};
