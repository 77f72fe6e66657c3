//! What an overview answers about what presses: tasks, drafts, risks, flags, what waits for a person. Must never look
//! at a row that its lists do not name.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::agenda::Planned;
use super::listed::Due;
use super::row::{Row, TaskRow};
use super::{Clashing, Flagged, Line, NotChosen, Overview, Review, Wait, client_facts};
use crate::care::declare::ClientFacts;
use crate::id::{ClientId, EntryId, PersonId};

impl Overview {
    /// How many open tasks `person` has.
    #[must_use]
    pub fn due_count(&self, person: PersonId) -> usize {
        self.due_of.get(&person).map_or(0, BTreeSet::len)
    }

    /// Open tasks of `person`, by day, those without one last.
    pub fn due(&self, person: PersonId) -> impl Iterator<Item = (ClientId, &TaskRow)> {
        self.due_of.get(&person).into_iter().flatten().filter_map(|due| self.task(due))
    }

    /// How many open tasks others have, and nobody.
    #[must_use]
    pub fn due_elsewhere_count(&self, person: PersonId) -> usize {
        self.due.len().saturating_sub(self.due_count(person))
    }

    /// Open tasks of others than `person`, and of nobody, by day, those without one last.
    pub fn due_elsewhere(&self, person: PersonId) -> impl Iterator<Item = (ClientId, &TaskRow)> {
        self.due.iter().filter(move |due| due.who != Some(person)).filter_map(|due| self.task(due))
    }

    fn task(&self, due: &Due) -> Option<(ClientId, &TaskRow)> {
        let mut tasks = self.rows(due.client).iter().flat_map(|row| &row.tasks);
        tasks.find(|task| task.entry == due.entry).map(|task| (due.client, task))
    }

    /// How many things `person` has begun that wait to be signed.
    #[must_use]
    pub fn drafts_count(&self, person: PersonId) -> usize {
        self.drafts.get(&person).map_or(0, BTreeSet::len)
    }

    /// What `person` has begun that waits to be signed: whose chart, the entry, and its noun's name.
    pub fn drafts(&self, person: PersonId) -> impl Iterator<Item = (ClientId, EntryId, &'static str)> {
        self.drafts.get(&person).into_iter().flatten().map(|(client, (entry, noun))| (*client, *entry, *noun))
    }

    /// Appointments that are planned for the days from `first` to `last`, the soonest first.
    pub fn planned(&self, first: Date, last: Date) -> impl Iterator<Item = &Planned> {
        let is_within = move |planned: &&Planned| (first..=last).contains(&planned.at.date());
        self.planned.iter().filter(is_within)
    }

    /// How many clients have a risk that is shown.
    #[must_use]
    pub fn risks_count(&self) -> usize {
        self.levels.len()
    }

    /// Clients with a risk that is shown, the highest first.
    pub fn risks(&self) -> impl Iterator<Item = Line<'_>> {
        self.levels.iter().map(|(_, client)| (*client, self.person_rows(*client)))
    }

    /// How many clients there are, without those whose chart is put away, of whom no level was given: nothing is
    /// written down of it, or only that it was not assessed. Looks at each of them.
    #[must_use]
    pub fn unassessed_count(&self) -> usize {
        let is_assessed = |row: &Arc<Row>| !row.levels.is_empty() || row.has_none_seen;
        self.names.iter().filter(|named| !self.person_rows(named.client).iter().any(is_assessed)).count()
    }

    /// The rows of a client's documents; of a person with several charts those of all, under the one with the smallest
    /// id.
    pub(super) fn person_rows(&self, client: ClientId) -> &[Arc<Row>] {
        self.together.get(&client).map_or_else(|| self.rows(client), Vec::as_slice)
    }

    /// What rules and links may ask of a client, from the facts of the parts that are here.
    #[must_use]
    pub fn client_facts(&self, client: ClientId) -> ClientFacts {
        client_facts(self.parts, self.rows(client).iter().map(Arc::as_ref), self.today)
    }

    /// How many safety flags are open.
    #[must_use]
    pub fn flags_count(&self) -> usize {
        self.flags.len()
    }

    /// The safety flags that are open, by the names of their clients: somebody has to look today.
    pub fn flags(&self) -> impl Iterator<Item = &Flagged> {
        self.flags.iter()
    }

    /// How many things merged past a rule.
    #[must_use]
    pub fn clashes_count(&self) -> usize {
        self.clashes.len()
    }

    /// What merged past a rule and waits for a person, by the names of their clients.
    pub fn clashes(&self) -> impl Iterator<Item = &Clashing> {
        self.clashes.iter()
    }

    /// Entries that were to be looked at again before `today`, the longest ago first.
    pub fn overdue(&self, today: Date) -> impl Iterator<Item = &Review> {
        self.reviews.iter().take_while(move |review| review.day < today)
    }

    /// The versions of `person` that were not chosen, the newest choice first.
    pub fn not_chosen(&self, person: PersonId) -> impl Iterator<Item = &NotChosen> {
        self.not_chosen.get(&person).into_iter().flatten()
    }

    /// How many things the desk holds: what somebody has to look at, and what waits for somebody. Every number that a
    /// page shows of them is this one or a part of it.
    #[must_use]
    pub fn desk_count(&self) -> usize {
        self.flags_count() + self.clashes_count() + self.waits_count()
    }

    /// How many things wait for a person.
    #[must_use]
    pub fn waits_count(&self) -> usize {
        self.waits.len()
    }

    /// Things that wait for a person: choices about safety, other choices, then what is to be read.
    pub fn waits(&self) -> impl Iterator<Item = &Wait> {
        self.waits.iter()
    }
}
