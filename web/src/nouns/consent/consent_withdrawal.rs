//! Looks of withdrawals.

use waystation_sync::care::consent_withdrawal::CONSENT_WITHDRAWAL;

use crate::noun_page::{Heading, NounPage};

/// Withdrawals.
pub static PAGE: NounPage = NounPage::new(&CONSENT_WITHDRAWAL, "lock", Heading::Fixed);
