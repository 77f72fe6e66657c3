//! Looks of joint sessions.

use waystation_sync::care::joint_session::{CONSENTS, JOINT_SESSION, TOPIC, WHO};

use crate::noun_page::{Heading, NounPage, Trend, newest_first};

/// Joint sessions.
pub static PAGE: NounPage = NounPage {
    first: &[&WHO, &CONSENTS],
    order: newest_first,
    trend: Some(Trend::Mark),
    ..NounPage::new(&JOINT_SESSION, "people", Heading::Field(&TOPIC))
};
