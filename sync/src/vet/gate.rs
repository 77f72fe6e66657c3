//! Who may have written a change, and where it may stand: judged change by change, before any of them is applied.
//! Must never apply one.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{ActorId, Automerge, Change, ChangeHash, ObjType};

use super::Sender;
use crate::care::birth;
use crate::care::declare::DocKey;
use crate::id::{Author, DocId};
use crate::record::Refusal;

/// Most seconds between 1970 and the time of a change, before or after: farther than any clock goes, and two such times
/// are never so far apart that Automerge, which stores their distance, cannot go on.
const SECONDS_MAX: u64 = 1 << 40;
/// Most that the counter of a change's first operation may be ahead of the number of operations here: what a laptop
/// holds that was not taken counts there and not here.
const AHEAD_MAX: u64 = 1_000_000;
/// The same, ahead of the newest counter here, where somebody went as far ahead as they may.
const AHEAD_OF_NEWEST_MAX: u64 = 1_000;

/// The births that this version makes for one document.
pub(super) struct Births {
    pub(super) hashes: BTreeSet<ChangeHash>,
    /// Theirs alone: whoever wrote under one first would keep the true birth out for ever.
    actors: BTreeSet<ActorId>,
}

/// What one upload is judged by, as it grows with every change that passed.
pub(super) struct Gate<'a> {
    id: DocId,
    sender: &'a Sender,
    pub(super) known: BTreeSet<ChangeHash>,
    actors: BTreeMap<ActorId, (u64, Option<Author>)>,
    pub(super) births: Option<Births>,
    /// Whether a change came that builds on nothing, so that somebody means to begin the document.
    began: bool,
    /// The maps that its changes begin. A second one under one name would hide what is in the first, and speak against it
    /// too, once both are applied.
    begun: BTreeSet<(OpId, String)>,
    /// Changes that are from a newer program, or build on such.
    newer: BTreeSet<ChangeHash>,
    /// The highest counter at which a change may begin. Automerge counts up to 2^32 in a document: whoever could go there
    /// at once would leave nobody a number to write with.
    counter_max: u64,
}

impl<'a> Gate<'a> {
    pub(super) fn of(doc: &Automerge, id: DocId, sender: &'a Sender) -> Self {
        let mut gate = Self {
            id,
            sender,
            known: BTreeSet::new(),
            actors: BTreeMap::new(),
            births: None,
            began: false,
            begun: BTreeSet::new(),
            newer: BTreeSet::new(),
            counter_max: 0,
        };
        let (mut operations, mut newest) = (0_u64, 0);
        for meta in doc.get_changes_meta(&[]) {
            gate.known.insert(meta.hash);
            let author = meta.author.as_ref().and_then(|author| Author::from_bytes(author.as_bytes()));
            let entry = gate.actors.entry(meta.actor.into_owned()).or_insert((0, author));
            entry.0 = entry.0.max(meta.seq);
            operations = operations.saturating_add((meta.max_op + 1).saturating_sub(meta.start_op));
            newest = newest.max(meta.max_op);
        }
        gate.counter_max = operations.saturating_add(AHEAD_MAX).max(newest.saturating_add(AHEAD_OF_NEWEST_MAX));
        gate.births = birth::owner(doc).and_then(|owner| births_of(owner, id, sender));
        gate
    }

    /// Whether a change may be applied; what waits for this program to be brought up to date is [`Refusal::Newer`].
    pub(super) fn pass(&mut self, change: &Change) -> Result<(), Refusal> {
        match self.judge(change) {
            Err(why) if self.sender.is_other_program && self.may_be_newer(change, why) => {
                self.newer.insert(change.hash());
                Err(Refusal::Newer)
            }
            judged => judged,
        }
    }

    /// Whether a change that was taken here once may be taken again: from anybody, if it is of this document and in order.
    pub(super) fn pass_again(&mut self, change: &Change) -> Result<(), Refusal> {
        if self.births_with(change).is_none() {
            return Err(self.without_beginning());
        }
        if !change.deps().iter().all(|dep| self.known.contains(dep)) {
            return Err(Refusal::MissingBefore);
        }
        let named = change.author().and_then(|author| Author::from_bytes(author.as_bytes()));
        let known = self.actors.get(change.actor_id());
        if change.seq().checked_sub(1) != Some(known.map_or(0, |(last, _)| *last)) {
            return Err(Refusal::OutOfOrder);
        }
        let author = known.and_then(|(_, author)| *author).or(named);
        self.begun.extend(maps_begun(change).unwrap_or_default());
        self.known.insert(change.hash());
        self.actors.insert(change.actor_id().clone(), (change.seq(), author));
        self.counter_max = self.counter_max.max(change.max_op().saturating_add(AHEAD_OF_NEWEST_MAX));
        Ok(())
    }

