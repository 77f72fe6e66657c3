//! Looks of questionnaires.

use waystation_sync::care::measure::{ANSWERS, MEASURE, MODE};

use crate::noun_page::{Heading, NounPage};

/// Questionnaires.
pub static PAGE: NounPage = NounPage { follow: &[&MODE], ..NounPage::new(&MEASURE, "book", Heading::Field(&ANSWERS)) };
