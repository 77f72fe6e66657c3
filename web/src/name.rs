//! Words and looks of a client's names.

use waystation_sync::care::name::{NAME, TEXT, USE};

use crate::noun_page::{Heading, NounPage, SortKey, plain, words};

/// Names.
pub static PAGE: NounPage = NounPage {
    noun: &NAME,
    title: "Names",
    singular: "name",
    add: "Add a name",
    icon: "tag",
    intro: "The usual name is the one shown everywhere.",
    empty: "No name yet.",
    fields: &[
        words(&USE, "What it is for", "").codes(&[
            ("usual", "Usual name"),
            ("official", "Official name"),
            ("former", "Former name"),
            ("alias", "Also known as"),
        ]),
        words(&TEXT, "Name", "As they write it."),
    ],
    keys: &[],
    rules: &[],
    heading: Heading::Field(&TEXT),
    follow: &[&USE],
    group_by: None,
    order: |entry| -> SortKey {
        let place = match entry.text(&USE) {
            "usual" => 0,
            "official" => 1,
            "alias" => 2,
            _ => 3,
        };
        (place, entry.text(&TEXT).to_owned())
    },
    tone: plain,
    beside: &[],
};
