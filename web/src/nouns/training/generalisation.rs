//! Looks of skills in daily life.

use waystation_sync::care::generalisation::{EXAMPLE, GENERALISATION, STATUS};

use crate::noun_page::{Heading, NounPage, as_declared};

/// Skills in daily life.
pub static PAGE: NounPage = NounPage {
    follow: &[&STATUS, &EXAMPLE],
    order: as_declared,
    ..NounPage::new(&GENERALISATION, "home", Heading::Key)
};
