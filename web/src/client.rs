//! Words and looks of what there is one of about a client.

use waystation_sync::care::client::{
    BIRTH_DATE, CLIENT, GENDER, IMPORTED_FROM, INTERPRETER_NEEDED, LANGUAGE, PRONOUNS,
};

use crate::noun_page::{Heading, NounPage, oldest_first, plain, words};

/// The client.
pub static PAGE: NounPage = NounPage {
    noun: &CLIENT,
    title: "About them",
    singular: "person's details",
    add: "",
    icon: "person",
    intro: "Who they are and what to call them.",
    empty: "Nothing written yet.",
    fields: &[
        words(&BIRTH_DATE, "Born", "A year such as 1984, or a day written year-month-day: 1984-05-17."),
        words(&PRONOUNS, "Pronouns", "Ask; do not guess."),
        words(&GENDER, "Gender", "In their own words."),
        words(&LANGUAGE, "Language", "The one they are most at ease in."),
        words(&INTERPRETER_NEEDED, "Interpreter needed", ""),
        words(&IMPORTED_FROM, "Brought over from", "The system this record came from and its number there."),
    ],
    keys: &[],
    rules: &[],
    heading: Heading::Fixed("Details"),
    follow: &[&BIRTH_DATE, &PRONOUNS, &GENDER, &LANGUAGE, &INTERPRETER_NEEDED, &IMPORTED_FROM],
    group_by: None,
    order: oldest_first,
    tone: plain,
    beside: &[&waystation_sync::care::name::NAME],
};
