//! Looks of stability.

use waystation_sync::care::stability::{DOMAIN, LEVEL, NOTE, STABILITY};

use crate::noun_page::{Heading, NounPage};

/// Stability.
pub static PAGE: NounPage =
    NounPage { first: &[&LEVEL, &NOTE], ..NounPage::new(&STABILITY, "home", Heading::Field(&DOMAIN)) };
