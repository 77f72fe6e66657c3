//! Looks of thought records.

use waystation_sync::care::thought::{BALANCED, CAME, EXPERIMENT, RESULT, SITUATION, STATUS, THOUGHT};

use crate::noun_page::{Heading, NounPage, Preset};

/// Thought records.
pub static PAGE: NounPage = NounPage {
    first: &[&CAME, &BALANCED, &STATUS],
    preset: &[(&STATUS, Preset::Code("working"))],
    later: &[&EXPERIMENT, &RESULT],
    ..NounPage::new(&THOUGHT, "sun", Heading::Field(&SITUATION))
};
