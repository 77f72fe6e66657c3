//! Who is there for the client. (CARE.md 1.H) Must hold nothing but the list of its nouns.

pub mod team;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "people", pages: &[&team::PAGE] };
