//! Area B of CARE.md: crises and relapse prevention. Must never hold more than the list of its nouns.

pub mod coping;
pub mod crisis;
pub mod crisis_step;
pub mod if_then;
pub mod if_then_step;
pub mod trigger;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &crisis::CRISIS,
    &crisis_step::CRISIS_STEP,
    &trigger::TRIGGER,
    &coping::COPING,
    &if_then::IF_THEN,
    &if_then_step::IF_THEN_STEP,
];
