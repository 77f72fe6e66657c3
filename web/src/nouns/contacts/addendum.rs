//! Looks of addenda, which stand under their note.

use waystation_sync::care::addendum::{ADDENDUM, TEXT};

use crate::noun_page::{Heading, NounPage};

/// Addenda.
pub static PAGE: NounPage = NounPage { follow: &[&TEXT], ..NounPage::new(&ADDENDUM, "pen", Heading::Fixed) };
