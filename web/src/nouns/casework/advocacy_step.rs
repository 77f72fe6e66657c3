//! Looks of log of advocacy.

use waystation_sync::care::advocacy_step::{ADVOCACY_STEP, DAY, TEXT};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Log of advocacy.
pub static PAGE: NounPage =
    NounPage { first: &[&DAY], order: newest_first, ..NounPage::new(&ADVOCACY_STEP, "pen", Heading::Field(&TEXT)) };
