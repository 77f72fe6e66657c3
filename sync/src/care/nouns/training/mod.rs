//! Area C of CARE.md: training in handling emotions. Must never hold more than the list of its nouns.

pub mod boundary;
pub mod generalisation;
pub mod skill;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[&skill::SKILL, &generalisation::GENERALISATION, &boundary::BOUNDARY];
