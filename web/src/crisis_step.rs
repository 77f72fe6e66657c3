//! Words and looks of the crisis plan's steps, in the order in which they are taken.

use waystation_sync::care::crisis_step::{CRISIS_STEP, ORDER, PHONE, STAGE, WHAT, WHO};
use waystation_sync::care::value::Value;

use crate::noun_page::{Heading, NounPage, SortKey, plain, words};

/// Steps of the crisis plan.
pub static PAGE: NounPage = NounPage {
    noun: &CRISIS_STEP,
    title: "Steps",
    singular: "step",
    add: "Add a step",
    icon: "lifebuoy",
    intro: "From the first signs to calling for help.",
    empty: "No steps yet. Begin with the first signs that they notice.",
    fields: &[
        words(&STAGE, "Where it belongs", "").codes(&[
            ("signs", "First signs"),
            ("alone", "What I do on my own"),
            ("distraction", "Places and people that take my mind off it"),
            ("people", "People I ask for help"),
            ("professionals", "Professionals and lines to call"),
            ("surroundings", "Making my surroundings safe"),
        ]),
        words(&ORDER, "Place in the order", "1 comes first."),
        words(&WHAT, "What to notice or do", "Short, as they would say it."),
        words(&WHO, "Whom to call", ""),
        words(&PHONE, "Their number", "Digits, spaces and + ( ) - only."),
    ],
    keys: &[],
    rules: &[],
    heading: Heading::Field(&WHAT),
    follow: &[&WHO, &PHONE],
    group_by: Some(&STAGE),
    order: |entry| -> SortKey {
        let place = match entry.value(&ORDER) {
            Some(Value::Number(place)) => *place,
            Some(_) | None => i64::MAX,
        };
        (place, entry.key.to_string())
    },
    tone: plain,
    beside: &[],
};
