//! Looks of benefits and documents.

use waystation_sync::care::entitlement::{DECISION, ENTITLEMENT, KIND, RENEW_BY, WHAT};

use crate::noun_page::{Heading, NounPage};

/// Benefits and documents.
pub static PAGE: NounPage = NounPage {
    first: &[&KIND, &DECISION, &RENEW_BY],
    later: &[&DECISION, &RENEW_BY],
    ..NounPage::new(&ENTITLEMENT, "book", Heading::Field(&WHAT))
};
