//! Looks of skill levels.

use waystation_sync::care::mastery::{LEVEL, MASTERY, RATER, SKILL};

use crate::noun_page::{Heading, NounPage};

/// Skill levels.
pub static PAGE: NounPage =
    NounPage { first: &[&LEVEL, &RATER], ..NounPage::new(&MASTERY, "flag", Heading::Field(&SKILL)) };
