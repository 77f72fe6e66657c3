//! Vetting of changes that another node sent, before any of them is applied. Must never let a change through that
//! has no one person and one device, births apart, nor one that would make the document unreadable.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{ActorId, Automerge, Change, ChangeHash, ReadDoc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::care::noun::Part;
use crate::care::{birth, summary};
use crate::id::{Author, ChangeId, ClientId, DeviceId, DocId, PersonId};

/// Most bytes of one change.
pub const CHANGE_LEN_MAX: usize = 1024 * 1024;
/// Most changes of one document in one upload.
pub const CHANGES_MAX: usize = 10_000;
/// Automerge's chunk head: magic, checksum, type.
const CHECKSUM: std::ops::Range<usize> = 4..8;
const TYPE: usize = 8;
const TYPE_CHANGE: u8 = 1;

/// Why a change was refused. Numbers are kept in quarantine; pages have a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The bytes are damaged or of a kind that is not taken.
    #[error("the bytes are damaged")]
    Damaged,
    /// More bytes or changes than allowed.
    #[error("too large")]
    TooLarge,
    /// Another client's or part's, or a beginning that is not the one this version would make, or a write over such
    /// a beginning: the other node may be newer than this one.
    #[error("not of this document, or from a newer version of the program")]
    OtherBeginning,
    /// Nobody's: the first change of an actor names no author.
    #[error("it names no author")]
    NoAuthor,
    /// The author's device is not the one that sent it, or the actor is someone else's.
    #[error("it was written on another device")]
    OtherDevice,
    /// The author may not work on this device.
    #[error("its author may not work on that device")]
    PersonNotAllowed,
    /// Not the next change of its actor.
    #[error("it is out of order")]
    OutOfOrder,
    /// It builds on changes that are not here.
    #[error("it builds on changes that are not here")]
    MissingBefore,
    /// Automerge cannot take it, or could not save the document with it, or it deletes what may only be retired.
    #[error("it cannot be applied")]
    Inapplicable,
}

/// A change that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its hash; all zero when the bytes are no change.
    pub change: ChangeId,
    /// Why.
    pub why: Refusal,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}

/// Who sends, and for whom they may.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The node, known by its certificate.
    pub device: DeviceId,
    /// The people who may author changes there.
    pub people: BTreeSet<PersonId>,
}

/// What became of an upload.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vetted {
    /// Changes that were applied, in order.
    pub taken: Vec<Change>,
    /// Changes that were not.
    pub refused: Vec<Refused>,
}

/// A change read from bytes that prove themselves: of the plain type, of allowed length, with a right checksum.
/// (Automerge itself does not check the checksum of a single change.)
///
/// # Errors
/// The [`Refusal`] that fits.
pub fn read_change(bytes: &[u8]) -> Result<Change, Refusal> {
    if bytes.len() > CHANGE_LEN_MAX {
        return Err(Refusal::TooLarge);
    }
    if bytes.get(TYPE) != Some(&TYPE_CHANGE) {
        return Err(Refusal::Damaged);
    }
    let hashed: [u8; 32] = Sha256::digest(bytes.get(TYPE..).unwrap_or_default()).into();
    if bytes.get(CHECKSUM) != hashed.get(..4) {
        return Err(Refusal::Damaged);
    }
    let read = catch_unwind(|| Change::from_bytes(bytes.to_vec())).map_err(|_| Refusal::Damaged)?;
    let change = read.map_err(|_| Refusal::Damaged)?;
    if change.hash().0 == hashed { Ok(change) } else { Err(Refusal::Damaged) }
}

