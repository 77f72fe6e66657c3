//! Looks of what is done towards a goal.

use waystation_sync::care::intervention::{HOW_OFTEN, INTERVENTION, UNTIL, WHAT, WHO};

use crate::noun_page::{Heading, NounPage};

/// What is done towards a goal.
pub static PAGE: NounPage =
    NounPage { first: &[&WHO, &HOW_OFTEN, &UNTIL], ..NounPage::new(&INTERVENTION, "people", Heading::Field(&WHAT)) };
