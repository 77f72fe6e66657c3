//! Looks of a client's names.

use waystation_sync::care::name::{NAME, TEXT, USE};

use crate::noun_page::{Heading, NounPage, SortKey};

/// Names.
pub static PAGE: NounPage = NounPage {
    called: &[&TEXT],
    order: |entry| -> SortKey {
        let place = match entry.text(&USE) {
            "usual" => 0,
            "official" => 1,
            "alias" => 2,
            _ => 3,
        };
        (place, entry.text(&TEXT).to_owned())
    },
    ..NounPage::new(&NAME, "tag", Heading::Field(&TEXT))
};
