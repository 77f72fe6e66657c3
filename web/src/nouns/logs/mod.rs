//! What was logged when it happened. (CARE.md 1.I) Must hold nothing but the list of its nouns.

pub mod checkin;
pub mod journal;
pub mod mood;
pub mod urge;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "logs", pages: &[&urge::PAGE, &mood::PAGE, &checkin::PAGE, &journal::PAGE] };
