//! Looks of the crisis plan's steps, in the order in which they are taken.

use waystation_sync::care::crisis_step::{CRISIS_STEP, ORDER, PHONE, STAGE, WHAT, WHO};
use waystation_sync::care::value::Value;

use crate::noun_page::{Grouping, Heading, NounPage, SortKey, plain};

/// Steps of the crisis plan.
pub static PAGE: NounPage = NounPage {
    noun: &CRISIS_STEP,
    icon: "lifebuoy",
    heading: Heading::Field(&WHAT),
    follow: &[&WHO, &PHONE],
    group_by: Some(Grouping::by(&STAGE)),
    order: |entry| -> SortKey {
        let place = match entry.value(&ORDER) {
            Some(Value::Number(place)) => *place,
            Some(_) | None => i64::MAX,
        };
        (place, entry.key.to_string())
    },
    tone: plain,
    beside: &[],
};
