//! Looks of the care team.

use waystation_sync::care::team::{FROM, PRIMARY, ROLE, TEAM, TO, WHO};
use waystation_sync::care::value::Value;

use crate::noun_page::{Heading, NounPage, SortKey, plain};

/// The care team.
pub static PAGE: NounPage = NounPage {
    noun: &TEAM,
    icon: "people",
    heading: Heading::Field(&WHO),
    follow: &[&ROLE, &PRIMARY, &FROM, &TO],
    group_by: None,
    order: |entry| -> SortKey {
        (i64::from(entry.value(&PRIMARY) != Some(&Value::YesNo(true))), entry.key.to_string())
    },
    tone: plain,
    beside: &[],
};
