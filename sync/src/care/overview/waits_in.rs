//! What waits for a person in charts: the one list that every page shows a part of and every number counts. Must never
//! leave out what another page counts.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::row::{Called, Row, Said, StandingRow, charts_of, standing_of};
use super::soon::Soon;
use crate::care::declare::{EntryKey, Need, Noun};
use crate::care::nouns::NOUNS;
use crate::id::ClientId;

/// One thing that waits for a person, as an overview lists it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    soon: Soon,
    name: Arc<str>,
    /// Whose chart.
    pub client: ClientId,
    /// The noun's place in a chart.
    place: usize,
    /// The noun's name.
    pub noun: &'static str,
    /// Which of its entries.
    pub key: EntryKey,
    /// What is asked.
    pub need: Need,
    /// The field; empty where it is about the entry.
    pub field: String,
    /// What the entry may be called by.
    pub called: Option<Called>,
    /// The versions, where one is to be chosen.
    pub said: Vec<Said>,
    /// The code from which it was lowered, where that is what waits.
    pub was: Option<String>,
}

impl Wait {
    /// How soon: 0 for a choice about safety or rights, by its merge class, in whichever noun, and for what was
    /// lowered;
    /// 1 for other choices; 2 for what is read or looked at.
    #[must_use]
    pub const fn rank(&self) -> u8 {
        self.soon.rank
    }
}

/// Where something waits for a person.
#[derive(Clone, Copy, Debug)]
pub struct WaitsAt<'a> {
    /// The row of its document.
    pub row: &'a Arc<Row>,
    /// What is asked.
    pub need: Need,
    /// The place of its noun in a chart.
    pub(super) place: usize,
    /// Its noun.
    pub noun: &'static Noun,
    /// Which of its entries.
    pub key: EntryKey,
    /// The field; empty where it is about the entry.
    pub field: &'a str,
}

impl WaitsAt<'_> {
    /// How many versions stand there; two where lists are told of none.
    #[must_use]
    pub fn versions(&self) -> usize {
        let key = self.key.to_string();
        let own = self
            .row
            .versions
            .iter()
            .filter(|(noun, entry, field, _)| noun == self.noun.name && *entry == key && field == self.field);
        own.count().max(2)
    }
}

/// What waits for a person in the charts with these rows, each thing once. Of a chart that is put away only what waits
/// in that answer itself presses, and what was lowered.
#[must_use]
pub fn waits_in(rows: &[Arc<Row>]) -> Vec<WaitsAt<'_>> {
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for chart in charts_of(rows) {
        let away = standing_of(chart).filter(|standing| StandingRow::is_put_away(standing));
        for row in chart {
            for (need, name, entry, field) in row.waits() {
                let known = NOUNS.into_iter().enumerate().find(|(_, known)| known.name == name);
                let known = known.and_then(|(place, noun)| Some((place, noun, EntryKey::parse(noun, entry)?)));
                let Some((place, noun, key)) = known else { continue };
                // What was lowered waits for a look wherever the chart stands: whoever lowered it may have put it away.
                let presses = need == Need::Lowered || away.is_none_or(|standing| standing.noun == name);
                if presses && seen.insert((row.doc.client, need, name, entry, field)) {
                    found.push(WaitsAt { row, need, place, noun, key, field });
                }
            }
        }
    }
    found
}

/// What waits in the charts of `client`, whose rows these are, whom lists order by `name`.
pub(super) fn waits(client: ClientId, name: &Arc<str>, rows: &[Arc<Row>]) -> Vec<Wait> {
    let told = |WaitsAt { row, need, place, noun, key, field }: WaitsAt<'_>| {
        let entry = key.to_string();
        let is_its =
            |(of, own, at, _): &&(String, String, String, Said)| of == noun.name && *own == entry && at == field;
        let said: Vec<Said> = row.versions.iter().filter(is_its).map(|(.., said)| said.clone()).collect();
        let soon = Soon::of(need, noun, field, &said);
        let mut called = row.called.iter().filter(|(of, own, _)| of == noun.name && *own == entry);
        let called = called.next().map(|(.., called)| called.clone());
        let was = row.lowered_from(noun.name, &entry, field).filter(|_| need == Need::Lowered).map(str::to_owned);
        let (name, field) = (Arc::clone(name), field.to_owned());
        Wait { soon, name, client, place, noun: noun.name, key, need, field, called, said, was }
    };
    waits_in(rows).into_iter().map(told).collect()
}
