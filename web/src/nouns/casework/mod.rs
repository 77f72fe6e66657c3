//! What staff have taken on. (CARE.md 1.K) Must hold nothing but the list of its nouns.

pub mod task;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "casework", pages: &[&task::PAGE] };
