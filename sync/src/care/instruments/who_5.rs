//! The WHO-5 well-being index, about the last two weeks; a higher score is better. Its terms are told differently by different sources, so it stands in a file of its own.
//! Must never be reworded: a changed item is another instrument.

use crate::care::declare::{Further, Instrument, Item};

const OPTIONS: &[(u8, &str)] = &[
    (5, "All of the time"),
    (4, "Most of the time"),
    (3, "More than half of the time"),
    (2, "Less than half of the time"),
    (1, "Some of the time"),
    (0, "At no time"),
];

const fn item(text: &'static str) -> Item {
    Item { text, options: OPTIONS }
}

/// WHO-5.
pub(super) static WHO_5: Instrument = Instrument {
    id: "who-5",
    title: "WHO-5",
    language: "en",
    recall: "last two weeks",
    stem: "",
    items: &[
        item("I have felt cheerful and in good spirits"),
        item("I have felt calm and relaxed"),
        item("I have felt active and vigorous"),
        item("I woke up feeling fresh and rested"),
        item("My daily life has been filled with things that interest me"),
    ],
    unscored: None,
    times: 4,
    bands: &[],
    further: Some(Further::UpTo(50)),
    change: Some(10),
    safety_item: None,
    notice: "WHO-5 Well-Being Index (World Health Organization, 1998). The source must be mentioned. Statements about its terms differ; a clinic may leave it out.",
    source: "Topp et al.: The WHO-5 Well-Being Index (2015); sheet of the INSPQ",
};
