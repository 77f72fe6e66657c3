//! Looks of skills.

use waystation_sync::care::skill::{SKILL, STATUS, TAUGHT_BY, TAUGHT_ON};

use crate::noun_page::{Heading, NounPage, as_declared};

/// Skills.
pub static PAGE: NounPage = NounPage {
    follow: &[&STATUS, &TAUGHT_ON, &TAUGHT_BY],
    order: as_declared,
    ..NounPage::new(&SKILL, "book", Heading::Key)
};
