//! Charts that supervisors joined, and those of which they said that they are of two people. Must never join what two of them
//! see otherwise, also not by way of a third chart, nor change a chart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::Overview;
use super::pairs::{Pair, in_order};
use super::row::{JoinRow, Row, StandingRow, charts_of, standing_of};
use crate::care::nouns::client::chart_join::ONE_PERSON;
use crate::id::ClientId;

/// Most charts of one person that are shown together.
const CHARTS_MAX: usize = 16;

/// The ids between which all others lie.
const FIRST: ClientId = ClientId([0; 16]);
const LAST: ClientId = ClientId([0xff; 16]);

/// What was said of charts, by the chart in which it stands and the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    said: BTreeMap<(ClientId, ClientId), JoinRow>,
    /// The charts that each is joined with.
    with: BTreeMap<ClientId, BTreeSet<ClientId>>,
}

/// What stands of two charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are of one person.
    OnePerson,
    /// They are of two.
    TwoPeople,
    /// Two supervisors said two things.
    Disputed,
}

/// Of the charts of one person the rows of those that are not put away; all of them where every one is.
#[must_use]
pub fn in_use(rows: &[Arc<Row>]) -> Vec<Arc<Row>> {
    let is_away = |rows: &[Arc<Row>]| standing_of(rows).is_some_and(StandingRow::is_put_away);
    let all_away = is_away(rows);
    charts_of(rows).filter(|chart| all_away || !is_away(chart)).flatten().cloned().collect()
}

impl Joined {
    fn verdict(&self, (one, other): Pair) -> Option<Verdict> {
        let said: Vec<&JoinRow> = [(one, other), (other, one)].iter().filter_map(|at| self.said.get(at)).collect();
        let first = said.first()?;
        Some(if said.iter().any(|row| row.two_versions || row.verdict != first.verdict) {
            Verdict::Disputed
        } else if first.verdict == ONE_PERSON {
            Verdict::OnePerson
        } else {
            Verdict::TwoPeople
        })
    }

    /// Takes in what the rows of `client` say, in place of what they said before.
    fn learn(&mut self, client: ClientId, rows: &[Arc<Row>]) {
        let said = |at: &(ClientId, ClientId)| at.0 == client;
        let mut others: BTreeSet<ClientId> = self.said.keys().filter(|at| said(at)).map(|(_, other)| *other).collect();
        self.said.retain(|at, _| !said(at));
        for join in rows.iter().flat_map(|row| &row.joins).filter(|join| join.other != client) {
            others.insert(join.other);
            self.said.insert((client, join.other), join.clone());
        }
        for other in others {
            let is_one = self.verdict((client, other)) == Some(Verdict::OnePerson);
            for (one, other) in [(client, other), (other, client)] {
                let with = self.with.entry(one).or_default();
                if is_one {
                    with.insert(other)
                } else {
                    with.remove(&other)
                };
            }
        }
        self.with.retain(|_, with| !with.is_empty());
    }

    /// The charts that are shown together with that of `client`, and it: those that were joined with it, one with another, where
    /// nothing that was said of any two of them speaks against it.
    fn circle(&self, client: ClientId) -> BTreeSet<ClientId> {
        let linked = self.linked(client);
        if self.against(&linked).next().is_some() { BTreeSet::from([client]) } else { linked }
    }

    /// Of charts that were joined one with another, those two by two that are not said to be of one person.
    fn against<'a>(&'a self, linked: &'a BTreeSet<ClientId>) -> impl Iterator<Item = Pair> + 'a {
        let said = linked.iter().flat_map(|one| self.said.range((*one, FIRST)..=(*one, LAST)));
        let pairs = said.map(|(at, _)| *at).filter(|(_, other)| linked.contains(other));
        pairs.filter(|pair| self.verdict(*pair) != Some(Verdict::OnePerson)).map(|(one, other)| in_order(one, other))
    }

    /// The charts that were joined with that of `client`, one with another, whatever speaks against it, and it.
    fn linked(&self, client: ClientId) -> BTreeSet<ClientId> {
        let (mut circle, mut next) = (BTreeSet::from([client]), vec![client]);
        while let Some(with) = next.pop().and_then(|one| self.with.get(&one)) {
            for other in with {
                if circle.len() < CHARTS_MAX && circle.insert(*other) {
                    next.push(*other);
                }
            }
        }
        circle
    }
}

impl Overview {
    /// What stands of two charts; `None` where nothing was said.
    #[must_use]
    pub fn verdict(&self, pair: Pair) -> Option<Verdict> {
        self.joined.verdict(pair)
    }

