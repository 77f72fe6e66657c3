//! Looks of urge log.

use waystation_sync::care::noun::header;
use waystation_sync::care::urge::URGE;

use crate::noun_page::{Heading, NounPage};

/// Urge log.
pub static PAGE: NounPage = NounPage::new(&URGE, "sun", Heading::Field(&header::HAPPENED));
