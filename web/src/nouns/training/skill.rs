//! Looks of skills.

use waystation_sync::care::skill::SKILL;

use super::generalisation;
use crate::noun_page::{Heading, NounPage, as_declared};

/// Skills.
pub static PAGE: NounPage =
    NounPage { order: as_declared, board: Some(&generalisation::PAGE), ..NounPage::new(&SKILL, "book", Heading::Key) };
