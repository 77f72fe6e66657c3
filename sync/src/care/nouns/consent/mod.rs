//! Area L of CARE.md: consent. Must never hold more than the list of its nouns.

#[expect(clippy::module_inception, reason = "an area may be called as its first noun is")]
pub mod consent;
pub mod consent_withdrawal;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[&consent::CONSENT, &consent_withdrawal::CONSENT_WITHDRAWAL];