    /// Why a change of a document is not taken whose beginning is not here: what it builds on did not come, as from a laptop
    /// to a clinic that was put back to before it, or another beginning did.
    const fn without_beginning(&self) -> Refusal {
        if self.began { Refusal::OtherBeginning } else { Refusal::MissingBefore }
    }

    /// The births of the document, once its first change, which must be the one that this node would make, has come.
    fn births_with(&mut self, change: &Change) -> Option<&Births> {
        if self.births.is_none() {
            self.began |= change.deps().is_empty();
            let births = begins(change).and_then(|owner| births_of(owner, self.id, self.sender));
            self.births = births.filter(|births| births.hashes.contains(&change.hash()));
        }
        self.births.as_ref()
    }

    /// A document or a room in it that this program would not begin, or what builds on one.
    fn may_be_newer(&self, change: &Change, why: Refusal) -> bool {
        match why {
            Refusal::OtherBeginning => self.births.is_none(),
            Refusal::NoAuthor => is_nobodys(change),
            Refusal::MissingBefore => change.deps().iter().any(|dep| self.newer.contains(dep)),
            Refusal::Damaged
            | Refusal::TooLarge
            | Refusal::OtherDevice
            | Refusal::PersonNotAllowed
            | Refusal::OutOfOrder
            | Refusal::Inapplicable
            | Refusal::NotYours
            | Refusal::Fixed
            | Refusal::NotOfAForm
            | Refusal::FalseSignature
            | Refusal::Newer
            | Refusal::Other(_) => false,
        }
    }

    fn judge(&mut self, change: &Change) -> Result<(), Refusal> {
        self.births_with(change);
        let missing = self.without_beginning();
        let births = self.births.as_ref().ok_or(missing)?;
        let is_birth = births.hashes.contains(&change.hash());
        if !change.deps().iter().all(|dep| self.known.contains(dep)) {
            return Err(Refusal::MissingBefore);
        }
        if change.timestamp().unsigned_abs() > SECONDS_MAX || change.start_op().get() > self.counter_max {
            return Err(Refusal::NotOfAForm);
        }
        let author = if is_birth { None } else { Some(self.author_of(change)?) };
        if !is_birth {
            let maps = maps_begun(change).filter(|_| !births.actors.contains(change.actor_id()));
            let maps = maps.ok_or(Refusal::OtherBeginning)?;
            if maps.iter().any(|map| self.begun.contains(map)) {
                return Err(Refusal::NotOfAForm);
            }
            self.begun.extend(maps);
        }
        self.known.insert(change.hash());
        self.actors.insert(change.actor_id().clone(), (change.seq(), author));
        self.counter_max = self.counter_max.saturating_add(u64::try_from(change.len()).unwrap_or(u64::MAX));
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
        if !self.sender.people.contains_key(&author.person) {
            return Err(Refusal::PersonNotAllowed);
        }
        if change.seq().checked_sub(1) == Some(last) { Ok(author) } else { Err(Refusal::OutOfOrder) }
    }
}

fn births_of(key: DocKey, id: DocId, sender: &Sender) -> Option<Births> {
    if key.id() != id {
        return None;
    }
    let births = sender.known.births_of(&key).ok()?;
    Some(Births {
        hashes: births.iter().map(Change::hash).collect(),
        actors: births.iter().map(|birth| birth.actor_id().clone()).collect(),
    })
}

/// Whether a change says nothing of who made it and when, as births do.
pub(super) fn is_nobodys(change: &Change) -> bool {
    change.author().is_none() && change.timestamp() == 0 && change.seq() == 1 && change.message().is_none()
}

/// Whose document a change with nothing before it begins.
fn begins(change: &Change) -> Option<DocKey> {
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

/// The maps that a change begins, each by what it lies in and its name there; `None` where it writes beside the containers
/// that births made: over whose document this is, or over them.
fn maps_begun(change: &Change) -> Option<BTreeSet<(OpId, String)>> {
    let looked = catch_unwind(AssertUnwindSafe(|| {
        let mut begun = BTreeSet::new();
        for op in change.decode().operations {
            let ObjectId::Id(container) = op.obj else { return None };
            if let (OpType::Make(ObjType::Map), Key::Map(name)) = (op.action, op.key) {
                begun.insert((container, name.to_string()));
            }
        }
        Some(begun)
    }));
    looked.ok().flatten()
}
