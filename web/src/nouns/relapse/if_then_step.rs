//! Looks of steps of a plan.

use waystation_sync::care::if_then_step::{COPING, IF_THEN_STEP, WHAT};
use waystation_sync::care::read::Entry;

use crate::noun_page::{Heading, NounPage, SortKey};

/// Steps of a plan.
pub static PAGE: NounPage =
    NounPage { follow: &[&COPING], order: by_place, ..NounPage::new(&IF_THEN_STEP, "check", Heading::Field(&WHAT)) };

fn by_place(entry: &Entry) -> SortKey {
    (0, entry.place().0)
}
