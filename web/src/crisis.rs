//! Words and looks of the crisis plan as a whole; its steps are in `crisis_step.rs`.

use waystation_sync::care::crisis::{CRISIS, REASONS, REVIEW_DUE, STATUS};

use crate::noun_page::{Heading, NounPage, oldest_first, plain, words};

/// The crisis plan.
pub static PAGE: NounPage = NounPage {
    noun: &CRISIS,
    title: "Crisis plan",
    singular: "crisis plan",
    add: "",
    icon: "lifebuoy",
    intro: "What to do when it gets hard, in order, with the numbers to call.",
    empty: "",
    fields: &[
        words(&STATUS, "How far it has come", "").codes(&[
            ("draft", "Draft"),
            ("agreed", "Agreed with them"),
            ("replaced", "Replaced by a newer one"),
        ]),
        words(&REASONS, "Reasons to go on", "In their words."),
        words(&REVIEW_DUE, "Look at it again on", ""),
    ],
    keys: &[],
    rules: &[],
    heading: Heading::Fixed("The plan as a whole"),
    follow: &[&STATUS, &REASONS, &REVIEW_DUE],
    group_by: None,
    order: oldest_first,
    tone: plain,
    beside: &[&waystation_sync::care::crisis_step::CRISIS_STEP],
};
