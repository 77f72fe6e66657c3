//! Looks of the relapse-prevention plan as a whole.

use waystation_sync::care::prevention::PREVENTION;

use crate::noun_page::{Heading, NounPage};

/// The relapse-prevention plan as a whole.
pub static PAGE: NounPage = NounPage::new(&PREVENTION, "book", Heading::Fixed);
