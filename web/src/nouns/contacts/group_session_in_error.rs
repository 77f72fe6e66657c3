//! Looks of what says that a session of a group was entered in error.

use waystation_sync::care::group_session_in_error::GROUP_SESSION_IN_ERROR;

use crate::noun_page::{Heading, NounPage};

/// What says that a session of a group was entered in error.
pub static PAGE: NounPage = NounPage::new(&GROUP_SESSION_IN_ERROR, "alert", Heading::Fixed);
