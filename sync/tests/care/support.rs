//! Replicas for the tests: people at nodes who fill in forms and meet. Must never decide what is right.

use std::collections::BTreeSet;
use std::sync::Arc;

use automerge::{ActorId, Automerge, Change};
use ed25519_dalek::SigningKey;
use waystation_sync::care::declare::{DocKey, Of, Quarter, SigningKeys, Spread};
use waystation_sync::care::edit::{self, Act, Actors, Edit, EditError, Edited, Problem, Verb, Wrong};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Code, FieldDecl, Noun, Part, Role};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::care::{self, note};
use waystation_sync::id::{Author, ClientId, DeviceId, EditId, EntryId, Heads, PersonId};
use waystation_sync::time::Millis;

/// The client of these tests.
pub(crate) const CLIENT: ClientId = ClientId([0xC1; 16]);
/// Treats the client.
pub(crate) const THERAPIST: Who = Who { person: PersonId([1; 16]), role: Role::Therapist };
/// Another who does.
pub(crate) const THERAPIST_TOO: Who = Who { person: PersonId([11; 16]), role: Role::Therapist };
/// Keeps contact.
pub(crate) const MANAGER: Who = Who { person: PersonId([2; 16]), role: Role::CaseManager };
/// Settles.
pub(crate) const SUPERVISOR: Who = Who { person: PersonId([3; 16]), role: Role::Supervisor };
/// Schedules.
pub(crate) const DESK: Who = Who { person: PersonId([4; 16]), role: Role::FrontDesk };
/// Contributes.
pub(crate) const PEER: Who = Who { person: PersonId([5; 16]), role: Role::Peer };

/// A person at work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Who {
    /// Who.
    pub(crate) person: PersonId,
    /// As what.
    pub(crate) role: Role,
}

/// A node's copy of one document.
pub(crate) struct Node {
    /// The document.
    pub(crate) doc: Automerge,
    /// Which part it is.
    pub(crate) part: Part,
    /// What the node stored, in order.
    pub(crate) stored: Vec<Vec<u8>>,
    device: u8,
    made: u16,
}

impl Node {
    /// A node that has nothing of the document yet.
    pub(crate) fn new(part: Part, device: u8) -> Self {
        Self { doc: Automerge::new(), part, stored: Vec::new(), device, made: 0 }
    }

    /// Another node with what this one has.
    pub(crate) fn twin(&self, device: u8) -> Self {
        let mut twin = Self::new(self.part, device);
        twin.meet(self);
        twin
    }

    /// The version at hand.
    pub(crate) fn heads(&self) -> Heads {
        self.doc.get_heads().into_iter().collect()
    }

    /// This node's author for `who`.
    pub(crate) fn author(&self, who: Who) -> Author {
        Author { person: who.person, device: DeviceId([self.device; 16]) }
    }

    /// What `who` signs with on this node.
    pub(crate) fn keys(&self, who: Who) -> SigningKeys {
        let key = |n: u8| SigningKey::from_bytes(&[n; 32]);
        SigningKeys { person: key(who.person.0[0]), device: key(0xD0 ^ self.device) }
    }

    /// A form filled in by `who` over the version `base`.
    pub(crate) fn form(&mut self, who: Who, base: &Heads, acts: Vec<Act>) -> Edit {
        self.made += 1;
        let mut id = [self.device; 16];
        id[14..].copy_from_slice(&self.made.to_be_bytes());
        Edit {
            facts: Arc::default(),
            id: EditId(id),
            doc: doc_key(self.part),
            base: base.clone(),
            author: self.author(who),
            role: who.role,
            at: Millis(1_700_000_000_000 + i64::from(self.made) * 1000),
            keys: Some(self.keys(who)),
            acts,
        }
    }

    /// The actors that this node hands in for `edit`.
    pub(crate) fn actors(&self, edit: &Edit) -> Actors {
        let mut fresh = edit.id.0;
        fresh[0] = 0xF0;
        let mut run = [self.device; 16];
        run[0] = 0xA0;
        run[1] = edit.author.person.0[0];
        Actors { run, fresh }
    }

    /// Sends `edit` to this node.
    pub(crate) fn send(&mut self, edit: &Edit) -> Result<Edited, EditError> {
        let before = self.heads();
        let actors = self.actors(edit);
        let edited = edit::apply(&mut self.doc, edit, actors);
        match &edited {
            Ok(edited) => {
                assert_eq!(edited.heads, self.heads());
                self.stored.extend(edited.chunks.iter().cloned());
            }
            Err(_) => assert_eq!(before, self.heads(), "a refused form changed the document"),
        }
        edited
    }

    /// Does `acts` at the version at hand.
    pub(crate) fn does(&mut self, who: Who, acts: Vec<Act>) -> Result<Edited, EditError> {
        let base = self.heads();
        self.does_at(who, &base, acts)
    }

    /// Does `acts` over the version `base`.
    pub(crate) fn does_at(&mut self, who: Who, base: &Heads, acts: Vec<Act>) -> Result<Edited, EditError> {
        let edit = self.form(who, base, acts);
        self.send(&edit)
    }

