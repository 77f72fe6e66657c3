//! Looks of what there is one of about a client.

use waystation_sync::care::client::{
    BIRTH_DATE, CLIENT, GENDER, IMPORTED_FROM, INTERPRETER_NEEDED, LANGUAGE, PRONOUNS,
};

use crate::noun_page::{Heading, NounPage};

/// The client.
pub static PAGE: NounPage = NounPage {
    follow: &[&BIRTH_DATE, &PRONOUNS, &GENDER, &LANGUAGE, &INTERPRETER_NEEDED, &IMPORTED_FROM],
    beside: &[&waystation_sync::care::name::NAME],
    ..NounPage::new(&CLIENT, "person", Heading::Fixed)
};
