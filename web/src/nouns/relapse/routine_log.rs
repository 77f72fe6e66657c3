//! Looks of days of a routine.

use waystation_sync::care::routine_log::{DAY, ROUTINE_LOG};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Days of a routine.
pub static PAGE: NounPage =
    NounPage { order: newest_first, ..NounPage::new(&ROUTINE_LOG, "sun", Heading::Field(&DAY)) };
