//! Looks of goals. The example to follow for a new noun: copy this and `words/<tag>/nouns/goals/goal.ftl`, change every
//! word, and name the page in its area's list; lists, forms, the choice between versions, history and paper follow.

use waystation_sync::care::goal::{
    ACHIEVEMENT, CONFIDENCE, DUE, FIRST_STEP, GOAL, MEASURE, SPECIFIC, STATEMENT, STATUS, TARGET, WHY,
};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;

use crate::glance::{Block, Content, Glance, Line, Place, Seen};
use crate::link;
use crate::noun_page::{Grouping, Heading, NounPage, Preset, SortKey};
use crate::nouns::contacts::note::named_in_notes;

/// Goals.
pub static PAGE: NounPage = NounPage {
    first: &[&SPECIFIC, &FIRST_STEP],
    preset: &[(&STATUS, Preset::Code("proposed"))],
    group_by: Some(Grouping::by(&STATUS).led_by("active")),
    order: by_due,
    counts: Some(named_in_notes),
    glance: Some(Glance { leads: false, reads: &[&GOAL], say: glance }),
    later: &[&SPECIFIC, &MEASURE, &TARGET, &CONFIDENCE, &FIRST_STEP, &WHY, &DUE, &ACHIEVEMENT],
    ..NounPage::new(&GOAL, "flag", Heading::Field(&STATEMENT))
};

/// The soonest first; goals without a day last.
fn by_due(entry: &Entry) -> SortKey {
    let due = entry.value(&DUE).and_then(Value::as_date);
    (i64::from(due.is_none()), due.map(|day| day.to_string()).unwrap_or_default())
}

/// Whether a goal is not active, and not over either.
fn is_ahead(goal: &Entry) -> bool {
    ["proposed", "accepted", "on_hold"].contains(&goal.text(&STATUS))
}

/// Active goals, the soonest first, and how many more they might turn to.
fn glance(seen: &Seen<'_>) -> Vec<Block> {
    let (names, href) = (seen.names, link::section(seen.client, &GOAL));
    let mut active: Vec<&Entry> = seen.entries(&GOAL).filter(|goal| goal.text(&STATUS) == "active").collect();
    active.sort_by_cached_key(|goal| by_due(goal));
    let line = |goal: &&Entry| Line {
        what: goal.text(&STATEMENT).to_owned(),
        more: goal.value(&DUE).and_then(Value::as_date).map(|due| names.due(due)).unwrap_or_default(),
        href: href.clone(),
        ..Line::default()
    };
    let ahead = seen.entries(&GOAL).filter(|goal| is_ahead(goal)).count();
    vec![Block {
        id: "goals",
        place: Place::Aims,
        icon: PAGE.icon,
        title: names.say("glance-goals"),
        empty: names.say("glance-no-goal"),
        begin: PAGE.begin(seen.client, seen.role, names.language),
        content: Content::Lines(active.iter().map(line).collect()),
        more: (ahead > 0).then(|| (names.language.say_n("glance-other-goals", ahead), href.clone())),
        href,
    }]
}
