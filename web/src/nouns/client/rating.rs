//! Looks of ratings.

use waystation_sync::care::noun::header;
use waystation_sync::care::rating::{CONFIDENCE, GOAL, IMPORTANCE, RATING};

use crate::noun_page::{Heading, NounPage};

/// Ratings.
pub static PAGE: NounPage = NounPage {
    first: &[&GOAL, &CONFIDENCE, &IMPORTANCE],
    ..NounPage::new(&RATING, "sun", Heading::Field(&header::HAPPENED))
};
