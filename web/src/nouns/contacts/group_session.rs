//! Looks of sessions of the clinic's groups, in the chart of one who was there.

use waystation_sync::care::group_session::{GROUP, GROUP_PART, GROUP_SESSION, OWN_PART, THEME};
use waystation_sync::care::group_session_in_error::GROUP_SESSION_IN_ERROR;

use crate::noun_page::{Heading, NounPage, newest_first};

/// Sessions of groups.
pub static PAGE: NounPage = NounPage {
    first: &[&OWN_PART, &THEME, &GROUP_PART],
    order: newest_first,
    beside: &[&GROUP_SESSION_IN_ERROR],
    ..NounPage::new(&GROUP_SESSION, "people", Heading::Field(&GROUP))
};
