//! Laptops that write, and changes made by hand as an attacker would make them. Must never decide what is right.

use std::sync::Arc;

use automerge::transaction::{CommitOptions, Transaction};
use automerge::{ActorId, Automerge, AutomergeError, Change, ObjId, ROOT, ReadDoc};
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};
use waystation_sync::care::Vocabulary;
use waystation_sync::care::declare::{DocKey, Quarter, SignerKeys, SigningKeys, Spread};
use waystation_sync::care::edit::{self, Act, Actors, Edit, Verb};
use waystation_sync::care::goal;
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::id::{Author, ClientId, DeviceId, DocId, EditId, EntryId, Heads, PersonId};
use waystation_sync::time::Millis;
use waystation_sync::vet::{self, Refusal, Sender, Vetted};

/// The client of these tests.
pub(crate) const CLIENT: ClientId = ClientId([0xC1; 16]);
/// Another one.
pub(crate) const OTHER_CLIENT: ClientId = ClientId([0xC2; 16]);
/// Works on [`LAPTOP`].
pub(crate) const ANA: PersonId = PersonId([1; 16]);
/// Does not.
pub(crate) const BEN: PersonId = PersonId([2; 16]);
/// The device that sends.
pub(crate) const LAPTOP: DeviceId = DeviceId([9; 16]);
/// Another device.
pub(crate) const OTHER_LAPTOP: DeviceId = DeviceId([8; 16]);
/// Ana on the laptop that sends.
pub(crate) const AUTHOR: Author = Author { person: ANA, device: LAPTOP };

/// The document of a part that tests write in: of a part that goes by quarters, the one of [`begun_then`].
pub(crate) fn doc_key(client: ClientId, part: Part) -> DocKey {
    match part.spread() {
        Spread::ByQuarter => DocKey::quarter(client, part, Quarter::of(begun_then([0; 16]))),
        Spread::One | Spread::ByAuthor => DocKey::whole(client, part),
    }
}

/// An entry that was begun in the quarter of all entries here, as its id says.
pub(crate) fn begun_then(mut id: [u8; 16]) -> EntryId {
    id[..6].fill(0);
    EntryId(id)
}

/// The plan of [`CLIENT`].
pub(crate) fn id() -> DocId {
    DocKey::whole(CLIENT, Part::Plan).id()
}

/// The laptop, as the clinic knows it.
pub(crate) fn sender() -> Sender {
    laptop_of(LAPTOP, &[(ANA, Role::Supervisor)])
}

/// A laptop and those who work on it, as the clinic knows them.
pub(crate) fn laptop_of(device: DeviceId, people: &[(PersonId, Role)]) -> Sender {
    Sender {
        device,
        people: people.iter().copied().collect(),
        keys: signer_keys(),
        known: Vocabulary::CURRENT,
        is_other_program: false,
    }
}

/// What `author` signs with.
pub(crate) fn signing_keys(author: Author) -> SigningKeys {
    let key = |id: [u8; 16]| SigningKey::from_bytes(&[id, id].concat().try_into().unwrap());
    SigningKeys { person: key(author.person.0), device: key(author.device.0) }
}

/// What everybody signs with, as the directory says it.
pub(crate) fn signer_keys() -> SignerKeys {
    let mut all = SignerKeys::default();
    for n in 1..10 {
        let author = Author { person: PersonId([n; 16]), device: DeviceId([n; 16]) };
        let keys = signing_keys(author);
        all.people.insert(author.person, vec![keys.person.verifying_key().to_bytes()]);
        all.devices.insert(author.device, vec![keys.device.verifying_key().to_bytes()]);
    }
    all
}

/// Someone who writes goals in a copy of the plan.
pub(crate) struct Writer {
    /// Their copy.
    pub(crate) doc: Automerge,
    /// All that they wrote, births first.
    pub(crate) chunks: Vec<Vec<u8>>,
    author: Author,
    made: u8,
}

impl Writer {
    /// With a copy of `doc`.
    pub(crate) fn at(doc: &Automerge, author: Author) -> Self {
        // Goals that are there already keep their ids.
        let made = u8::try_from(doc.get_changes_meta(&[]).len()).unwrap();
        Self { doc: doc.clone(), chunks: Vec::new(), author, made }
    }

    /// Begins one more goal.
    pub(crate) fn writes(&mut self) -> &mut Self {
        self.made += 1;
        let id = [self.author.person.0[0], self.author.device.0[0], self.made];
        let mut entry = [7; 16];
        entry[..3].copy_from_slice(&id);
        let fields = vec![
            (&goal::STATEMENT, Some(Value::Words("walk to the shop".into()))),
            (&goal::STATUS, Some(Value::Code("proposed".into()))),
        ];
        let edit = Edit {
            facts: Arc::default(),
            id: EditId(entry),
            doc: DocKey::whole(CLIENT, Part::Plan),
            base: heads(&self.doc),
            author: self.author,
            role: Role::Supervisor,
            at: Millis(1_790_000_000_000),
            keys: None,
            acts: vec![Act { noun: &goal::GOAL, key: EntryKey::Id(EntryId(entry)), verb: Verb::Begin(fields) }],
        };
        let run = self.actor();
        let edited = edit::apply(&mut self.doc, &edit, Actors { run, fresh: [0xFF; 16] }).unwrap();
        self.chunks.extend(edited.chunks);
        self
    }

