//! What keeps someone from falling back, and what helps when it gets hard. (CARE.md 1.B) Must hold nothing but the list of its nouns.

pub mod coping;
pub mod crisis;
pub mod crisis_step;
pub mod if_then;
pub mod if_then_step;
pub mod trigger;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "relapse",
    pages: &[&crisis::PAGE, &crisis_step::PAGE, &trigger::PAGE, &coping::PAGE, &if_then::PAGE, &if_then_step::PAGE],
};
