//! Looks of training sessions.

use waystation_sync::care::training_session::{ATTENDED, HAPPENED, MODE, SKILLS, TRAINING_SESSION};

use crate::noun_page::{Heading, NounPage, Trend, newest_first};

/// Training sessions.
pub static PAGE: NounPage = NounPage {
    first: &[&MODE, &ATTENDED, &SKILLS],
    order: newest_first,
    trend: Some(Trend::Mark),
    ..NounPage::new(&TRAINING_SESSION, "people", Heading::Field(&HAPPENED))
};
