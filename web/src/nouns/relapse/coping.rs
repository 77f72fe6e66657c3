//! Looks of what helps.

use waystation_sync::care::coping::{COPING, WHAT};

use crate::noun_page::{Heading, NounPage};

/// What helps.
pub static PAGE: NounPage = NounPage::new(&COPING, "lifebuoy", Heading::Field(&WHAT));
