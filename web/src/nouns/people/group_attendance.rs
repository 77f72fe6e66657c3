//! Looks of meetings of a group.

use waystation_sync::care::group_attendance::{DAY, GROUP_ATTENDANCE};

use crate::noun_page::{Heading, NounPage, newest_first};

/// Meetings of a group.
pub static PAGE: NounPage =
    NounPage { order: newest_first, ..NounPage::new(&GROUP_ATTENDANCE, "sun", Heading::Field(&DAY)) };
