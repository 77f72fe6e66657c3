//! What keeps someone from falling back, and what helps when it gets hard. (CARE.md 1.B) Must hold nothing but the list of its nouns.

pub mod accountability;
pub mod coping;
pub mod coping_rating;
pub mod crisis;
pub mod crisis_step;
pub mod delay_tactic;
pub mod early_sign;
pub mod environment;
pub mod high_risk;
pub mod if_then;
pub mod if_then_step;
pub mod lapse_plan;
pub mod lapse_step;
pub mod network_activity;
pub mod prevention;
pub mod routine;
pub mod routine_log;
pub mod routine_step;
pub mod setback_in_error;
pub mod setback_review;
pub mod trigger;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "relapse",
    pages: &[
        &crisis::PAGE,
        &crisis_step::PAGE,
        &prevention::PAGE,
        &trigger::PAGE,
        &early_sign::PAGE,
        &high_risk::PAGE,
        &coping::PAGE,
        &coping_rating::PAGE,
        &delay_tactic::PAGE,
        &if_then::PAGE,
        &if_then_step::PAGE,
        &environment::PAGE,
        &routine::PAGE,
        &routine_step::PAGE,
        &routine_log::PAGE,
        &network_activity::PAGE,
        &accountability::PAGE,
        &lapse_plan::PAGE,
        &lapse_step::PAGE,
        &setback_review::PAGE,
        &setback_in_error::PAGE,
    ],
};
