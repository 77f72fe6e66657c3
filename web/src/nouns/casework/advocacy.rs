//! Looks of advocacy.

use waystation_sync::care::advocacy::{ADVOCACY, ASKED, DEADLINE, LETTERS, RESULT, WITH};

use crate::noun_page::{Heading, NounPage};

/// Advocacy.
pub static PAGE: NounPage = NounPage {
    first: &[&WITH, &DEADLINE, &RESULT],
    later: &[&RESULT, &LETTERS],
    ..NounPage::new(&ADVOCACY, "flag", Heading::Field(&ASKED))
};
