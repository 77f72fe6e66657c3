//! Looks of how much something helped.

use waystation_sync::care::coping_rating::{COPING_RATING, DAY};

use crate::noun_page::{Heading, NounPage, newest_first};

/// How much something helped.
pub static PAGE: NounPage =
    NounPage { order: newest_first, ..NounPage::new(&COPING_RATING, "sun", Heading::Field(&DAY)) };
