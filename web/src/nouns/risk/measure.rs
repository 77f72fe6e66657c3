//! Looks of questionnaires.

use waystation_sync::care::measure::{ANSWERS, MEASURE};

use crate::noun_page::{Heading, NounPage};

/// Questionnaires.
pub static PAGE: NounPage = NounPage::new(&MEASURE, "book", Heading::Field(&ANSWERS));
