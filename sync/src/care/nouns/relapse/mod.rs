//! Area B of CARE.md: crises and relapse prevention. Must never hold more than the list of its nouns.

pub mod crisis;
pub mod crisis_step;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[&crisis::CRISIS, &crisis_step::CRISIS_STEP];
