//! Looks of delay tactics.

use waystation_sync::care::delay_tactic::{DELAY_TACTIC, WHAT};

use crate::noun_page::{Heading, NounPage};

/// Delay tactics.
pub static PAGE: NounPage = NounPage::new(&DELAY_TACTIC, "hide", Heading::Field(&WHAT));
