//! What keeps someone from falling back, and what helps when it gets hard. (CARE.md 1.B) Must hold nothing but the list of its nouns.

pub mod crisis;
pub mod crisis_step;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "relapse", pages: &[&crisis::PAGE, &crisis_step::PAGE] };
