//! Words and looks of addenda, which stand under their note.

use waystation_sync::care::addendum::{ADDENDUM, NOTE, TEXT};

use crate::noun_page::{Heading, NounPage, oldest_first, plain, words};

/// Addenda.
pub static PAGE: NounPage = NounPage {
    noun: &ADDENDUM,
    title: "Addenda",
    singular: "addendum",
    add: "Add an addendum",
    icon: "pen",
    intro: "What is said later to a signed note. It stands as it was saved.",
    empty: "",
    fields: &[
        words(&NOTE, "The note it belongs to", ""),
        words(&TEXT, "Addendum", "It carries your name and the time, and hides nothing of the note."),
    ],
    keys: &[],
    rules: &[],
    heading: Heading::Fixed("Addendum"),
    follow: &[&TEXT],
    group_by: None,
    order: oldest_first,
    tone: plain,
    beside: &[],
};
