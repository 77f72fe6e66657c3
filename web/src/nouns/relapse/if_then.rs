//! Looks of if-then plans.

use waystation_sync::care::if_then::{IF_THEN, TESTED, WHEN, WORKED};

use crate::noun_page::{Heading, NounPage};

/// If-then plans.
pub static PAGE: NounPage =
    NounPage { later: &[&TESTED, &WORKED], ..NounPage::new(&IF_THEN, "fork", Heading::Field(&WHEN)) };
