//! Looks of skills in daily life.

use waystation_sync::care::generalisation::GENERALISATION;

use crate::noun_page::{Heading, NounPage, as_declared};

/// Skills in daily life.
pub static PAGE: NounPage = NounPage { order: as_declared, ..NounPage::new(&GENERALISATION, "home", Heading::Key) };
