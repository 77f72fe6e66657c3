//! Looks of practice log.

use waystation_sync::care::practice::{AFTER, BEFORE, MINUTES, PRACTICE, SKILL};

use crate::noun_page::{Heading, NounPage};

/// Practice log.
pub static PAGE: NounPage =
    NounPage { first: &[&BEFORE, &AFTER, &MINUTES], ..NounPage::new(&PRACTICE, "sun", Heading::Field(&SKILL)) };
