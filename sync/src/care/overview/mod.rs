//! Every client at a glance: the summary rows of a caseload in the orders in which lists, agendas and searches show
//! them, kept as rows change, so that a page costs what it shows and not what exists. Must hold nothing but what its
//! rows hold, rows of its own parts alone, and the same whatever order they came in.

mod facts;
mod fold;
mod list;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use facts::{Due, Facts, Named};
pub use facts::{Need, Wait};
pub use fold::fold;
pub use list::{Found, Whose};

use super::declare::{Part, Row, TaskRow};
use crate::id::{ClientId, EntryId, PersonId};

/// A client with the rows of their parts.
pub type Line<'a> = (ClientId, &'a [Arc<Row>]);

/// Every client whom someone who may read `parts` may see, and of each no more than that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    parts: &'static [Part],
    clients: BTreeMap<ClientId, Vec<Arc<Row>>>,
    /// By name.
    names: Vec<Named>,
    /// By name, for each person those whose team they are on.
    own: BTreeMap<PersonId, Vec<Named>>,
    /// Open tasks by day, of everybody and of each person.
    due: BTreeSet<Arc<Due>>,
    due_of: BTreeMap<PersonId, BTreeSet<Arc<Due>>>,
    drafts: BTreeMap<PersonId, BTreeSet<(ClientId, EntryId)>>,
    /// Clients with a risk that is shown, by their highest level.
    risks: BTreeSet<(usize, ClientId)>,
    waits: BTreeSet<Wait>,
}

impl Overview {
    /// The overview of `rows`, as far as they are of `parts`. Of two rows of one document the later one counts.
    #[must_use]
    pub fn new(parts: &'static [Part], rows: impl IntoIterator<Item = Arc<Row>>) -> Self {
        let mut overview = Self {
            parts,
            clients: BTreeMap::new(),
            names: Vec::new(),
            own: BTreeMap::new(),
            due: BTreeSet::new(),
            due_of: BTreeMap::new(),
            drafts: BTreeMap::new(),
            risks: BTreeSet::new(),
            waits: BTreeSet::new(),
        };
        for row in rows {
            overview.keep(row);
        }
        let mut all: Vec<Facts> = overview.clients.iter().map(|(client, rows)| Facts::of(*client, rows)).collect();
        // In the order of names each goes to the end of its lists.
        all.sort_by(|a, b| a.named.cmp(&b.named));
        for facts in all {
            overview.add(facts);
        }
        overview
    }

    /// Takes in the newest row of a document; one of another part is passed over.
    pub fn put(&mut self, row: Arc<Row>) {
        let client = row.client();
        let before = self.clients.get(&client).map(|rows| Facts::of(client, rows));
        if !self.keep(row) {
            return;
        }
        let after = Facts::of(client, self.rows(client));
        if before.as_ref() == Some(&after) {
            return;
        }
        if let Some(before) = before {
            self.take_away(&before);
        }
        self.add(after);
    }

    /// Keeps a row among its client's, in the order of parts; false when it is of a part that is not kept.
    fn keep(&mut self, row: Arc<Row>) -> bool {
        let Some(part) = row.part().filter(|part| self.parts.contains(part)) else { return false };
        let rows = self.clients.entry(row.client()).or_default();
        match rows.binary_search_by_key(&Some(part), |row| row.part()) {
            Ok(at) => {
                if let Some(held) = rows.get_mut(at) {
                    *held = row;
                }
            }
            Err(at) => rows.insert(at, row),
        }
        true
    }

    fn add(&mut self, facts: Facts) {
        let client = facts.named.client;
        for person in facts.team {
            insert(self.own.entry(person).or_default(), facts.named.clone());
        }
        for due in facts.due {
            if let Some(who) = due.who {
                self.due_of.entry(who).or_default().insert(Arc::clone(&due));
            }
            self.due.insert(due);
        }
        for (person, draft) in facts.drafts {
            self.drafts.entry(person).or_default().insert((client, draft));
        }
        self.risks.extend(facts.risk.map(|rank| (rank, client)));
        self.waits.extend(facts.waits);
        insert(&mut self.names, facts.named);
    }

    fn take_away(&mut self, facts: &Facts) {
        let client = facts.named.client;
        for person in &facts.team {
            if let Some(own) = self.own.get_mut(person) {
                remove(own, &facts.named);
            }
        }
        for due in &facts.due {
            self.due.remove(due);
            if let Some(of) = due.who.and_then(|who| self.due_of.get_mut(&who)) {
                of.remove(due);
            }
        }
        for (person, draft) in &facts.drafts {
            if let Some(of) = self.drafts.get_mut(person) {
                of.remove(&(client, *draft));
            }
        }
        self.own.retain(|_, own| !own.is_empty());
        self.due_of.retain(|_, of| !of.is_empty());
        self.drafts.retain(|_, of| !of.is_empty());
        facts.risk.map(|rank| self.risks.remove(&(rank, client)));
        for wait in &facts.waits {
            self.waits.remove(wait);
        }
        remove(&mut self.names, &facts.named);
    }

    /// How many clients there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no client.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The rows of a client, in the order of parts; none where there is no such client here.
    #[must_use]
    pub fn rows(&self, client: ClientId) -> &[Arc<Row>] {
        self.clients.get(&client).map_or(&[], Vec::as_slice)
    }

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

    /// How many unsigned notes `person` has begun.
    #[must_use]
    pub fn drafts_count(&self, person: PersonId) -> usize {
        self.drafts.get(&person).map_or(0, BTreeSet::len)
    }

    /// The unsigned notes that `person` has begun.
    pub fn drafts(&self, person: PersonId) -> impl Iterator<Item = (ClientId, EntryId)> {
        self.drafts.get(&person).into_iter().flatten().copied()
    }

    /// How many clients have a risk that is shown.
    #[must_use]
    pub fn risks_count(&self) -> usize {
        self.risks.len()
    }

    /// Clients with a risk that is shown, the highest first.
    pub fn risks(&self) -> impl Iterator<Item = Line<'_>> {
        self.risks.iter().map(|(_, client)| (*client, self.rows(*client)))
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

fn insert(list: &mut Vec<Named>, named: Named) {
    if let Err(at) = list.binary_search(&named) {
        list.insert(at, named);
    }
}

fn remove(list: &mut Vec<Named>, named: &Named) {
    if let Ok(at) = list.binary_search(named) {
        list.remove(at);
    }
}
