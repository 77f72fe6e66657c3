//! Looks of how it went.

use waystation_sync::care::activity_outcome::{ACTIVITY_OUTCOME, DAY};

use crate::noun_page::{Heading, NounPage};

/// How it went.
pub static PAGE: NounPage = NounPage::new(&ACTIVITY_OUTCOME, "check", Heading::Field(&DAY));
