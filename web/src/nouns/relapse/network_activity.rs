//! Looks of activities among people.

use waystation_sync::care::network_activity::{DAY, NETWORK_ACTIVITY, PLACE, STATUS, WHAT};

use crate::noun_page::{Heading, NounPage};

/// Activities among people.
pub static PAGE: NounPage =
    NounPage { first: &[&DAY, &PLACE, &STATUS], ..NounPage::new(&NETWORK_ACTIVITY, "people", Heading::Field(&WHAT)) };
