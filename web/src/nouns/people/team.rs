//! Looks of the care team.

use waystation_sync::care::team::{FROM, PRIMARY, ROLE, TEAM, TO, WHO};
use waystation_sync::care::value::Value;

use crate::noun_page::{Heading, NounPage, Preset, SortKey};

/// The care team.
pub static PAGE: NounPage = NounPage {
    first: &[&ROLE, &PRIMARY],
    order: |entry| -> SortKey {
        (i64::from(entry.value(&PRIMARY) != Some(&Value::YesNo(true))), entry.key.to_string())
    },
    hides_no: Some(&PRIMARY),
    preset: &[(&FROM, Preset::Today)],
    beside: &[&waystation_sync::care::cover::COVER],
    later: &[&TO],
    ..NounPage::new(&TEAM, "people", Heading::Field(&WHO))
};
