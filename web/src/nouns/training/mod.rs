//! Skills that are trained, and where they work. (CARE.md 1.C) Must hold nothing but the list of its nouns.

pub mod boundary;
pub mod generalisation;
pub mod skill;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "training", pages: &[&skill::PAGE, &generalisation::PAGE, &boundary::PAGE] };
