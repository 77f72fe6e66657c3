//! Looks of weeks of a value.

use waystation_sync::care::value_lived::{DAY, VALUE_LIVED};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Weeks of a value.
pub static PAGE: NounPage =
    NounPage { order: newest_first, ..NounPage::new(&VALUE_LIVED, "sun", Heading::Field(&DAY)) };
