//! Looks of values.

use waystation_sync::care::personal_value::{GOALS, IMPORTANCE, NAME, PERSONAL_VALUE, WORDS};

use crate::noun_page::{Heading, NounPage};

/// Values.
pub static PAGE: NounPage =
    NounPage { first: &[&IMPORTANCE, &WORDS, &GOALS], ..NounPage::new(&PERSONAL_VALUE, "lamp", Heading::Field(&NAME)) };
