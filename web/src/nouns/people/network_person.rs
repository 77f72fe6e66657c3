//! Looks of people around the client.

use waystation_sync::care::network_person::{CONSENTS, NAME, NETWORK_PERSON, PHONE, ROLE, TO};

use crate::noun_page::{Heading, NounPage};

/// People around the client.
pub static PAGE: NounPage = NounPage {
    first: &[&ROLE, &PHONE, &CONSENTS],
    called: &[&NAME],
    later: &[&TO],
    ..NounPage::new(&NETWORK_PERSON, "person", Heading::Field(&NAME))
};
