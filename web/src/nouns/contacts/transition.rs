//! Looks of transitions.

use waystation_sync::care::transition::{KIND, READY, STATUS, TRANSITION, WHO_TO_CALL};

use crate::noun_page::{Heading, NounPage, Preset};

/// Transitions.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &READY, &WHO_TO_CALL],
    preset: &[(&STATUS, Preset::Code("planned"))],
    ..NounPage::new(&TRANSITION, "fork", Heading::Field(&KIND))
};