    /// The actor that they write under.
    pub(crate) fn actor(&self) -> [u8; 16] {
        let mut run = [0xA0; 16];
        run[0] = self.author.person.0[0];
        run[1] = self.author.device.0[0];
        run
    }
}

/// The version of a document.
pub(crate) fn heads(doc: &Automerge) -> Heads {
    doc.get_heads().into_iter().collect()
}

/// The clinic's copy, with one goal that Ana's laptop brought and one of another laptop's.
pub(crate) fn clinic() -> Automerge {
    let mut doc = Automerge::new();
    let mut first = Writer::at(&doc, AUTHOR);
    admit_all(&mut doc, &first.writes().chunks);
    let mut other = Writer::at(&doc, Author { person: BEN, device: OTHER_LAPTOP });
    let there = laptop_of(OTHER_LAPTOP, &[(BEN, Role::Supervisor)]);
    assert_eq!(vet::admit(&mut doc, id(), &other.writes().chunks, &there).refused, []);
    doc
}

/// What the laptop's upload comes to; what is refused must leave the version as it was.
pub(crate) fn admit(doc: &mut Automerge, chunks: &[Vec<u8>]) -> Vetted {
    let before = heads(doc);
    let vetted = vet::admit(doc, id(), chunks, &sender());
    if vetted.taken.is_empty() {
        assert_eq!(heads(doc), before, "an upload of which nothing was taken changed the document");
    }
    vetted
}

/// As [`admit`]; all of it must be taken.
pub(crate) fn admit_all(doc: &mut Automerge, chunks: &[Vec<u8>]) {
    let vetted = admit(doc, chunks);
    assert_eq!((vetted.taken.len(), vetted.refused), (chunks.len(), vec![]));
}

/// Why each of an upload was refused, of which nothing may be taken.
pub(crate) fn refusals(doc: &mut Automerge, chunks: &[Vec<u8>]) -> Vec<Refusal> {
    let vetted = admit(doc, chunks);
    assert_eq!(vetted.taken, []);
    vetted.refused.into_iter().map(|refused| refused.why).collect()
}

/// What was taken leaves the document as good as it was: Ben goes on writing in what was stored.
pub(crate) fn others_go_on(doc: &Automerge) {
    let stored = Automerge::load(&doc.save()).unwrap();
    let mut ben = Writer::at(&stored, Author { person: BEN, device: OTHER_LAPTOP });
    ben.writes();
    Automerge::load(&ben.doc.save_and_verify().unwrap()).unwrap();
}

/// The form that changes made by hand claim to be.
pub(crate) const FORM: EditId = EditId([0x5F; 16]);
/// When it was sent.
pub(crate) const FORM_SECONDS: i64 = 1_790_000_001;

/// The first goal's map.
pub(crate) fn a_goal(doc: &impl ReadDoc) -> ObjId {
    let goals = doc.get(ROOT, "goal").unwrap().unwrap().1;
    let first = doc.keys(&goals).next().unwrap();
    doc.get(goals, first).unwrap().unwrap().1
}

/// A change made by hand on a copy of `doc`.
pub(crate) fn forge(
    doc: &Automerge,
    actor: [u8; 16],
    author: Option<Author>,
    write: impl FnOnce(&mut Transaction<'_>) -> Result<(), AutomergeError>,
) -> Change {
    try_forge(doc, actor, author, write).unwrap()
}

/// As [`forge`]; `None` where nothing was written or Automerge refuses.
pub(crate) fn try_forge(
    doc: &Automerge,
    actor: [u8; 16],
    author: Option<Author>,
    write: impl FnOnce(&mut Transaction<'_>) -> Result<(), AutomergeError>,
) -> Option<Change> {
    let mut doc = doc.clone();
    if let Some(author) = author {
        doc.set_author(Some(author.to_bytes().to_vec().into()));
    }
    doc.set_actor(ActorId::from(&actor));
    let options = || CommitOptions::default().with_time(FORM_SECONDS).with_message(FORM.to_string());
    let made = doc.transact_with::<_, _, AutomergeError, _>(|()| options(), write).ok()?;
    doc.get_change_by_hash(&made.hash?)
}

/// The change with another body, its length and checksum put right.
pub(crate) fn with_body(chunk: &[u8], alter: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut at = 9;
    while chunk[at] & 0x80 != 0 {
        at += 1;
    }
    let mut body = chunk[at + 1..].to_vec();
    alter(&mut body);
    let mut hashed = vec![chunk[8]];
    let mut len = body.len();
    while len >= 0x80 {
        hashed.push(u8::try_from(len & 0x7F).unwrap() | 0x80);
        len >>= 7;
    }
    hashed.push(u8::try_from(len).unwrap());
    hashed.extend(body);
    [&chunk[..4], &Sha256::digest(&hashed)[..4], &hashed].concat()
}
