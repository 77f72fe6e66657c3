//! Looks of supervision records.

use waystation_sync::care::supervision::{ABOUT, AGREED, ASKED, SUPERVISION};

use crate::noun_page::{Heading, NounPage};

/// Supervision.
pub static PAGE: NounPage =
    NounPage { first: &[&ABOUT, &ASKED], ..NounPage::new(&SUPERVISION, "people", Heading::Field(&AGREED)) };
