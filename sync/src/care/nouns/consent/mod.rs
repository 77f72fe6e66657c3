//! Area L of CARE.md: consent. Must never hold more than the list of its nouns.

pub mod confidentiality_talk;
#[expect(clippy::module_inception, reason = "an area may be called as its first noun is")]
pub mod consent;
pub mod consent_withdrawal;
pub mod disclosure;
pub mod disclosure_in_error;
pub mod rights_decision;
pub mod rights_request;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &consent::CONSENT,
    &consent_withdrawal::CONSENT_WITHDRAWAL,
    &confidentiality_talk::CONFIDENTIALITY_TALK,
    &disclosure::DISCLOSURE,
    &disclosure_in_error::DISCLOSURE_IN_ERROR,
    &rights_request::RIGHTS_REQUEST,
    &rights_decision::RIGHTS_DECISION,
];
