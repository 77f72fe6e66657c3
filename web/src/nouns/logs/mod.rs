//! What was logged when it happened. (CARE.md 1.I) Must hold nothing but the list of its nouns.

pub mod urge;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "logs", pages: &[&urge::PAGE] };
