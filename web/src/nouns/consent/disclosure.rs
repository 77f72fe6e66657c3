//! Looks of disclosures.

use waystation_sync::care::disclosure::{BASIS, CONSENT, DISCLOSURE, TO_WHOM, WHAT};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Disclosures.
pub static PAGE: NounPage = NounPage {
    first: &[&WHAT, &CONSENT, &BASIS],
    order: newest_first,
    beside: &[&waystation_sync::care::disclosure_in_error::DISCLOSURE_IN_ERROR],
    ..NounPage::new(&DISCLOSURE, "pen", Heading::Field(&TO_WHOM))
};
