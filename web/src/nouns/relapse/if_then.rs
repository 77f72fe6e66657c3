//! Looks of if-then plans.

use waystation_sync::care::if_then::{IF_THEN, WHEN};

use crate::noun_page::{Heading, NounPage};

/// If-then plans.
pub static PAGE: NounPage = NounPage::new(&IF_THEN, "fork", Heading::Field(&WHEN));
