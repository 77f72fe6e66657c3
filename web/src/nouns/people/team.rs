//! Looks of the care team.

use waystation_sync::care::team::{FROM, PRIMARY, ROLE, TEAM, TO, WHO};
use waystation_sync::care::value::Value;

use crate::noun_page::{Heading, NounPage, SortKey};

/// The care team.
pub static PAGE: NounPage = NounPage {
    follow: &[&ROLE, &PRIMARY, &FROM, &TO],
    order: |entry| -> SortKey {
        (i64::from(entry.value(&PRIMARY) != Some(&Value::YesNo(true))), entry.key.to_string())
    },
    ..NounPage::new(&TEAM, "people", Heading::Field(&WHO))
};
