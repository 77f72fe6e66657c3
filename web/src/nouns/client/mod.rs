//! Who they are, and how to reach them. (CARE.md 1.A) Must hold nothing but the list of its nouns.

pub mod chart_join;
#[expect(clippy::module_inception, reason = "the area has the name of its first noun")]
pub mod client;
pub mod contact;
pub mod name;
pub mod standing;
pub mod strength;
pub mod win;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "client",
    pages: &[
        &client::PAGE,
        &name::PAGE,
        &contact::PAGE,
        &strength::PAGE,
        &win::PAGE,
        &chart_join::PAGE,
        &standing::PAGE,
    ],
};
