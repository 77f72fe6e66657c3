//! What was agreed to, and what was taken back. (CARE.md 1.L) Must hold nothing but the list of its nouns.

#[expect(clippy::module_inception, reason = "the area has the name of its first noun")]
pub mod consent;
pub mod consent_withdrawal;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "consent", pages: &[&consent::PAGE, &consent_withdrawal::PAGE] };
