//! Looks of mood log.

use waystation_sync::care::mood::{EMOTIONS, ENERGY, LEVEL, MOOD};
use waystation_sync::care::noun::header;

use crate::noun_page::{Heading, NounPage, Trend};

/// Mood.
pub static PAGE: NounPage = NounPage {
    first: &[&LEVEL, &ENERGY, &EMOTIONS],
    trend: Some(Trend::Line(&LEVEL)),
    ..NounPage::new(&MOOD, "sun", Heading::Field(&header::HAPPENED))
};
