//! Looks of strengths.

use waystation_sync::care::strength::{STRENGTH, WHAT};

use crate::noun_page::{Heading, NounPage};

/// Strengths.
pub static PAGE: NounPage = NounPage::new(&STRENGTH, "sun", Heading::Field(&WHAT));
