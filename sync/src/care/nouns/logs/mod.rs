//! Area I of CARE.md: journals and logs. Must never hold more than the list of its nouns.

pub mod checkin;
pub mod journal;
pub mod mood;
pub mod urge;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[&urge::URGE, &mood::MOOD, &checkin::CHECKIN, &journal::JOURNAL];
