//! Looks of incidents.

use waystation_sync::care::incident::{DONE, HAPPENED, INCIDENT, KIND, TOLD, WHAT};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Incidents.
pub static PAGE: NounPage = NounPage {
    first: &[&KIND, &WHAT, &DONE, &TOLD],
    order: newest_first,
    beside: &[&waystation_sync::care::incident_in_error::INCIDENT_IN_ERROR],
    ..NounPage::new(&INCIDENT, "alert", Heading::Field(&HAPPENED))
};
