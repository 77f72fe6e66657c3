//! Looks of what there is one of about a client.

use waystation_sync::care::client::{
    BIRTH_DATE, CLIENT, GENDER, IMPORTED_FROM, INTERPRETER_NEEDED, LANGUAGE, PRONOUNS,
};

use crate::noun_page::{Heading, NounPage, oldest_first, plain};

/// The client.
pub static PAGE: NounPage = NounPage {
    noun: &CLIENT,
    icon: "person",
    heading: Heading::Fixed,
    follow: &[&BIRTH_DATE, &PRONOUNS, &GENDER, &LANGUAGE, &INTERPRETER_NEEDED, &IMPORTED_FROM],
    group_by: None,
    order: oldest_first,
    tone: plain,
    beside: &[&waystation_sync::care::name::NAME],
};
