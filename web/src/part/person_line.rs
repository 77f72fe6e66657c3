//! What tells one client from another at a glance: name, birth, other names, telephones, team. Must never show more than the
//! facts of charts that the reader may open.

use std::sync::Arc;

use waystation_sync::care::summary::Row;
use waystation_sync::id::ClientId;

use super::chart::{badge_of, born_of, listed_name};
use crate::entry::heeded::heeded;
use crate::{Names, isolate, link};

/// One client.
pub struct PersonLine {
    /// Who.
    pub client: ClientId,
    /// The name to show.
    pub name: String,
    /// Their chart.
    pub href: String,
    /// What else is known: label and words.
    pub facts: Vec<(String, String)>,
}

impl PersonLine {
    /// What `rows`, of one client, say.
    #[must_use]
    pub fn new(client: ClientId, rows: &[Arc<Row>], names: &Names) -> Self {
        let also = if names.initials { String::new() } else { also(rows).join(", ") };
        let phone = |number: &String| heeded(isolate::words(number), rows.iter(), names);
        let phones: Vec<String> = rows.iter().flat_map(|row| &row.phones).map(phone).collect();
        let there = rows.iter().flat_map(|row| &row.team);
        let team: Vec<_> = there
            .filter(|member| names.today().is_none_or(|today| member.is_there(today)))
            .map(|member| names.person(member.who))
            .collect();
        let facts = [
            ("pair-also", also),
            ("pair-born", born(rows, names)),
            ("pair-phones", phones.join(", ")),
            ("pair-team", team.join(", ")),
            ("standing.heading", badge_of(rows, names.language)),
        ];
        Self {
            client,
            name: listed_name(rows, names).into_owned(),
            href: link::chart(client),
            facts: facts
                .into_iter()
                .filter(|(_, words)| !words.is_empty())
                .map(|(label, words)| (names.say(label), words))
                .collect(),
        }
    }

    /// All that is known, in one line.
    #[must_use]
    pub fn said(&self) -> String {
        self.facts.iter().map(|(label, words)| format!("{label}: {words}")).collect::<Vec<_>>().join("; ")
    }
}

/// The day of birth, or the year where no more is known; both where people wrote two.
fn born(rows: &[Arc<Row>], names: &Names) -> String {
    let days: Vec<String> = rows.iter().flat_map(|row| &row.born_on).map(|day| names.day(*day)).collect();
    let year = rows.iter().find_map(|row| row.born_year).map(|year| year.to_string());
    match (days.is_empty(), year) {
        (false, _) => days.join(", "),
        (true, Some(year)) => year,
        (true, None) => born_of(rows, names.language),
    }
}

/// Their names but the one that is shown, each once.
#[must_use]
pub fn also(rows: &[Arc<Row>]) -> Vec<String> {
    let mut all: Vec<&str> = Vec::new();
    for name in rows.iter().flat_map(|row| &row.names) {
        if !all.contains(&name.as_str()) {
            all.push(name);
        }
    }
    all.into_iter().skip(1).map(isolate::name).collect()
}
