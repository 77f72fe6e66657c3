//! Area D of CARE.md: thinking, doing, exposure. Must never hold more than the list of its nouns.

pub mod activity;
pub mod activity_outcome;
pub mod exposure;
pub mod exposure_run;
pub mod exposure_step;
pub mod safer_alternative;
pub mod supervision;
pub mod thought;
pub mod thought_later;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &thought::THOUGHT,
    &thought_later::THOUGHT_LATER,
    &activity::ACTIVITY,
    &activity_outcome::ACTIVITY_OUTCOME,
    &safer_alternative::SAFER_ALTERNATIVE,
    &exposure::EXPOSURE,
    &exposure_step::EXPOSURE_STEP,
    &exposure_run::EXPOSURE_RUN,
    &supervision::SUPERVISION,
];
