//! Area F of CARE.md: goals. Must never hold more than the list of its nouns.

pub mod goal;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[&goal::GOAL];
