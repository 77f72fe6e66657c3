//! Looks of added later.

use waystation_sync::care::thought_later::{TEXT, THOUGHT_LATER};

use crate::noun_page::{Heading, NounPage};

/// Added later.
pub static PAGE: NounPage = NounPage::new(&THOUGHT_LATER, "pen", Heading::Field(&TEXT));
