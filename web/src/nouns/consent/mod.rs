//! What was agreed to, and what was taken back. (CARE.md 1.L) Must hold nothing but the list of its nouns.

pub mod confidentiality_talk;
#[expect(clippy::module_inception, reason = "the area has the name of its first noun")]
pub mod consent;
pub mod consent_withdrawal;
pub mod disclosure;
pub mod disclosure_in_error;
pub mod rights_decision;
pub mod rights_request;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "consent",
    pages: &[
        &consent::PAGE,
        &consent_withdrawal::PAGE,
        &confidentiality_talk::PAGE,
        &disclosure::PAGE,
        &disclosure_in_error::PAGE,
        &rights_request::PAGE,
        &rights_decision::PAGE,
    ],
};
