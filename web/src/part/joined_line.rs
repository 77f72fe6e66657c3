//! Another chart of the same person, at the top of a chart: where it stands, what it says is not safe, and its risks. Must never
//! leave out what asks for care.

use std::sync::Arc;

use waystation_sync::care::contact;
use waystation_sync::care::overview::{SaidRow, most_careful};
use waystation_sync::care::summary::Row;
use waystation_sync::id::ClientId;

use super::chart::{RiskLine, StandingLine, born_of, name_of, risks_of, standing_line};
use crate::{Names, isolate, link, nouns};

/// Another chart of the same person.
pub struct JoinedLine {
    /// The name to show.
    pub name: String,
    /// The chart.
    pub href: String,
    /// Year of birth; may be empty.
    pub born: String,
    /// Where it stands, where it is not active.
    pub standing: Option<StandingLine>,
    /// The ways to reach them that it says are not safe: "Not safe: 555-0777".
    pub not_safe: Vec<String>,
    /// Where these are.
    pub ways: String,
    /// Risk above "none seen" that was written there.
    pub risks: Vec<RiskLine>,
    /// Where a supervisor says that it is somebody else's.
    pub undo: Option<String>,
}

impl JoinedLine {
    /// The chart of `client`, whose rows these are; `undo` is where a supervisor says that it is somebody else's.
    #[must_use]
    pub fn new(client: ClientId, rows: &[Arc<Row>], undo: Option<String>, names: &Names) -> Self {
        let language = names.language;
        let page = nouns::page_of(&contact::CONTACT);
        let not_safe = |said: &SaidRow| {
            let safe = page.code(contact::SAFE.name, &said.code, language);
            let values = [("safe", safe.into()), ("number", isolate::words(&said.of).into())];
            language.say_with("chart-not-safe", &values)
        };
        Self {
            standing: standing_line(client, rows, names),
            not_safe: most_careful(rows, contact::CONTACT.name, &contact::SAFE).into_iter().map(not_safe).collect(),
            ways: link::section(client, &contact::CONTACT),
            name: name_of(rows, language).into_owned(),
            href: link::chart(client),
            born: born_of(rows, language),
            risks: risks_of(client, rows, language),
            undo,
        }
    }
}
