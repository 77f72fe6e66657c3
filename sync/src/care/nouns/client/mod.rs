//! Area A of CARE.md: who the client is and how to reach them. Must never hold more than the list of its nouns.

pub mod chart_join;
#[expect(clippy::module_inception, reason = "an area may be called as its first noun is")]
pub mod client;
pub mod contact;
pub mod name;
pub mod standing;
pub mod strength;
pub mod win;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &client::CLIENT,
    &name::NAME,
    &contact::CONTACT,
    &strength::STRENGTH,
    &win::WIN,
    &chart_join::CHART_JOIN,
    &standing::STANDING,
];
