//! Looks of emotion log.

use waystation_sync::care::emotion::{CHOSEN, EMOTION, FELT, INTENSITY, NEED};

use crate::noun_page::{Heading, NounPage};

/// Emotion log.
pub static PAGE: NounPage =
    NounPage { first: &[&INTENSITY, &NEED, &CHOSEN], ..NounPage::new(&EMOTION, "sun", Heading::Field(&FELT)) };
