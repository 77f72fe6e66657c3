//! The order in which what is due stands on the first page: by risk, then by day. Must never leave anything out.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::row::TaskRow;
use super::{Overview, Review};
use crate::id::{ClientId, PersonId};

/// Where the most pressing level of each client stands among the levels; of whom none is shown comes after all of them.
struct Ranks(BTreeMap<ClientId, u8>);

impl Ranks {
    fn of(&self, client: ClientId) -> u8 {
        self.0.get(&client).copied().unwrap_or(u8::MAX)
    }
}

impl Overview {
    fn ranks(&self) -> Ranks {
        let charts = |(rank, client): &(u8, ClientId)| {
            let others: Vec<ClientId> = self.joined_with(*client).collect();
            [*client].into_iter().chain(others).map(|one| (one, *rank)).collect::<Vec<_>>()
        };
        Ranks(self.levels.iter().rev().flat_map(charts).collect())
    }

    /// Open tasks of `person`, at most `most`: what is due up to `today` by their clients' risk, then by day, then the rest by
    /// day.
    #[must_use]
    pub fn due_first(&self, person: PersonId, today: Option<Date>, most: usize) -> Vec<(ClientId, &TaskRow)> {
        self.by_risk(self.due(person), today, most)
    }

    /// The same of others and of nobody.
    #[must_use]
    pub fn due_elsewhere_first(&self, person: PersonId, today: Option<Date>, most: usize) -> Vec<(ClientId, &TaskRow)> {
        self.by_risk(self.due_elsewhere(person), today, most)
    }

    fn by_risk<'a>(
        &self,
        tasks: impl Iterator<Item = (ClientId, &'a TaskRow)>,
        today: Option<Date>,
        most: usize,
    ) -> Vec<(ClientId, &'a TaskRow)> {
        let ranks = self.ranks();
        let presses = |task: &TaskRow| task.due.zip(today).is_some_and(|(due, today)| due <= today);
        let mut tasks = tasks.peekable();
        let mut first = Vec::new();
        while let Some(one) = tasks.next_if(|(_, task)| presses(task)) {
            first.push(one);
        }
        // Within one risk they stay by day.
        first.sort_by_key(|(client, _)| ranks.of(*client));
        first.into_iter().chain(tasks).take(most).collect()
    }

    /// What is to be looked at again, done or said by `today`, by the client's risk, then by day.
    #[must_use]
    pub fn looks_due(&self, today: Date) -> Vec<&Review> {
        let ranks = self.ranks();
        let mut due: Vec<&Review> = self.reviews.iter().take_while(|review| review.day <= today).collect();
        due.sort_by_key(|review| ranks.of(review.client));
        due
    }
}
