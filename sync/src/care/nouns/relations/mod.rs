//! Area E of CARE.md: couple and family. Must never hold more than the list of its nouns.

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[];
