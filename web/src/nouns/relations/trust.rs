//! Looks of trust.

use waystation_sync::care::trust::{LEVEL, TRUST, WHO};

use crate::noun_page::{Heading, NounPage};

/// Trust.
pub static PAGE: NounPage = NounPage { first: &[&LEVEL], ..NounPage::new(&TRUST, "sun", Heading::Field(&WHO)) };
