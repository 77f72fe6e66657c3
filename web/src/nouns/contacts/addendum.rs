//! Looks of addenda, which stand under their note.

use waystation_sync::care::addendum::ADDENDUM;

use crate::noun_page::{Heading, NounPage};

/// Addenda.
pub static PAGE: NounPage = NounPage::new(&ADDENDUM, "pen", Heading::Fixed);
