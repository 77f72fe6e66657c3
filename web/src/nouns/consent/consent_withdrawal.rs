//! Looks of withdrawals.

use waystation_sync::care::consent_withdrawal::{BY, CONSENT_WITHDRAWAL, REASON, SECTIONS_WITHDRAWN};

use crate::noun_page::{Heading, NounPage};

/// Withdrawals.
pub static PAGE: NounPage = NounPage {
    follow: &[&SECTIONS_WITHDRAWN, &BY, &REASON],
    ..NounPage::new(&CONSENT_WITHDRAWAL, "lock", Heading::Fixed)
};
