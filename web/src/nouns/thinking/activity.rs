//! Looks of activities.

use waystation_sync::care::activity::{ACTIVITY, STATUS, WHAT, WHEN, WITH};

use crate::noun_page::{Heading, NounPage, Preset};

/// Activities.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &WHEN, &WITH],
    preset: &[(&STATUS, Preset::Code("planned"))],
    ..NounPage::new(&ACTIVITY, "home", Heading::Field(&WHAT))
};
