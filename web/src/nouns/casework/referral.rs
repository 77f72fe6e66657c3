//! Looks of referrals.

use waystation_sync::care::referral::{APPOINTMENT, CONSENT, NEED, OUTCOME, PERSON, REFERRAL, STATUS, TO, URGENCY};

use crate::noun_page::{Heading, NounPage};

/// Referrals.
pub static PAGE: NounPage = NounPage {
    follow: &[&STATUS, &NEED, &CONSENT, &PERSON, &URGENCY, &APPOINTMENT, &OUTCOME],
    ..NounPage::new(&REFERRAL, "laptop", Heading::Field(&TO))
};
