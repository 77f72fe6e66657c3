//! Looks of contacts.

use waystation_sync::care::contact_attempt::{CHANNEL, CONTACT_ATTEMPT, NEXT, RESULT, SUMMARY};
use waystation_sync::care::noun::header;

use crate::noun_page::{Heading, NounPage};

/// Contacts.
pub static PAGE: NounPage = NounPage {
    first: &[&RESULT, &CHANNEL, &SUMMARY, &NEXT],
    warns_of_ways: true,
    ..NounPage::new(&CONTACT_ATTEMPT, "phone", Heading::Field(&header::HAPPENED))
};
