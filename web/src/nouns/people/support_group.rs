//! Looks of groups.

use waystation_sync::care::support_group::{NAME, SUPPORT_GROUP};

use crate::noun_page::{Heading, NounPage};

/// Groups.
pub static PAGE: NounPage = NounPage::new(&SUPPORT_GROUP, "people", Heading::Field(&NAME));
