//! Looks of patterns with others.

use waystation_sync::care::pattern::{HELPS, KIND, PATTERN, WORDS};

use crate::noun_page::{Heading, NounPage};

/// Patterns with others.
pub static PAGE: NounPage =
    NounPage { first: &[&KIND, &HELPS], ..NounPage::new(&PATTERN, "people", Heading::Field(&WORDS)) };
