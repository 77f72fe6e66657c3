//! Looks of questionnaires.

use waystation_sync::care::measure::{ANSWERS, MEASURE, MODE};
use waystation_sync::care::noun::header;

use crate::noun_page::{Heading, NounPage};

/// Questionnaires.
pub static PAGE: NounPage =
    NounPage { follow: &[&header::HAPPENED, &MODE], ..NounPage::new(&MEASURE, "book", Heading::Field(&ANSWERS)) };
