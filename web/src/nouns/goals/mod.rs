//! What the client wants to reach. (CARE.md 1.F) Must hold nothing but the list of its nouns.

pub mod education;
pub mod goal;
pub mod goal_measurement;
pub mod goal_step;
pub mod intervention;
pub mod plan_review;
pub mod plan_review_in_error;
pub mod plan_signature;
pub mod plan_version;
pub mod plan_version_in_error;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "goals",
    pages: &[
        &goal::PAGE,
        &goal_step::PAGE,
        &goal_measurement::PAGE,
        &intervention::PAGE,
        &plan_review::PAGE,
        &plan_review_in_error::PAGE,
        &plan_version::PAGE,
        &plan_signature::PAGE,
        &plan_version_in_error::PAGE,
        &education::PAGE,
    ],
};
