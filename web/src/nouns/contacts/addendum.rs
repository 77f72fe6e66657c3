//! Looks of addenda, which stand under their note.

use waystation_sync::care::addendum::{ADDENDUM, TEXT};

use crate::noun_page::{Heading, NounPage, oldest_first, plain};

/// Addenda.
pub static PAGE: NounPage = NounPage {
    noun: &ADDENDUM,
    icon: "pen",
    heading: Heading::Fixed,
    follow: &[&TEXT],
    group_by: None,
    order: oldest_first,
    tone: plain,
    beside: &[],
};
