//! Looks of transitions, beside which stands what clients say of their care and sign.

use waystation_sync::care::transition::{CALLED, KIND, READY, RECORDS_SENT, STATUS, SUMMARY, TRANSITION, WHO_TO_CALL};

use crate::noun_page::{Heading, NounPage, Preset};

/// Transitions.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &READY, &WHO_TO_CALL],
    preset: &[(&STATUS, Preset::Code("planned"))],
    later: &[&CALLED, &RECORDS_SENT],
    beside: &[
        &waystation_sync::care::own_summary::OWN_SUMMARY,
        &waystation_sync::care::own_summary_in_error::OWN_SUMMARY_IN_ERROR,
    ],
    // Whoever reads it must not take it for what was signed.
    behind: |entry, field| {
        let is_said = *field == SUMMARY && entry.value(field).is_some();
        is_said.then_some("value-not-signed")
    },
    ..NounPage::new(&TRANSITION, "fork", Heading::Field(&KIND))
};
