//! Looks of practice tasks.

use waystation_sync::care::practice_task::{OFTEN, PRACTICE_TASK, REASON, SKILL, UNTIL};

use crate::noun_page::{Heading, NounPage};

/// Practice tasks.
pub static PAGE: NounPage =
    NounPage { first: &[&OFTEN, &UNTIL, &REASON], ..NounPage::new(&PRACTICE_TASK, "check", Heading::Field(&SKILL)) };
