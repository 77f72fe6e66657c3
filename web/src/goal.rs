//! Words and looks of goals. The example to follow for a new noun: copy, change every word, and add a line to
//! `nouns.rs`; lists, forms, the choice between versions and history follow.

use waystation_sync::care::goal::{
    ACHIEVEMENT, CONFIDENCE, DUE, FIRST_STEP, GOAL, MEASURE, SPECIFIC, STATEMENT, STATUS, TARGET, WHY,
};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;

use crate::noun_page::{Heading, NounPage, SortKey, plain, words};

/// Goals.
pub static PAGE: NounPage = NounPage {
    noun: &GOAL,
    title: "Goals",
    singular: "goal",
    add: "Add a goal",
    icon: "flag",
    intro: "What they want to reach, in their words, with a first small step.",
    empty: "No goals yet. Start with one that matters to them, and a first step small enough for this week.",
    fields: &[
        words(&STATEMENT, "What they want", "In their own words, as they would say it."),
        words(&SPECIFIC, "What exactly", "Who does what, where and when. Needed before the goal is active."),
        words(&MEASURE, "How it will be seen", "For example: evenings a week, nights slept at home."),
        words(&TARGET, "To reach", "The number or mark to aim for."),
        words(
            &CONFIDENCE,
            "Their confidence, 0 to 10",
            "Asked of them, not guessed. Below 7: look for a smaller step.",
        ),
        words(&FIRST_STEP, "First small step", ""),
        words(&WHY, "Why it matters to them", ""),
        words(&DUE, "By when", ""),
        words(&STATUS, "Where it stands", "").codes(&[
            ("proposed", "Proposed"),
            ("accepted", "Accepted"),
            ("active", "Active"),
            ("on_hold", "On hold"),
            ("completed", "Completed"),
            ("cancelled", "Let go"),
        ]),
        words(&ACHIEVEMENT, "How it goes", "").codes(&[
            ("in_progress", "Under way"),
            ("improving", "Getting better"),
            ("no_change", "No change"),
            ("worsening", "Harder than before"),
            ("achieved", "Reached"),
            ("sustaining", "Keeping it up"),
            ("not_achieved", "Not reached this time"),
        ]),
    ],
    keys: &[],
    rules: &[
        ("goal-active-needs-specific", "Say what exactly before the goal becomes active."),
        ("goal-active-needs-measure", "Say how it will be seen before the goal becomes active."),
        ("goal-active-needs-confidence", "Ask how confident they are before the goal becomes active."),
        ("goal-active-needs-why", "Say why it matters to them before the goal becomes active."),
        ("goal-active-needs-due", "Set a day before the goal becomes active."),
    ],
    heading: Heading::Field(&STATEMENT),
    follow: &[&SPECIFIC, &FIRST_STEP, &MEASURE, &TARGET, &CONFIDENCE, &WHY, &DUE, &ACHIEVEMENT],
    group_by: Some(&STATUS),
    order: by_due,
    tone: plain,
    beside: &[],
};

/// The soonest first; goals without a day last.
fn by_due(entry: &Entry) -> SortKey {
    let due = entry.value(&DUE).and_then(Value::as_date);
    (i64::from(due.is_none()), due.map(|day| day.to_string()).unwrap_or_default())
}
