//! Looks of who stands in.

use waystation_sync::care::cover::{BY, COVER, FROM, OF, UNTIL};

use crate::noun_page::{Heading, NounPage};

/// Who stands in.
pub static PAGE: NounPage =
    NounPage { first: &[&OF, &FROM, &UNTIL], ..NounPage::new(&COVER, "people", Heading::Field(&BY)) };
