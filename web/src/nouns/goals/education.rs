//! Looks of what was explained.

use waystation_sync::care::education::{DAY, EDUCATION, QUESTION, TOPIC, UNDERSTOOD};

use crate::noun_page::{Heading, NounPage, newest_first};

/// What was explained.
pub static PAGE: NounPage = NounPage {
    first: &[&DAY, &UNDERSTOOD, &QUESTION],
    order: newest_first,
    ..NounPage::new(&EDUCATION, "book", Heading::Field(&TOPIC))
};
