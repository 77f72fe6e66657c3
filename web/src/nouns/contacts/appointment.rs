//! Looks of appointments.

use waystation_sync::care::appointment::{APPOINTMENT, PLACE, STATUS, WHAT, WHEN, WITH};

use crate::noun_page::{Heading, NounPage, Preset};

/// Appointments.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &PLACE, &WITH, &WHAT],
    preset: &[(&STATUS, Preset::Code("planned"))],
    ..NounPage::new(&APPOINTMENT, "sun", Heading::Field(&WHEN))
};
