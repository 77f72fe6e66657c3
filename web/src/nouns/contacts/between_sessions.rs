//! Looks of between sessions.

use waystation_sync::care::between_sessions::{BETWEEN_SESSIONS, CALLER, HOMEWORK, NEXT, WHAT};

use crate::noun_page::{Heading, NounPage};

/// Between sessions.
pub static PAGE: NounPage = NounPage {
    first: &[&NEXT, &CALLER, &HOMEWORK],
    ..NounPage::new(&BETWEEN_SESSIONS, "check", Heading::Field(&WHAT))
};
