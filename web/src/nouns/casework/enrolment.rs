//! Looks of enrolments in programmes.

use waystation_sync::care::enrolment::{ELIGIBILITY, END, ENROLMENT, PROGRAMME, REASON, START, STATUS};

use crate::noun_page::{Grouping, Heading, NounPage};

/// Enrolments in programmes.
pub static PAGE: NounPage = NounPage {
    first: &[&ELIGIBILITY, &START],
    group_by: Some(Grouping::by(&STATUS).led_by("enrolled")),
    later: &[&END, &REASON],
    ..NounPage::new(&ENROLMENT, "flag", Heading::Field(&PROGRAMME))
};
