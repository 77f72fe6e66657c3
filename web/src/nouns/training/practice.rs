//! Looks of practice log.

use waystation_sync::care::practice::{AFTER, BEFORE, MINUTES, PRACTICE, SKILL};

use crate::noun_page::{Heading, NounPage, Trend};

/// Practice log.
pub static PAGE: NounPage = NounPage {
    first: &[&BEFORE, &AFTER, &MINUTES],
    trend: Some(Trend::Line(&AFTER)),
    ..NounPage::new(&PRACTICE, "sun", Heading::Field(&SKILL))
};
