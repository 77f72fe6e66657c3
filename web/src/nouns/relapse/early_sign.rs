//! Looks of early signs.

use waystation_sync::care::early_sign::{EARLY_SIGN, KIND, NOTICED_BY, OK_TO_TELL, WHAT};

use crate::noun_page::{Heading, NounPage};

/// Early signs.
pub static PAGE: NounPage =
    NounPage { first: &[&KIND, &NOTICED_BY, &OK_TO_TELL], ..NounPage::new(&EARLY_SIGN, "sun", Heading::Field(&WHAT)) };
