//! Skills that are trained, and where they work. (CARE.md 1.C) Must hold nothing but the list of its nouns.

pub mod boundary;
pub mod emotion;
pub mod generalisation;
pub mod group_feedback;
pub mod mastery;
pub mod practice;
pub mod practice_task;
pub mod skill;
pub mod training_session;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "training",
    pages: &[
        &skill::PAGE,
        &generalisation::PAGE,
        &practice_task::PAGE,
        &training_session::PAGE,
        &mastery::PAGE,
        &boundary::PAGE,
        &group_feedback::PAGE,
        &practice::PAGE,
        &emotion::PAGE,
    ],
};
