//! Looks of urge log.

use waystation_sync::care::noun::header;
use waystation_sync::care::urge::{DID, END, LEARNED, MINUTES, OUTCOME, PEAK, PLACE, START, TRIGGERS, URGE, VISIBLE};

use crate::noun_page::{Heading, NounPage};

/// Urge log.
pub static PAGE: NounPage = NounPage {
    follow: &[&START, &PEAK, &END, &MINUTES, &TRIGGERS, &PLACE, &DID, &OUTCOME, &LEARNED, &VISIBLE],
    ..NounPage::new(&URGE, "sun", Heading::Field(&header::HAPPENED))
};
