//! Words and looks of the care team.

use waystation_sync::care::team::{FROM, PRIMARY, ROLE, TEAM, TO, WHO};
use waystation_sync::care::value::Value;

use crate::noun_page::{Heading, NounPage, SortKey, plain, words};
use crate::words::ROLE_WORDS;

/// The care team.
pub static PAGE: NounPage = NounPage {
    noun: &TEAM,
    title: "Team",
    singular: "team member",
    add: "Add someone to the team",
    icon: "people",
    intro: "Who looks after them, and whom to ask first.",
    empty: "Nobody is on the team yet.",
    fields: &[
        words(&WHO, "Who", ""),
        words(&ROLE, "As what", "").codes(ROLE_WORDS),
        words(&FROM, "Since", ""),
        words(&TO, "Until", "Leave empty while they are on the team."),
        words(&PRIMARY, "First to ask", ""),
    ],
    keys: &[],
    rules: &[],
    heading: Heading::Field(&WHO),
    follow: &[&ROLE, &PRIMARY, &FROM, &TO],
    group_by: None,
    order: |entry| -> SortKey {
        (i64::from(entry.value(&PRIMARY) != Some(&Value::YesNo(true))), entry.key.to_string())
    },
    tone: plain,
    beside: &[],
};
