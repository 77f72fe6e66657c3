//! Looks of referrals.

use waystation_sync::care::referral::{CONSENT, NEED, NEXT_BY, REFERRAL, STATUS, TO};

use crate::noun_page::{Heading, NounPage, Preset};

/// Referrals.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &NEED, &NEXT_BY, &CONSENT],
    preset: &[(&STATUS, Preset::Code("draft"))],
    ..NounPage::new(&REFERRAL, "laptop", Heading::Field(&TO))
};
