//! Area G of CARE.md: current risk. Must never hold more than the list of its nouns.

pub mod risk;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[&risk::RISK];
