//! Thinking, doing, exposure. (CARE.md 1.D) Must hold nothing but the list of its nouns.

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "thinking", pages: &[] };
