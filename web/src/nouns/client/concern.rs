//! Looks of what brings them here.

use waystation_sync::care::concern::{CONCERN, IMPACT, IMPORTANCE, SINCE, STATUS, WORDS};

use crate::noun_page::{Grouping, Heading, NounPage, Preset};

/// What brings them here.
pub static PAGE: NounPage = NounPage {
    first: &[&IMPORTANCE, &IMPACT, &SINCE],
    preset: &[(&STATUS, Preset::Code("active"))],
    group_by: Some(Grouping::by(&STATUS)),
    ..NounPage::new(&CONCERN, "flag", Heading::Field(&WORDS))
};
