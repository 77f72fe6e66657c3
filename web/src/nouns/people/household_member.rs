//! Looks of the others in the household.

use waystation_sync::care::household_member::{HOUSEHOLD_MEMBER, KNOWS, MAY_TALK, NAME, RELATION};

use crate::noun_page::{Heading, NounPage};

/// The others in the household.
pub static PAGE: NounPage = NounPage {
    first: &[&RELATION, &MAY_TALK, &KNOWS],
    called: &[&NAME],
    ..NounPage::new(&HOUSEHOLD_MEMBER, "home", Heading::Field(&NAME))
};
