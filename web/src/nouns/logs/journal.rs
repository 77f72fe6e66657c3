//! Looks of journal.

use waystation_sync::care::journal::JOURNAL;
use waystation_sync::care::noun::header;

use crate::noun_page::{Heading, NounPage, Preset};

/// Journal.
pub static PAGE: NounPage = NounPage {
    preset: &[(&header::VISIBLE, Preset::Code("therapist"))],
    ..NounPage::new(&JOURNAL, "book", Heading::Field(&header::HAPPENED))
};
