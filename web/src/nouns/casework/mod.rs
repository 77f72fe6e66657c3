//! What staff have taken on, and what is needed beside treatment. (CARE.md 1.K) Must hold nothing but the list of its nouns.

pub mod need;
pub mod referral;
pub mod task;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "casework", pages: &[&task::PAGE, &need::PAGE, &referral::PAGE] };
