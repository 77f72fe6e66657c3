//! Looks of group feedback.

use waystation_sync::care::group_feedback::{FROM, GROUP_FEEDBACK, IDEA, LIKED, SHOWN};

use crate::noun_page::{Heading, NounPage};

/// Group feedback.
pub static PAGE: NounPage =
    NounPage { first: &[&FROM, &IDEA, &SHOWN], ..NounPage::new(&GROUP_FEEDBACK, "people", Heading::Field(&LIKED)) };
