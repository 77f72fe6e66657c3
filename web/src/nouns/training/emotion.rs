//! Looks of emotion log.

use waystation_sync::care::emotion::{CHOSEN, EMOTION, FELT, INTENSITY, NEED};

use crate::noun_page::{Heading, NounPage, Trend};

/// Emotion log.
pub static PAGE: NounPage = NounPage {
    first: &[&INTENSITY, &NEED, &CHOSEN],
    trend: Some(Trend::Line(&INTENSITY)),
    ..NounPage::new(&EMOTION, "sun", Heading::Field(&FELT))
};
