//! Looks of consents.

use waystation_sync::care::consent::{CONSENT, KIND};

use crate::noun_page::{Heading, NounPage};

/// Consents.
pub static PAGE: NounPage = NounPage::new(&CONSENT, "lock", Heading::Field(&KIND));
