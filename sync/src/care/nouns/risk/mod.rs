//! Area G of CARE.md: current risk, measures and safety flags. Must never hold more than the list of its nouns.

pub mod incident;
pub mod incident_in_error;
pub mod measure;
pub mod measure_schedule;
#[expect(clippy::module_inception, reason = "an area may be called as its first noun is")]
pub mod risk;
pub mod safety_flag;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &risk::RISK,
    &measure::MEASURE,
    &measure_schedule::MEASURE_SCHEDULE,
    &safety_flag::SAFETY_FLAG,
    &incident::INCIDENT,
    &incident_in_error::INCIDENT_IN_ERROR,
];