    /// Writes one field of one entry at the version at hand.
    pub(crate) fn writes(
        &mut self,
        who: Who,
        place: (&'static Noun, EntryKey),
        field: &'static FieldDecl,
        to: Option<Value>,
    ) {
        self.does(who, vec![write(place, vec![(field, to)])]).unwrap();
    }

    /// Takes over what `other` has and this node lacks.
    pub(crate) fn meet(&mut self, other: &Self) {
        let known: Vec<_> =
            self.doc.get_heads().into_iter().filter(|hash| other.doc.get_change_meta_by_hash(hash).is_some()).collect();
        let missing: Vec<Change> = other
            .doc
            .get_changes(&known)
            .into_iter()
            .filter(|change| self.doc.get_change_meta_by_hash(&change.hash()).is_none())
            .collect();
        self.stored.extend(missing.iter().map(|change| change.raw_bytes().to_vec()));
        self.doc.apply_changes(missing).unwrap();
    }

    /// The entry at hand.
    pub(crate) fn entry(&self, (noun, key): (&'static Noun, EntryKey)) -> Entry {
        View::now(&self.doc).entry(noun, key).unwrap()
    }

    /// One field of it.
    pub(crate) fn field(&self, place: (&'static Noun, EntryKey), field: &FieldDecl) -> Field {
        self.entry(place).field(field).clone()
    }

    /// Every actor that wrote in the document.
    pub(crate) fn actors_seen(&self) -> BTreeSet<ActorId> {
        self.doc.get_changes(&[]).iter().map(|change| change.actor_id().clone()).collect()
    }

    /// What was stored, read into an empty document.
    pub(crate) fn reloaded(&self) -> Automerge {
        let mut doc = Automerge::new();
        doc.apply_changes(
            self.stored.iter().map(|chunk| Change::from_bytes(chunk.clone()).unwrap()).collect::<Vec<_>>(),
        )
        .unwrap();
        doc
    }
}

/// All meet until all have everything.
pub(crate) fn all_meet(copies: &mut [Node]) {
    for _ in 0..2 {
        for to in 0..copies.len() {
            for from in 0..copies.len() {
                if to != from {
                    let other = copies[from].twin(0xEE);
                    copies[to].meet(&other);
                }
            }
        }
    }
}

/// A client, for nouns that go by clients.
pub(crate) const fn somebody() -> Code {
    Code::declared("00000000-0000-0000-0000-000000000001")
}

/// An entry's key.
pub(crate) const fn id(n: u8) -> EntryKey {
    EntryKey::Id(entry_id(n))
}

/// The id of a key. All were begun at one time, as their ids say.
pub(crate) const fn entry_id(n: u8) -> EntryId {
    EntryId([1, 0x9b, 0, 0, 0, 0, n, n, n, n, n, n, n, n, n, n])
}

/// The document of a part that tests write in: of a part that goes by quarters, the one of [`id`]s.
pub(crate) fn doc_key(part: Part) -> DocKey {
    match (part.spread(), id(1)) {
        (Spread::ByQuarter, EntryKey::Id(id)) => DocKey::quarter(CLIENT, part, Quarter::of(id)),
        (Spread::ByAuthor, _) => DocKey { of: Of::Author(THERAPIST.person), ..DocKey::whole(CLIENT, part) },
        _ => DocKey::whole(CLIENT, part),
    }
}

/// Words.
pub(crate) fn words(text: &str) -> Option<Value> {
    Some(Value::Words(text.to_owned()))
}

/// A code.
pub(crate) fn code(text: &str) -> Option<Value> {
    Some(Value::Code(text.to_owned()))
}

/// A day.
pub(crate) fn day(text: &str) -> Option<Value> {
    Some(Value::Date(text.parse().unwrap()))
}

/// Begins an entry.
pub(crate) fn begin((noun, key): (&'static Noun, EntryKey), fields: Vec<(&'static FieldDecl, Option<Value>)>) -> Act {
    Act { noun, key, verb: Verb::Begin(fields) }
}

/// Writes fields.
pub(crate) fn write((noun, key): (&'static Noun, EntryKey), fields: Vec<(&'static FieldDecl, Option<Value>)>) -> Act {
    Act { noun, key, verb: Verb::Write(fields) }
}

/// Anything else.
pub(crate) fn act((noun, key): (&'static Noun, EntryKey), verb: Verb) -> Act {
    Act { noun, key, verb }
}

/// Settles a field.
pub(crate) fn settle(
    place: (&'static Noun, EntryKey),
    field: &'static FieldDecl,
    choice: Option<Value>,
    reason: &str,
) -> Act {
    act(place, Verb::Settle { field, choice, reason: reason.to_owned() })
}

/// What was wrong, and where.
pub(crate) fn problems(result: Result<Edited, EditError>) -> Vec<(Option<&'static str>, Wrong)> {
    match result {
        Err(EditError::Problems(problems)) => {
            problems.into_iter().map(|Problem { field, what, .. }| (field, what)).collect()
        }
        other => panic!("expected problems, got {other:?}"),
    }
}

/// A draft note in a new notes document, written by the therapist.
pub(crate) fn note_drafted(device: u8) -> Node {
    let mut copy = Node::new(Part::Notes, device);
    let fields =
        vec![(&note::KIND, code("visit")), (&note::HAPPENED, day("2026-11-24")), (&note::TEXT, words("Seen at home."))];
    copy.does(THERAPIST, vec![begin((&note::NOTE, id(7)), fields)]).unwrap();
    copy
}

/// The births of every part of the tests' client.
pub(crate) fn birth_actors(part: Part) -> BTreeSet<ActorId> {
    care::births_of(&doc_key(part)).unwrap().iter().map(|change| change.actor_id().clone()).collect()
}

/// An entry that one of `noun` links to, begun where it does not stand yet; signed where `noun` strikes it, since only what is
/// fixed is struck.
pub(crate) fn stands_first(
    copy: &mut Node,
    noun: &Noun,
    of: (&'static Noun, EntryKey),
    fields: Vec<(&'static FieldDecl, Option<Value>)>,
    who: Who,
) {
    if View::now(&copy.doc).entry(of.0, of.1).is_none() {
        copy.does(who, vec![begin(of, fields)]).unwrap();
    }
    if noun.strikes && of.0.signed().is_some() && !copy.entry(of).is_signed() {
        copy.does(who, vec![act(of, Verb::Sign)]).unwrap();
    }
}
