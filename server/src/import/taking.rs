//! The clients of a file while their records are gathered. Must never put one client's record into another's chart:
//! each is found by the reference in the record itself.

use std::collections::{BTreeMap, BTreeSet};

use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::Act;
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{ClientId, EntryId};

use super::error::Fault;
use super::ids;
use super::index::{Index, Resource, Target};
use super::json::At;
use super::parsed::{Incoming, PartEdit, doc_of};
use super::tally::{Tally, Why};

/// All clients of a file.
#[derive(Default)]
pub(super) struct Taking {
    clients: Vec<Gathered>,
    by_id: BTreeMap<ClientId, usize>,
    by_number: BTreeMap<usize, usize>,
    /// Numbers of resources that became tasks of a plan, or were tallied as such.
    pub(super) used: BTreeSet<usize>,
}

/// One client.
pub(super) struct Gathered {
    pub(super) id: ClientId,
    acts: BTreeMap<DocKey, Vec<Act>>,
    keys: BTreeSet<EntryKey>,
    taken: BTreeMap<&'static str, usize>,
    place: String,
}

impl Gathered {
    /// A client of whom nothing is gathered yet, made from the Patient at `place`.
    pub(super) const fn of(id: ClientId, place: String) -> Self {
        Self { id, acts: BTreeMap::new(), keys: BTreeSet::new(), taken: BTreeMap::new(), place }
    }

    /// Adds an act to the document that its noun lives in.
    pub(super) fn push(&mut self, act: Act) {
        self.keys.insert(act.key);
        *self.taken.entry(act.noun.name).or_default() += 1;
        self.acts.entry(doc_of(self.id, &act)).or_default().push(act);
    }

    /// Whether the entry is there already, as when two plans name one thing to do.
    pub(super) fn has(&self, key: EntryKey) -> bool {
        self.keys.contains(&key)
    }

    /// The entry made from `resource`, or from its element `index`; `None` when it could not be known again.
    pub(super) fn entry_of(&self, resource: &Resource<'_>, index: Option<usize>, all: &Index<'_>) -> Option<EntryId> {
        let id = resource.id?;
        let id = match all.home(resource) {
            Some(home) => format!("{}/{}#{id}", home.kind, home.id?),
            None => id.to_owned(),
        };
        Some(ids::entry(self.id, resource.kind, &id, index))
    }
}

impl Taking {
    /// Adds a client, made from the Patient of this number.
    pub(super) fn admit(&mut self, number: usize, client: Gathered) -> Result<(), Fault> {
        if let Some(known) = self.by_id.get(&client.id).and_then(|known| self.clients.get(*known)) {
            return Err(Fault::SameClient { first: known.place.clone(), second: client.place });
        }
        self.by_id.insert(client.id, self.clients.len());
        self.by_number.insert(number, self.clients.len());
        self.clients.push(client);
        Ok(())
    }

    /// The client whom `resource` is about; `None`, tallied, when it is about a group or does not say.
    pub(super) fn client_of(
        &mut self,
        resource: &Resource<'_>,
        subject: Option<&At<'_>>,
        index: &Index<'_>,
        tally: &mut Tally,
    ) -> Result<Option<&mut Gathered>, Fault> {
        let target = match subject {
            None => None,
            Some(subject) => match index.follow(subject, resource)? {
                Target::Found(found) if found.kind == "Patient" => {
                    let place = self.by_number.get(&found.number).copied();
                    let client = place.and_then(|place| self.clients.get_mut(place));
                    return client.map(Some).ok_or_else(|| Fault::NoSuchPatient { place: subject.place.clone() });
                }
                Target::Missing(None | Some("Patient")) => {
                    return Err(Fault::NoSuchPatient { place: subject.place.clone() });
                }
                Target::Found(_) | Target::Missing(Some(_)) => Some(()),
            },
        };
        tally.add(resource.kind, target.map(|()| "subject"), Why::NotOneClient);
        Ok(None)
    }

    pub(super) fn finish(self) -> Vec<Incoming> {
        let of = |client: Gathered| Incoming {
            client: client.id,
            parts: client.acts.into_iter().map(|(doc, acts)| PartEdit { doc, by: None, acts }).collect(),
            taken: client.taken,
        };
        self.clients.into_iter().map(of).collect()
    }
}
