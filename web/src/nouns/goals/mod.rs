//! What the client wants to reach. (CARE.md 1.F) Must hold nothing but the list of its nouns.

pub mod goal;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "goals", pages: &[&goal::PAGE] };
