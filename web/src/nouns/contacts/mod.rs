//! What happened when client and staff met. (CARE.md 1.J) Must hold nothing but the list of its nouns.

pub mod addendum;
pub mod entered_in_error;
pub mod note;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area { name: "contacts", pages: &[&note::PAGE, &addendum::PAGE, &entered_in_error::PAGE] };
