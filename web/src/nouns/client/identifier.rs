//! Looks of identifiers.

use waystation_sync::care::identifier::{IDENTIFIER, SYSTEM, VALUE};

use crate::noun_page::{Heading, NounPage};

/// Identifiers.
pub static PAGE: NounPage = NounPage { first: &[&VALUE], ..NounPage::new(&IDENTIFIER, "tag", Heading::Field(&SYSTEM)) };
