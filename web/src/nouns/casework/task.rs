//! Looks of tasks.

use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::TaskRow;
use waystation_sync::care::task::{ABOUT, DUE, PRIORITY, REMARK, STATUS, TASK, WHAT};
use waystation_sync::care::value::Value;

use crate::entry::heeded::heeded;
use crate::glance::{Block, Content, Glance, Line, Place, Seen};
use crate::link;
use crate::noun_page::{Grouping, Heading, NounPage, Preset, SortKey};

/// Tasks.
pub static PAGE: NounPage = NounPage {
    first: &[&DUE],
    preset: &[(&STATUS, Preset::Code("open"))],
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
    glance: Some(Glance { leads: false, reads: &[], say: glance }),
    later: &[&ABOUT, &REMARK],
    ..NounPage::new(&TASK, "check", Heading::Field(&WHAT))
};

/// Open tasks from the summary rows, the soonest first.
fn glance(seen: &Seen<'_>) -> Vec<Block> {
    let names = seen.names;
    let mut open: Vec<&TaskRow> = seen.rows.iter().flat_map(|row| &row.tasks).collect();
    open.sort_by(|a, b| (a.due.is_none(), a.due, &a.what).cmp(&(b.due.is_none(), b.due, &b.what)));
    let line = |task: &&TaskRow| {
        let href = link::entry(seen.client, &TASK, EntryKey::Id(task.entry));
        Line {
            id: link::line_id("task", &href),
            what: heeded(task.what.clone(), seen.rows.iter(), names),
            more: who_and_when(task, seen),
            href,
            ..Line::default()
        }
    };
    vec![Block {
        id: "tasks",
        place: Place::Work,
        icon: PAGE.icon,
        title: names.say("glance-tasks"),
        href: link::section(seen.client, &TASK),
        empty: names.say("glance-no-task"),
        begin: PAGE.begin(seen.client, seen.role, names.language),
        content: Content::Lines(open.iter().map(line).collect()),
        more: None,
    }]
}

fn who_and_when(task: &TaskRow, seen: &Seen<'_>) -> String {
    let names = seen.names;
    let who = task.who.map_or_else(|| names.say("glance-nobody"), |who| names.person(who).into_owned());
    match task.due {
        Some(due) => {
            let values = [("who", who.into()), ("due", names.due(due).into())];
            names.language.say_with("glance-who-due", &values)
        }
        None => who,
    }
}
