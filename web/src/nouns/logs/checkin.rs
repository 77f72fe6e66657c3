//! Looks of check-ins.

use waystation_sync::care::checkin::{CHECKIN, MOOD, NEED_HELP, URGES, USED_PLAN};
use waystation_sync::care::noun::header;

use crate::noun_page::{Heading, NounPage, Trend};

/// Check-ins.
pub static PAGE: NounPage = NounPage {
    first: &[&NEED_HELP, &MOOD, &URGES, &USED_PLAN],
    trend: Some(Trend::Line(&URGES)),
    ..NounPage::new(&CHECKIN, "phone", Heading::Field(&header::HAPPENED))
};
