//! Looks of what helps.

use waystation_sync::care::coping::{COPING, KIND, MINUTES, WHAT, WHERE};

use crate::noun_page::{Heading, NounPage};

/// What helps.
pub static PAGE: NounPage =
    NounPage { follow: &[&KIND, &MINUTES, &WHERE], ..NounPage::new(&COPING, "lifebuoy", Heading::Field(&WHAT)) };
