//! Looks of tasks.

use waystation_sync::care::task::{DUE, PRIORITY, REMARK, STATUS, TASK, WHAT, WHO};
use waystation_sync::care::value::Value;

use crate::noun_page::{Grouping, Heading, NounPage, SortKey, plain};

/// Tasks.
pub static PAGE: NounPage = NounPage {
    noun: &TASK,
    icon: "check",
    heading: Heading::Field(&WHAT),
    follow: &[&DUE, &WHO, &PRIORITY, &REMARK],
    group_by: Some(Grouping::by(&STATUS)),
    order: |entry| -> SortKey {
        let due = entry.value(&DUE).and_then(Value::as_date);
        let pressing = match entry.text(&PRIORITY) {
            "urgent" => 0,
            "soon" => 2,
            _ => 4,
        };
        (pressing + i64::from(due.is_none()), due.map(|day| day.to_string()).unwrap_or_default())
    },
    tone: plain,
    beside: &[],
};
