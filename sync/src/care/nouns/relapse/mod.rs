//! Area B of CARE.md: crises and relapse prevention. Must never hold more than the list of its nouns.

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

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &crisis::CRISIS,
    &crisis_step::CRISIS_STEP,
    &prevention::PREVENTION,
    &trigger::TRIGGER,
    &early_sign::EARLY_SIGN,
    &high_risk::HIGH_RISK,
    &coping::COPING,
    &coping_rating::COPING_RATING,
    &delay_tactic::DELAY_TACTIC,
    &if_then::IF_THEN,
    &if_then_step::IF_THEN_STEP,
    &environment::ENVIRONMENT,
    &routine::ROUTINE,
    &routine_step::ROUTINE_STEP,
    &routine_log::ROUTINE_LOG,
    &network_activity::NETWORK_ACTIVITY,
    &accountability::ACCOUNTABILITY,
    &lapse_plan::LAPSE_PLAN,
    &lapse_step::LAPSE_STEP,
    &setback_review::SETBACK_REVIEW,
    &setback_in_error::SETBACK_IN_ERROR,
];
