//! Thinking, doing, exposure. (CARE.md 1.D) Must hold nothing but the list of its nouns.

pub mod activity;
pub mod activity_outcome;
pub mod exposure;
pub mod exposure_run;
pub mod exposure_step;
pub mod safer_alternative;
pub mod supervision;
pub mod thought;
pub mod thought_later;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "thinking",
    pages: &[
        &thought::PAGE,
        &thought_later::PAGE,
        &activity::PAGE,
        &activity_outcome::PAGE,
        &safer_alternative::PAGE,
        &exposure::PAGE,
        &exposure_step::PAGE,
        &exposure_run::PAGE,
        &supervision::PAGE,
    ],
};
