//! Words and looks of tasks.

use waystation_sync::care::task::{DUE, PRIORITY, REMARK, STATUS, TASK, WHAT, WHO};
use waystation_sync::care::value::Value;

use crate::noun_page::{Heading, NounPage, SortKey, plain, words};

/// Tasks.
pub static PAGE: NounPage = NounPage {
    noun: &TASK,
    title: "Tasks",
    singular: "task",
    add: "Add a task",
    icon: "check",
    intro: "Who does what for them, by when.",
    empty: "Nothing to do is written down.",
    fields: &[
        words(&WHAT, "What is to be done", ""),
        words(&WHO, "Who", ""),
        words(&DUE, "By", ""),
        words(&PRIORITY, "How pressing", "").codes(&[("routine", "Routine"), ("soon", "Soon"), ("urgent", "Urgent")]),
        words(&STATUS, "How far", "").codes(&[
            ("open", "Open"),
            ("doing", "Being done"),
            ("dropped", "Dropped"),
            ("done", "Done"),
        ]),
        words(&REMARK, "Remark", "Why it was dropped, or anything to know."),
    ],
    keys: &[],
    rules: &[],
    heading: Heading::Field(&WHAT),
    follow: &[&DUE, &WHO, &PRIORITY, &REMARK],
    group_by: Some(&STATUS),
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
