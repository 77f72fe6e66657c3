//! The clients of the files while their records are gathered. Must never put one client's record into another's chart:
//! each is found by the reference in the record itself, and whom it leads to is decided by more than a number.

use std::collections::{BTreeMap, BTreeSet};

use waystation_sync::care::client;
use waystation_sync::care::declare::{DocKey, FieldDecl, Noun, Value};
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{ClientId, EntryId, SystemMark};

use super::at::At;
use super::error::Fault;
use super::fill::Draft;
use super::index::{Index, Resource, Target};
use super::parsed::{Incoming, Origin, Over, PartEdit, doc_of};
use super::people::{Likeness, Name, Person};
use super::settings::Settings;
use super::tally::{Tally, Why};
use super::{ids, placeholder};

/// Everything that is at hand while records are read.
pub(super) struct Scene<'s> {
    pub(super) settings: &'s Settings,
    pub(super) taking: Taking<'s>,
    pub(super) tally: Tally,
}

/// All clients of the files.
pub(super) struct Taking<'s> {
    known: &'s BTreeMap<ClientId, Person>,
    clients: Vec<Gathered>,
    by_id: BTreeMap<ClientId, usize>,
    /// Of each Patient, by number, the client; `None` for one who was held back.
    by_number: BTreeMap<usize, Option<usize>>,
    /// Of each record that has a subject here, the client.
    subjects: BTreeMap<usize, usize>,
    /// Numbers of resources that became entries, or were tallied as such.
    pub(super) used: BTreeSet<usize>,
}

