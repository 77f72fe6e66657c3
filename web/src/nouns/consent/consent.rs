//! Looks of consents.

use waystation_sync::care::consent::{CONSENT, COPY_GIVEN, COVERS, FROM, GIVEN, KIND, PURPOSE, TO_WHOM, UNTIL};

use crate::noun_page::{Heading, NounPage};

/// Consents.
pub static PAGE: NounPage = NounPage {
    follow: &[&TO_WHOM, &COVERS, &PURPOSE, &FROM, &UNTIL, &GIVEN, &COPY_GIVEN],
    ..NounPage::new(&CONSENT, "lock", Heading::Field(&KIND))
};
