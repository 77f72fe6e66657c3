//! The GAD-7 as its makers published it.
//! Must never be reworded: a changed item is another instrument.

use crate::care::declare::{Band, Further, Instrument, Item};

const OPTIONS: &[(u8, &str)] =
    &[(0, "Not at all"), (1, "Several days"), (2, "More than half the days"), (3, "Nearly every day")];

const fn item(text: &'static str) -> Item {
    Item { text, options: OPTIONS }
}

/// GAD-7.
pub(super) static GAD_7: Instrument = Instrument {
    id: "gad-7",
    title: "GAD-7",
    language: "en",
    recall: "last two weeks",
    stem: "Over the last 2 weeks, how often have you been bothered by the following problems?",
    items: &[
        item("Feeling nervous, anxious or on edge"),
        item("Not being able to stop or control worrying"),
        item("Worrying too much about different things"),
        item("Trouble relaxing"),
        item("Being so restless that it is hard to sit still"),
        item("Becoming easily annoyed or irritable"),
        item("Feeling afraid as if something awful might happen"),
    ],
    unscored: None,
    times: 1,
    bands: &[
        Band { from: 0, code: "minimal" },
        Band { from: 5, code: "mild" },
        Band { from: 10, code: "moderate" },
        Band { from: 15, code: "severe" },
    ],
    further: Some(Further::From(10)),
    change: Some(5),
    safety_item: None,
    notice: "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
    source: "Spitzer, Kroenke, Williams, Löwe: The GAD-7 (2006); terms as of the PHQ forms",
};