/// Vets the changes of one document and applies those that may be. `doc` is replaced only by what was taken.
pub fn admit(doc: &mut Automerge, id: DocId, chunks: &[Vec<u8>], sender: &Sender) -> Vetted {
    let mut vetted = Vetted::default();
    if chunks.len() > CHANGES_MAX {
        vetted.refused = chunks.iter().map(|bytes| refused(bytes, ChangeId([0; 32]), Refusal::TooLarge)).collect();
        return vetted;
    }
    let mut gate = Gate::of(doc, id, sender);
    for bytes in chunks {
        let change = match read_change(bytes) {
            Ok(change) => change,
            Err(why) => {
                vetted.refused.push(refused(bytes, ChangeId([0; 32]), why));
                continue;
            }
        };
        if gate.known.contains(&change.hash()) {
            continue;
        }
        match gate.pass(&change) {
            Ok(()) => vetted.taken.push(change),
            Err(why) => vetted.refused.push(refused(bytes, change.hash().into(), why)),
        }
    }
    if vetted.taken.is_empty() {
        return vetted;
    }
    let batch = std::mem::take(&mut vetted.taken);
    let births = gate.births.map(|births| births.hashes).unwrap_or_default();
    take(doc, (id, &births), &batch, &mut vetted);
    vetted
}

/// Applies what can be applied. Where a batch cannot, one of it is poison: its halves are tried on their own, down
/// to the single change, so that one bad change costs a few tries and not one for each good one.
fn take(doc: &mut Automerge, of: (DocId, &BTreeSet<ChangeHash>), batch: &[Change], vetted: &mut Vetted) {
    if let Some(with) = try_apply(doc, of, batch) {
        *doc = with;
        vetted.taken.extend_from_slice(batch);
        return;
    }
    if let [change] = batch {
        let stands = change.deps().iter().all(|dep| doc.get_change_meta_by_hash(dep).is_some());
        let why = if stands { Refusal::Inapplicable } else { Refusal::MissingBefore };
        vetted.refused.push(refused(change.raw_bytes(), change.hash().into(), why));
        return;
    }
    let (first, second) = batch.split_at(batch.len() / 2);
    take(doc, of, first, vetted);
    take(doc, of, second, vetted);
}

fn refused(bytes: &[u8], change: ChangeId, why: Refusal) -> Refused {
    Refused { change, why, bytes: bytes.to_vec() }
}

/// A copy of `doc` with `changes`; `None` when Automerge panics, refuses, leaves one waiting, or could not load
/// again what it would save, when the document cannot be read with them, or when one of them puts away an object.
fn try_apply(doc: &Automerge, (id, births): (DocId, &BTreeSet<ChangeHash>), changes: &[Change]) -> Option<Automerge> {
    catch_unwind(AssertUnwindSafe(|| {
        let known = |doc: &Automerge, hash: &ChangeHash| doc.get_change_meta_by_hash(hash).is_some();
        // Cheap, and common once a first bad change was left out: nothing is copied for what cannot stand.
        let first = changes.first()?;
        if !first.deps().iter().all(|dep| known(doc, dep)) {
            return None;
        }
        let mut with = doc.clone();
        with.apply_changes(changes.to_vec()).ok()?;
        if !changes.iter().all(|change| known(&with, &change.hash())) {
            return None;
        }
        let (client, part) = birth::owner(&with)?;
        let by_hand = changes.iter().filter(|change| !births.contains(&change.hash()));
        if birth::doc_id(client, part) != id || by_hand.into_iter().any(|change| puts_away_an_object(&with, change)) {
            return None;
        }
        with.save_and_verify().ok()?;
        // Read once as lists and pages will: what makes reading panic is refused here, not met there.
        drop(summary::Row::of(&with).to_bytes());
        Some(with)
    }))
    .ok()
    .flatten()
}

/// Whether a change writes beside the containers that births made: over whose document this is, or over them.
fn writes_beside_containers(change: &Change) -> bool {
    let looked = catch_unwind(AssertUnwindSafe(|| {
        change.decode().operations.iter().any(|op| op.obj == automerge::legacy::ObjectId::Root)
    }));
    looked.unwrap_or(true)
}

/// Whether a change removes or replaces an entry, a container or a text: nothing is deleted, things are retired, and
/// what others wrote inside would vanish without a word.
fn puts_away_an_object(doc: &Automerge, change: &Change) -> bool {
    change.decode().operations.iter().filter(|op| op.key.is_map_key()).flat_map(|op| op.pred.iter()).any(|over| {
        let over = format!("{}@{}", over.counter(), over.actor().to_hex_string());
        doc.import_obj(&over).is_ok_and(|over| doc.object_type(&over).is_ok())
    })
}

