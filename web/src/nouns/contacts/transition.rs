//! Looks of transitions.

use waystation_sync::care::transition::{CALLED, KIND, READY, RECORDS_SENT, STATUS, TRANSITION, WHO_TO_CALL};

use crate::noun_page::{Heading, NounPage, Preset};

/// Transitions.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &READY, &WHO_TO_CALL],
    preset: &[(&STATUS, Preset::Code("planned"))],
    later: &[&CALLED, &RECORDS_SENT],
    ..NounPage::new(&TRANSITION, "fork", Heading::Field(&KIND))
};
