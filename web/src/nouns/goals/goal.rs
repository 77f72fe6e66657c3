//! Looks of goals. The example to follow for a new noun: copy this and `words/<tag>/goal.ftl`, change every word, and
//! add a line to `nouns.rs`; lists, forms, the choice between versions and history follow.

use waystation_sync::care::goal::{
    ACHIEVEMENT, CONFIDENCE, DUE, FIRST_STEP, GOAL, MEASURE, SPECIFIC, STATEMENT, STATUS, TARGET, WHY,
};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;

use crate::noun_page::{Grouping, Heading, NounPage, SortKey, plain};

/// Goals.
pub static PAGE: NounPage = NounPage {
    noun: &GOAL,
    icon: "flag",
    heading: Heading::Field(&STATEMENT),
    follow: &[&SPECIFIC, &FIRST_STEP, &MEASURE, &TARGET, &CONFIDENCE, &WHY, &DUE, &ACHIEVEMENT],
    group_by: Some(Grouping::by(&STATUS).led_by("active")),
    order: by_due,
    tone: plain,
    beside: &[],
};

/// The soonest first; goals without a day last.
fn by_due(entry: &Entry) -> SortKey {
    let due = entry.value(&DUE).and_then(Value::as_date);
    (i64::from(due.is_none()), due.map(|day| day.to_string()).unwrap_or_default())
}
