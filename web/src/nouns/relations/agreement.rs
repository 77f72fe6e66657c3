//! Looks of agreements.

use waystation_sync::care::agreement::{AGREEMENT, BY, KEPT, WHAT, WHO};

use crate::noun_page::{Heading, NounPage};

/// Agreements.
pub static PAGE: NounPage = NounPage {
    first: &[&WHO, &BY, &KEPT],
    later: &[&KEPT],
    ..NounPage::new(&AGREEMENT, "check", Heading::Field(&WHAT))
};