    /// What supervisors said of two charts: one row, or one for each chart in which it stands.
    pub fn said_of(&self, (one, other): Pair) -> impl Iterator<Item = &JoinRow> {
        [(one, other), (other, one)].into_iter().filter_map(|at| self.joined.said.get(&at))
    }

    /// What was said of the charts that hang together with these two and does not fit together: first the pairs that are not
    /// said to be of one person though others join them, then those that were joined. While any of it stands, none of these
    /// charts is shown together with another. Empty where all fits. A chart taken twice is asked about by itself.
    #[must_use]
    pub fn contradiction(&self, (one, other): Pair) -> Vec<Pair> {
        let linked = self.joined.linked(one);
        let against: BTreeSet<Pair> = self.joined.against(&linked).collect();
        if against.is_empty() || !linked.contains(&other) {
            return Vec::new();
        }
        let with = |one: &ClientId| self.joined.with.get(one).into_iter().flatten();
        let joined: BTreeSet<Pair> =
            linked.iter().flat_map(|one| with(one).map(|other| in_order(*one, *other))).collect();
        against.into_iter().chain(joined).filter(|pair| self.is_here(*pair)).collect()
    }

    /// The charts of which something was said together with that of `client`, here or not, each with the chart in which that
    /// stands.
    #[must_use]
    pub fn said_with(&self, client: ClientId) -> BTreeSet<(ClientId, ClientId)> {
        let own = self.joined.said.keys().filter(|(at, other)| *at == client || *other == client);
        own.map(|(at, other)| (if *at == client { *other } else { *at }, *at)).collect()
    }

    /// The other charts of the same person that are here, in the order of their ids.
    pub fn joined_with(&self, client: ClientId) -> impl Iterator<Item = ClientId> {
        self.circle(client).into_iter().filter(move |other| *other != client)
    }

    /// Pairs of which two things are said, by themselves or by way of other charts, where both are here.
    pub(super) fn disputed(&self) -> impl Iterator<Item = Pair> {
        let pairs = self.joined.said.keys().map(|(one, other)| in_order(*one, *other));
        let is_disputed = |pair: &Pair| match self.verdict(*pair) {
            Some(Verdict::Disputed) => true,
            Some(Verdict::TwoPeople) => self.joined.linked(pair.0).contains(&pair.1),
            Some(Verdict::OnePerson) | None => false,
        };
        pairs.filter(move |pair| is_disputed(pair) && self.is_here(*pair))
    }

    /// The charts that hang together with that of `client`: what is said of one may change how all of them are shown.
    pub(super) fn linked(&self, client: ClientId) -> BTreeSet<ClientId> {
        self.joined.linked(client)
    }

    fn is_here(&self, (one, other): Pair) -> bool {
        self.clients.contains_key(&one) && self.clients.contains_key(&other)
    }

    /// Whether something stands of any two charts of these two people, also where it does not fit together: then that is asked.
    pub(super) fn is_decided(&self, (one, other): Pair) -> bool {
        if self.joined.said.is_empty() {
            return false;
        }
        let others = self.linked(other);
        let mut pairs = self.linked(one).into_iter().flat_map(|one| others.iter().map(move |other| (one, *other)));
        pairs.any(|pair| self.verdict(pair).is_some())
    }

    /// The charts of the same person that are here, that of `client` too.
    pub(super) fn circle(&self, client: ClientId) -> BTreeSet<ClientId> {
        let mut circle = self.joined.circle(client);
        circle.retain(|other| *other == client || self.clients.contains_key(other));
        circle
    }

    /// Takes in what was said of `client`'s chart and others; likely pairs are looked for anew where anything was.
    pub(super) fn learn_joins(&mut self, client: ClientId) {
        let rows = self.clients.get(&client).map_or(&[][..], |held| &held.rows);
        if rows.iter().any(|row| !row.joins.is_empty()) || self.joined.said.keys().any(|(one, _)| *one == client) {
            self.joined.learn(client, rows);
            self.pairs = OnceLock::new();
        }
    }

    /// Puts the rows of all charts of the person together under the one with the smallest id, where there are several.
    pub(super) fn put_together(&mut self, client: ClientId) {
        let circle = self.circle(client);
        for one in &circle {
            self.together.remove(one);
        }
        if let (Some(first), 2..) = (circle.first(), circle.len()) {
            let rows = circle.iter().flat_map(|one| self.rows(*one)).cloned().collect();
            self.together.insert(*first, rows);
        }
    }
}
