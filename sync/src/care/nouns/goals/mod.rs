//! Area F of CARE.md: goals, reviews with the client, and what was learned. Must never hold more than the list of its nouns.

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

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &goal::GOAL,
    &goal_step::GOAL_STEP,
    &goal_measurement::GOAL_MEASUREMENT,
    &intervention::INTERVENTION,
    &plan_review::PLAN_REVIEW,
    &plan_review_in_error::PLAN_REVIEW_IN_ERROR,
    &plan_version::PLAN_VERSION,
    &plan_signature::PLAN_SIGNATURE,
    &plan_version_in_error::PLAN_VERSION_IN_ERROR,
    &education::EDUCATION,
];
