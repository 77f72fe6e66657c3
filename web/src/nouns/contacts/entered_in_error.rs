//! Looks of what says that a note was entered in error; how it shows is in `part/timeline.rs`.

use waystation_sync::care::entered_in_error::ENTERED_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// Marks of what was entered in error.
pub static PAGE: NounPage = NounPage::new(&ENTERED_IN_ERROR, "alert", Heading::Fixed);
