//! Looks of family education.

use waystation_sync::care::family_education::{FAMILY_EDUCATION, HANDOUT, TOPIC, WHO};

use crate::noun_page::{Heading, NounPage};

/// Family education.
pub static PAGE: NounPage =
    NounPage { first: &[&WHO, &HANDOUT], ..NounPage::new(&FAMILY_EDUCATION, "book", Heading::Field(&TOPIC)) };
