//! Looks of boundaries.

use waystation_sync::care::boundary::{AGREED, BOUNDARY, IF_CROSSED, LIMIT, SAID, STATUS, WITH};

use crate::noun_page::{Heading, NounPage};

/// Boundaries.
pub static PAGE: NounPage = NounPage {
    follow: &[&LIMIT, &SAID, &IF_CROSSED, &AGREED, &STATUS],
    ..NounPage::new(&BOUNDARY, "shield", Heading::Field(&WITH))
};
