//! Area H of CARE.md: the people around the client. Must never hold more than the list of its nouns.

pub mod team;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[&team::TEAM];
