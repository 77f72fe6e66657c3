//! Looks of strengths.

use waystation_sync::care::strength::{HELPS, KIND, STRENGTH, WHAT};

use crate::noun_page::{Heading, NounPage};

/// Strengths.
pub static PAGE: NounPage =
    NounPage { follow: &[&KIND, &HELPS], ..NounPage::new(&STRENGTH, "sun", Heading::Field(&WHAT)) };
