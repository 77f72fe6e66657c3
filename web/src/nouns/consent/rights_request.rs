//! Looks of rights requests.

use waystation_sync::care::rights_request::{DISAGREEMENT, DUE, KIND, RIGHTS_REQUEST, STATUS, WHAT};

use crate::noun_page::{Heading, NounPage, Preset};

/// Rights requests.
pub static PAGE: NounPage = NounPage {
    first: &[&STATUS, &DUE, &WHAT],
    preset: &[(&STATUS, Preset::Code("open"))],
    later: &[&DISAGREEMENT],
    ..NounPage::new(&RIGHTS_REQUEST, "shield", Heading::Field(&KIND))
};
