//! Looks of measurements of a goal.

use waystation_sync::care::goal_measurement::{DAY, GOAL_MEASUREMENT, VALUE};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Measurements of a goal.
pub static PAGE: NounPage =
    NounPage { first: &[&DAY], order: newest_first, ..NounPage::new(&GOAL_MEASUREMENT, "sun", Heading::Field(&VALUE)) };
