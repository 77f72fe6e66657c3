//! Looks of changes to the surroundings.

use waystation_sync::care::environment::{AREA, CHANGED_ON, CONSENT, ENVIRONMENT, STATUS, WHAT};

use crate::noun_page::{Heading, NounPage, Preset};

/// Changes to the surroundings.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &CONSENT, &AREA],
    preset: &[(&STATUS, Preset::Code("idea"))],
    later: &[&CHANGED_ON],
    ..NounPage::new(&ENVIRONMENT, "home", Heading::Field(&WHAT))
};
