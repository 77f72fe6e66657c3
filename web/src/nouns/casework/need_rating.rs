//! Looks of how pressing, over time.

use waystation_sync::care::need_rating::{DAY, NEED_RATING, NOTE, SEVERITY};

use crate::noun_page::{Heading, NounPage, newest_first};

/// How pressing, over time.
pub static PAGE: NounPage = NounPage {
    first: &[&DAY, &NOTE],
    order: newest_first,
    ..NounPage::new(&NEED_RATING, "sun", Heading::Field(&SEVERITY))
};
