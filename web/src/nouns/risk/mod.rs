//! What may go wrong, and what is done about it. (CARE.md 1.G) Must hold nothing but the list of its nouns.

pub mod incident;
pub mod incident_in_error;
pub mod measure;
pub mod measure_schedule;
#[expect(clippy::module_inception, reason = "the area has the name of its first noun")]
pub mod risk;
pub mod safety_flag;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "risk",
    pages: &[
        &risk::PAGE,
        &measure::PAGE,
        &measure_schedule::PAGE,
        &safety_flag::PAGE,
        &incident::PAGE,
        &incident_in_error::PAGE,
    ],
};
