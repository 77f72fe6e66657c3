//! Area K of CARE.md: case management. Must never hold more than the list of its nouns.

pub mod need;
pub mod referral;
pub mod task;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[&task::TASK, &need::NEED, &referral::REFERRAL];
