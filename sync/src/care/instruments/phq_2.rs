//! The PHQ-2: the first two items of the PHQ-9.
//! Must never be reworded: a changed item is another instrument.

use super::phq_9::OPTIONS;
use crate::care::declare::{Further, Instrument, Item};

const fn item(text: &'static str) -> Item {
    Item { text, options: OPTIONS }
}

/// PHQ-2.
pub(super) static PHQ_2: Instrument = Instrument {
    id: "phq-2",
    title: "PHQ-2",
    language: "en",
    recall: "last two weeks",
    stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
    items: &[item("Little interest or pleasure in doing things"), item("Feeling down, depressed, or hopeless")],
    unscored: None,
    times: 1,
    bands: &[],
    further: Some(Further::From(3)),
    change: None,
    safety_item: None,
    notice: "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
    source: "Kroenke, Spitzer, Williams: The PHQ-2 (2003)",
};
