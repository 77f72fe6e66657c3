//! Looks of decisions on rights requests.

use waystation_sync::care::rights_decision::{DECISION, RIGHTS_DECISION};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Decisions on rights requests.
pub static PAGE: NounPage =
    NounPage { order: newest_first, ..NounPage::new(&RIGHTS_DECISION, "check", Heading::Field(&DECISION)) };
