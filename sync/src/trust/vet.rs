//! Vetting of changes that another node sent, before any of them is applied. Must never let a change through that
//! has no one person and one device, births apart, nor one that would make the document unreadable.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{ActorId, Automerge, Change, ChangeHash};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::care::birth;
use crate::id::{Author, ChangeId, DeviceId, DocId, PersonId};

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
    /// Another client's or part's, or a beginning that is not the one this version would make: the other node
    /// may be newer than this one.
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
    /// Automerge cannot take it, or could not save the document with it.
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
    match try_apply(doc, &vetted.taken) {
        Some(with) => *doc = with,
        None => {
            // One of them is poison: take them one at a time and refuse those that will not go.
            let batch = std::mem::take(&mut vetted.taken);
            for change in batch {
                match try_apply(doc, std::slice::from_ref(&change)) {
                    Some(with) => {
                        *doc = with;
                        vetted.taken.push(change);
                    }
                    None => {
                        vetted.refused.push(refused(change.raw_bytes(), change.hash().into(), Refusal::Inapplicable));
                    }
                }
            }
        }
    }
    vetted
}

fn refused(bytes: &[u8], change: ChangeId, why: Refusal) -> Refused {
    Refused { change, why, bytes: bytes.to_vec() }
}

/// A copy of `doc` with `changes`; `None` when Automerge panics, refuses, leaves one waiting, or could not load
/// again what it would save.
fn try_apply(doc: &Automerge, changes: &[Change]) -> Option<Automerge> {
    catch_unwind(AssertUnwindSafe(|| {
        let mut with = doc.clone();
        with.apply_changes(changes.to_vec()).ok()?;
        let all_there = changes.iter().all(|change| with.get_change_meta_by_hash(&change.hash()).is_some());
        (all_there && with.save_and_verify().is_ok()).then_some(with)
    }))
    .ok()
    .flatten()
}

struct Gate<'a> {
    id: DocId,
    sender: &'a Sender,
    known: BTreeSet<ChangeHash>,
    actors: BTreeMap<ActorId, (u64, Option<Author>)>,
    births: Option<BTreeSet<ChangeHash>>,
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
            self.births = begins(change).and_then(|owner| births_of(owner, self.id));
        }
        let births = self.births.as_ref().ok_or(Refusal::OtherBeginning)?;
        let is_birth = births.contains(&change.hash());
        if !change.deps().iter().all(|dep| self.known.contains(dep)) {
            return Err(Refusal::MissingBefore);
        }
        let author = if is_birth { None } else { Some(self.author_of(change)?) };
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
        if change.seq() == last + 1 { Ok(author) } else { Err(Refusal::OutOfOrder) }
    }
}

fn births_of(
    (client, part): (crate::id::ClientId, crate::care::noun::Part),
    id: DocId,
) -> Option<BTreeSet<ChangeHash>> {
    if birth::doc_id(client, part) != id {
        return None;
    }
    Some(birth::all(client, part).ok()?.iter().map(Change::hash).collect())
}

fn begins(change: &Change) -> Option<(crate::id::ClientId, crate::care::noun::Part)> {
    if !change.deps().is_empty() {
        return None;
    }
    let doc = try_apply(&Automerge::new(), std::slice::from_ref(change))?;
    birth::owner(&doc)
}
