//! Looks of boundaries.

use waystation_sync::care::boundary::{BOUNDARY, WITH};

use crate::noun_page::{Heading, NounPage};

/// Boundaries.
pub static PAGE: NounPage = NounPage::new(&BOUNDARY, "shield", Heading::Field(&WITH));
