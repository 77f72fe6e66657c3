//! Looks of referrals.

use waystation_sync::care::referral::{APPOINTMENT, CONSENT, DECLINED, NEED, NEXT_BY, OUTCOME, REFERRAL, STATUS, TO};

use crate::noun_page::{Heading, NounPage, Preset};

/// Referrals.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &NEED, &NEXT_BY, &CONSENT],
    preset: &[(&STATUS, Preset::Code("draft"))],
    later: &[&APPOINTMENT, &OUTCOME, &DECLINED],
    ..NounPage::new(&REFERRAL, "laptop", Heading::Field(&TO))
};
