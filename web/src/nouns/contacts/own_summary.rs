//! Looks of what clients say of their care and sign.

use waystation_sync::care::own_summary::{DRAWN, HAPPENED, HOW, OWN_SUMMARY, WORDS};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Signed summaries, the newest first.
pub static PAGE: NounPage = NounPage {
    first: &[&WORDS, &HOW, &DRAWN],
    order: newest_first,
    ..NounPage::new(&OWN_SUMMARY, "pen", Heading::Field(&HAPPENED))
};
