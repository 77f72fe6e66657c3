//! Looks of accountability partners.

use waystation_sync::care::accountability::{ACCOUNTABILITY, HOW_OFTEN, MAY_KNOW, ROLE, WHO};

use crate::noun_page::{Heading, NounPage};

/// Accountability partners.
pub static PAGE: NounPage = NounPage {
    first: &[&ROLE, &MAY_KNOW, &HOW_OFTEN],
    called: &[&WHO],
    ..NounPage::new(&ACCOUNTABILITY, "people", Heading::Field(&WHO))
};
