//! Looks of advocacy.

use waystation_sync::care::advocacy::{ADVOCACY, ASKED, DEADLINE, RESULT, WITH};

use crate::noun_page::{Heading, NounPage};

/// Advocacy.
pub static PAGE: NounPage =
    NounPage { first: &[&WITH, &DEADLINE, &RESULT], ..NounPage::new(&ADVOCACY, "flag", Heading::Field(&ASKED)) };
