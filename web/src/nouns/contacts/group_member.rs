//! Looks of the groups that a client is in.

use waystation_sync::care::group_member::GROUP_MEMBER;

use crate::noun_page::{Heading, NounPage, as_declared};

/// The groups that a client is in.
pub static PAGE: NounPage = NounPage { order: as_declared, ..NounPage::new(&GROUP_MEMBER, "people", Heading::Key) };