/// The births that this version makes for one document.
struct Births {
    hashes: BTreeSet<ChangeHash>,
    /// Theirs alone: whoever wrote under one first would keep the true birth out for ever.
    actors: BTreeSet<ActorId>,
}

struct Gate<'a> {
    id: DocId,
    sender: &'a Sender,
    known: BTreeSet<ChangeHash>,
    actors: BTreeMap<ActorId, (u64, Option<Author>)>,
    births: Option<Births>,
}

impl<'a> Gate<'a> {
    fn of(doc: &Automerge, id: DocId, sender: &'a Sender) -> Self {
        let mut gate = Self { id, sender, known: BTreeSet::new(), actors: BTreeMap::new(), births: None };
        for meta in doc.get_changes_meta(&[]) {
            gate.known.insert(meta.hash);
            let author = meta.author.as_ref().and_then(|author| Author::from_bytes(author.as_bytes()));
            let entry = gate.actors.entry(meta.actor.into_owned()).or_insert((0, author));
            entry.0 = entry.0.max(meta.seq);
        }
        gate.births = birth::owner(doc).and_then(|owner| births_of(owner, id));
        gate
    }

    fn pass(&mut self, change: &Change) -> Result<(), Refusal> {
        if self.births.is_none() {
            // The document is not here yet: its first change must be the one that this node would make.
            let births = begins(change).and_then(|owner| births_of(owner, self.id));
            self.births = births.filter(|births| births.hashes.contains(&change.hash()));
        }
        let births = self.births.as_ref().ok_or(Refusal::OtherBeginning)?;
        let is_birth = births.hashes.contains(&change.hash());
        if !change.deps().iter().all(|dep| self.known.contains(dep)) {
            return Err(Refusal::MissingBefore);
        }
        let author = if is_birth { None } else { Some(self.author_of(change)?) };
        if !is_birth && (births.actors.contains(change.actor_id()) || writes_beside_containers(change)) {
            return Err(Refusal::OtherBeginning);
        }
        self.known.insert(change.hash());
        self.actors.insert(change.actor_id().clone(), (change.seq(), author));
        Ok(())
    }

    fn author_of(&self, change: &Change) -> Result<Author, Refusal> {
        let named = change.author().map(|author| Author::from_bytes(author.as_bytes()));
        let (last, author) = match (self.actors.get(change.actor_id()), named) {
            (None, None) => return Err(Refusal::NoAuthor),
            (None, Some(named)) => (0, named.ok_or(Refusal::NoAuthor)?),
            (Some((_, None)), _) | (Some(_), Some(_)) => return Err(Refusal::OtherDevice),
            (Some((last, Some(author))), None) => (*last, *author),
        };
        if author.device != self.sender.device {
            return Err(Refusal::OtherDevice);
        }
        if !self.sender.people.contains(&author.person) {
            return Err(Refusal::PersonNotAllowed);
        }
        if change.seq().checked_sub(1) == Some(last) { Ok(author) } else { Err(Refusal::OutOfOrder) }
    }
}

fn births_of((client, part): (ClientId, Part), id: DocId) -> Option<Births> {
    if birth::doc_id(client, part) != id {
        return None;
    }
    let births = crate::care::births_of(client, part).ok()?;
    Some(Births {
        hashes: births.iter().map(Change::hash).collect(),
        actors: births.iter().map(|birth| birth.actor_id().clone()).collect(),
    })
}

/// Whose document a change with nothing before it begins.
fn begins(change: &Change) -> Option<(ClientId, Part)> {
    if !change.deps().is_empty() {
        return None;
    }
    let begun = catch_unwind(AssertUnwindSafe(|| {
        let mut doc = Automerge::new();
        doc.apply_changes([change.clone()]).ok()?;
        birth::owner(&doc)
    }));
    begun.ok().flatten()
}
