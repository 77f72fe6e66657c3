//! Looks of talks about confidentiality.

use waystation_sync::care::confidentiality_talk::{CONFIDENTIALITY_TALK, LIMITS, UNDERSTOOD};
use waystation_sync::care::noun::header;

use crate::noun_page::{Heading, NounPage};

/// Talks about confidentiality.
pub static PAGE: NounPage = NounPage {
    first: &[&UNDERSTOOD, &LIMITS],
    ..NounPage::new(&CONFIDENTIALITY_TALK, "lock", Heading::Field(&header::HAPPENED))
};