/// One client.
pub(super) struct Gathered {
    pub(super) id: ClientId,
    pub(super) person: Person,
    /// The system that knows the client so; `None` where none is named, or several are.
    system: Option<String>,
    /// The record that it is made from; `None` for somebody of the folder whose Patient is not in the files.
    pub(super) record: Option<usize>,
    acts: BTreeMap<DocKey, Vec<Act>>,
    keys: BTreeMap<(&'static str, EntryKey), Act>,
    origins: BTreeMap<(&'static str, EntryKey), Origin>,
    /// What is over, and is not begun.
    over: Vec<Over>,
    taken: BTreeMap<&'static str, usize>,
    /// The records that something of it comes from.
    records: BTreeSet<usize>,
}

impl Gathered {
    /// Begins the entry `draft` under `key`, and says where its words stand now. `older` are keys under which earlier
    /// versions of the import, or an earlier file, may have begun it.
    pub(super) fn begin(
        &mut self,
        draft: Draft,
        (key, older): (EntryId, Vec<EntryId>),
        at: &At<'_>,
        scene: (&Settings, &mut Tally),
    ) -> bool {
        let (settings, tally) = scene;
        let resource = draft.resource();
        if draft.is_incomplete() {
            tally.left((resource, None, Why::Incomplete), at);
            return false;
        }
        if !draft.noun.editors.contains(&settings.role) {
            tally.left((resource, None, Why::NotYourRole), at);
            return false;
        }
        let (act, said) = draft.begin(EntryKey::Id(key));
        match self.keys.get(&(act.noun.name, act.key)) {
            None => {}
            Some(known) => {
                let why = if is_same(known, &act) { Why::Twice } else { Why::TwiceOtherwise };
                tally.left((resource, None, why), at);
                return false;
            }
        }
        said.iter().for_each(|said| tally.took(at.record, said));
        self.push(act, at, older);
        true
    }

    /// Writes the fields of what there is one of. Where another record of the same person filled one already, the first
    /// stands and what the other says otherwise is named.
    pub(super) fn write(&mut self, draft: Draft, at: &At<'_>, tally: &mut Tally) {
        let (noun, resource) = (draft.noun, draft.resource());
        let key = (noun.name, EntryKey::One);
        let held: Vec<_> = self.keys.get(&key).and_then(fields_of).map(<[_]>::to_vec).unwrap_or_default();
        let mut new = Vec::new();
        for (field, value, said) in draft.fields() {
            let before = held.iter().find(|(known, _)| known.name == field.name).map(|(_, value)| value);
            let own = field.name == client::IMPORTED_FROM.name;
            match before {
                Some(before) if own || before.as_ref() == Some(&value) => tally.took(at.record, &said),
                Some(_) => tally.left_at((resource, None, Why::TwiceOtherwise), at.record, &said.from),
                None => {
                    tally.took(at.record, &said);
                    new.push((field, Some(value)));
                }
            }
        }
        if !new.is_empty() {
            let act = Act { noun, key: EntryKey::One, verb: Verb::Write(new) };
            let first = self.keys.contains_key(&key);
            self.push(act, at, Vec::new());
            if first {
                let all = held.into_iter().chain(self.keys.get(&key).and_then(fields_of).unwrap_or_default().to_vec());
                self.keys.insert(key, Act { noun, key: EntryKey::One, verb: Verb::Write(all.collect()) });
            }
        }
    }

    /// Notes that the entry `draft` under `key` is over, by what stands at `at`: an earlier import may have begun it.
    pub(super) fn note_over(&mut self, draft: Draft, (key, older): (EntryId, Vec<EntryId>), at: &At<'_>) {
        let (act, _) = draft.begin(EntryKey::Id(key));
        let origin = Origin { record: at.record, place: at.place.clone(), file: 0, older };
        self.over.push(Over { doc: doc_of(self.id, &act), act, origin });
    }

    /// Whether any entry of this noun was begun.
    pub(super) fn has_any(&self, noun: &Noun) -> bool {
        self.keys.keys().any(|(name, _)| *name == noun.name)
    }

    /// Takes back what came of a record that is left after all.
    fn undo(&mut self, record: usize) {
        self.over.retain(|over| over.origin.record != record);
        if !self.records.remove(&record) {
            return;
        }
        let of_record = |origin: &Origin| origin.record == record;
        let gone: Vec<_> = self.origins.iter().filter(|(_, origin)| of_record(origin)).map(|(key, _)| *key).collect();
        for key in gone {
            self.origins.remove(&key);
            self.keys.remove(&key);
            self.taken.entry(key.0).and_modify(|count| *count = count.saturating_sub(1));
            for acts in self.acts.values_mut() {
                acts.retain(|act| (act.noun.name, act.key) != key);
            }
        }
        self.taken.retain(|_, count| *count > 0);
        self.acts.retain(|_, acts| !acts.is_empty());
    }

    /// Adds an act to the document that its noun lives in.
    pub(super) fn push(&mut self, act: Act, at: &At<'_>, older: Vec<EntryId>) {
        let key = (act.noun.name, act.key);
        self.records.insert(at.record);
        self.keys.insert(key, act.clone());
        self.origins.insert(key, Origin { record: at.record, place: at.place.clone(), file: 0, older });
        *self.taken.entry(act.noun.name).or_default() += 1;
        self.acts.entry(doc_of(self.id, &act)).or_default().push(act);
    }

    /// The entry made from `resource`, or from its element `index`; `None` when it could not be known again.
    pub(super) fn entry_of(&self, resource: &Resource<'_>, index: Option<usize>, all: &Index<'_>) -> Option<EntryId> {
        Some(ids::entry(self.id, resource.kind, &name_of(resource, all)?, index))
    }
}

/// What a resource is known by: its id, and that of the one that it is contained in.
pub(super) fn name_of(resource: &Resource<'_>, all: &Index<'_>) -> Option<String> {
    let id = resource.id?;
    Some(match all.home(resource) {
        Some(home) => format!("{}/{}#{id}", home.kind, home.id?),
        None => id.to_owned(),
    })
}

fn is_same(one: &Act, other: &Act) -> bool {
    let fields = |act: &Act| -> BTreeMap<&str, Option<Value>> {
        let fields = fields_of(act).unwrap_or_default().iter();
        fields.map(|(field, value)| (field.name, value.clone())).collect()
    };
    fields(one) == fields(other)
}

fn fields_of(act: &Act) -> Option<&[(&'static FieldDecl, Option<Value>)]> {
    match &act.verb {
        Verb::Begin(fields) | Verb::Write(fields) => Some(fields),
        Verb::Move(_)
        | Verb::Retire
        | Verb::TakeUp
        | Verb::Settle { .. }
        | Verb::ConfirmText { .. }
        | Verb::SeeLowered { .. }
        | Verb::SayAgain { .. }
        | Verb::Sign => None,
    }
}

impl<'s> Taking<'s> {
    pub(super) fn of(known: &'s BTreeMap<ClientId, Person>) -> Self {
        let (clients, by_id, by_number) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        Self { known, clients, by_id, by_number, subjects: BTreeMap::new(), used: BTreeSet::new() }
    }

    /// Who has this id: in the files, or else in the folder.
    pub(super) fn holder(&self, id: ClientId) -> Option<&Person> {
        let here = self.by_id.get(&id).and_then(|place| self.clients.get(*place));
        here.map(|client| &client.person).or_else(|| self.known.get(&id))
    }

    /// The number of the Patient that a client of the files is made from.
    pub(super) fn record_of(&self, id: ClientId) -> Option<usize> {
        self.by_id.get(&id).and_then(|place| self.clients.get(*place)?.record)
    }

    /// The client of this id, made from the Patient of this number; the one that is there already when two records are
    /// of one person. Gives its place.
    pub(super) fn admit(&mut self, number: Option<usize>, id: ClientId, person: Person, system: Option<&str>) -> usize {
        let next = self.clients.len();
        let place = *self.by_id.entry(id).or_insert(next);
        if let Some(number) = number {
            self.by_number.insert(number, Some(place));
        }
        if place == next {
            let (keys, origins) = (BTreeMap::new(), BTreeMap::new());
            let (acts, taken) = (BTreeMap::new(), BTreeMap::new());
            let (records, system, over) = (BTreeSet::new(), system.map(ToOwned::to_owned), Vec::new());
            self.clients.push(Gathered {
                id,
                person,
                system,
                record: number,
                acts,
                keys,
                origins,
                over,
                taken,
                records,
            });
        } else if let Some(client) = self.clients.get_mut(place) {
            client.system.take_if(|known| system != Some(known));
        }
        place
    }

    /// Notes that nothing of this Patient is taken.
    pub(super) fn hold_back(&mut self, number: usize) {
        self.by_number.insert(number, None);
    }

    /// Notes that a Patient is the one of another record, which says the same.
    pub(super) fn same_as(&mut self, number: usize, other: usize) {
        if let Some(place) = self.by_number.get(&other).copied() {
            self.by_number.insert(number, place);
        }
    }

    /// Takes back all that came of a record; of a Patient all that is theirs is held back too.
    pub(super) fn undo(&mut self, number: usize) {
        if let Some(place) = self.by_number.get_mut(&number) {
            *place = None;
        }
        self.clients.iter_mut().for_each(|client| client.undo(number));
    }

    /// Whether somebody was made from this Patient.
    pub(super) fn is_taken(&self, number: usize) -> bool {
        self.by_number.get(&number).is_some_and(Option::is_some)
    }

    /// The client at a place that [`Taking::whose`] gave.
    pub(super) fn client(&mut self, place: usize) -> Option<&mut Gathered> {
        self.clients.get_mut(place)
    }

    /// Whose `resource` is; an error of two says why it is nobody's here.
    pub(super) fn whose<'a>(
        &mut self,
        resource: &Resource<'a>,
        subject: Option<&At<'a>>,
        index: &Index<'a>,
    ) -> Result<Result<usize, Why>, Fault> {
        let Some(subject) = subject else { return Ok(Err(Why::NotOneClient)) };
        let whose = self.led_to(resource, subject, index)?;
        if let Ok(place) = whose {
            self.subjects.insert(resource.number, place);
        }
        Ok(whose)
    }

    fn led_to<'a>(
        &mut self,
        resource: &Resource<'a>,
        subject: &At<'a>,
        index: &Index<'a>,
    ) -> Result<Result<usize, Why>, Fault> {
        Ok(match index.follow(subject, resource)? {
            Target::Found(number) if index.get(number).is_some_and(|found| found.kind == "Patient") => {
                match self.by_number.get(&number) {
                    Some(Some(place)) => Ok(*place),
                    Some(None) => Err(Why::HeldBack),
                    None => Err(Why::NoSuchPatient),
                }
            }
            Target::Known { system, value } => self.in_folder((&system, &value), subject.text("display")?),
            Target::Several => Err(Why::WhichPatient),
            Target::Missing(None | Some("Patient")) => Err(Why::NoSuchPatient),
            Target::Found(_) | Target::Missing(Some(_)) => Err(Why::NotOneClient),
        })
    }

    /// Somebody of the folder who is named by number alone; where a name stands beside it, by both.
    fn in_folder(&mut self, (system, value): (&str, &str), display: Option<&str>) -> Result<usize, Why> {
        let id = ids::client(system, value);
        let Some(known) = self.known.get(&id).filter(|_| !placeholder::is_placeholder(value)) else {
            return Err(Why::NoSuchPatient);
        };
        if let Some(display) = display {
            let names = vec![Name { text: display.to_owned(), ..Name::default() }];
            let named = Person { names, ..Person::default() };
            if named.likeness(known, true) != Likeness::Same {
                return Err(Why::OtherPerson);
            }
        }
        Ok(self.admit(None, id, known.clone(), Some(system)))
    }

    /// Whose a record is, by its number; set by whoever took it.
    pub(super) fn owners(&self) -> BTreeMap<usize, ClientId> {
        let of =
            |client: &Gathered| client.origins.values().map(|origin| (origin.record, client.id)).collect::<Vec<_>>();
        let mut owners: BTreeMap<usize, ClientId> = self.clients.iter().flat_map(of).collect();
        let people = self.by_number.iter().filter_map(|(number, place)| Some((number, (*place)?)));
        for (number, place) in people.chain(self.subjects.iter().map(|(number, place)| (number, *place))) {
            let client = self.clients.get(place);
            owners.extend(client.map(|client| (*number, client.id)));
        }
        owners
    }

    pub(super) fn finish(self, file_of: impl Fn(usize) -> usize) -> Vec<Incoming> {
        let of = |client: Gathered| {
            let mut origins = client.origins;
            // What is over in one place and in use in another is in use.
            let mut over = client.over;
            over.retain(|over| !origins.contains_key(&(over.act.noun.name, over.act.key)));
            let all = origins.values_mut().chain(over.iter_mut().map(|over| &mut over.origin));
            let first = all.map(|origin| {
                origin.file = file_of(origin.record);
                origin.record
            });
            let file = first.min().filter(|_| client.record.is_none()).or(client.record).map_or(0, &file_of);
            let parts = client.acts.into_iter().map(|(doc, acts)| PartEdit { doc, by: None, acts }).collect();
            Incoming {
                client: client.id,
                file,
                brought: Some(SystemMark::of(client.system.as_deref().unwrap_or_default())),
                is_patient: client.record.is_some(),
                parts,
                taken: client.taken,
                origins,
                over,
            }
        };
        let says = |client: &Incoming| !client.parts.is_empty() || !client.over.is_empty();
        self.clients.into_iter().map(of).filter(says).collect()
    }
}
