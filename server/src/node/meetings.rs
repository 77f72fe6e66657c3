//! The meetings of this node and how they went: what they brought, from the record; how long they took, what they sent
//! and how many brought nothing, of this run only. Must never be locked across an await, nor hold a client's word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use waystation_sync::id::{ChangeId, DeviceId, DocId, ReturnId};
use waystation_sync::record::{Refusal, Return};
use waystation_sync::replica::progress::{Ended, NotTaken};
use waystation_sync::time::Millis;

pub use super::earlier::Older;

/// Most meetings of this run that brought nothing of which it is known how they went; the oldest make room.
pub(crate) const TOLD_MAX: usize = 1_000;

/// How a meeting of this run went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// How it ended; `None` while it goes on.
    pub ended: Option<Ended>,
    /// Bytes received and sent, once they are counted.
    pub bytes: Option<(u64, u64)>,
}

/// How a meeting of an earlier run ended, as far as the record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// When it ended, by this node's clock.
    pub at: Millis,
    /// Whether both sides held the same then.
    pub alike: bool,
}

/// One meeting with another node that brought something, or something that was not taken.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its id.
    pub id: ReturnId,
    /// The other node.
    pub peer: DeviceId,
    /// When the first of it came, by this node's clock.
    pub at: Millis,
    /// What it brought, in order; empty when nothing was taken.
    pub batches: Vec<Arc<Return>>,
    /// What was not taken.
    pub not_taken: Vec<NotTaken>,
    /// How it went, if it was in this run.
    pub told: Option<Told>,
    /// Whether it was in this run.
    pub of_this_run: bool,
    /// How it ended, if it was before.
    pub earlier: Option<Earlier>,
}

/// Meetings of this run that brought nothing here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quiet {
    /// How many.
    pub count: usize,
    /// How many of them took something along.
    pub gave: usize,
}

#[derive(Default)]
struct State {
    /// In the order of their first batch.
    order: Vec<ReturnId>,
    brought: BTreeMap<ReturnId, Brought>,
    /// Those of this run that brought nothing so far. Ids sort by birth, so the first is the oldest.
    told: BTreeMap<ReturnId, Told>,
    quiet: Quiet,
    /// Where batches lie in the record that are not known yet: before this frame.
    older_than: Option<u64>,
    /// How meetings of earlier runs ended, in the order of time.
    ends: BTreeMap<DeviceId, Vec<Earlier>>,
    /// What was not taken in earlier runs and whose batch is not known yet. It was written in one group with a batch of
    /// its meeting, at the same moment.
    held: BTreeMap<(DeviceId, Millis), Vec<Held>>,
}

/// Something that was not taken in an earlier run.
#[derive(Clone, Copy)]
struct Held {
    doc: DocId,
    change: ChangeId,
    why: Refusal,
}

struct Brought {
    peer: DeviceId,
    at: Millis,
    batches: Vec<Arc<Return>>,
    not_taken: Vec<NotTaken>,
    told: Option<Told>,
    of_this_run: bool,
    earlier: Option<Earlier>,
}

/// The meetings of this node.
#[derive(Default)]
pub struct Meetings(RwLock<State>);

impl Meetings {
    /// The meetings of earlier runs, as far as the newest page of the record tells of them.
    #[must_use]
    pub fn from_record(newest: Older) -> Self {
        let mut state = State::default();
        state.add_older(newest);
        Self(RwLock::new(state))
    }

    /// The first frame that was read for these; `None` when all of them are known.
    pub(super) fn older_than(&self) -> Option<u64> {
        self.read().older_than
    }

    /// Adds older ones, which were read from before the frame `before`. Whoever came second adds nothing.
    pub(super) fn add_older(&self, before: u64, older: Older) {
        let mut state = self.write();
        if state.older_than == Some(before) {
            state.add_older(older);
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// A batch of a meeting is durable.
    pub(crate) fn add(&self, batch: Return) {
        self.write().add(batch);
    }

    /// Something was not taken.
    pub(crate) fn not_taken(&self, what: NotTaken) {
        self.write().not_taken(what);
    }

    /// A meeting of this run is over.
    pub(crate) fn ended(&self, ended: Ended) {
        let mut state = self.write();
        if !state.brought.contains_key(&ended.meeting) {
            state.quiet.count += 1;
            state.quiet.gave += usize::from(ended.went.docs > 0);
        }
        state.tell(ended.meeting, |told| told.ended = Some(ended));
    }

    /// A meeting of this run took so many bytes, received and sent.
    pub(crate) fn took(&self, meeting: ReturnId, bytes: (u64, u64)) {
        self.write().tell(meeting, |told| told.bytes = Some(bytes));
    }

    /// The newest meetings that brought something, after leaving out `skip` of them; newest first.
    #[must_use]
    pub fn newest(&self, skip: usize, most: usize) -> Vec<Meeting> {
        let state = self.read();
        state.order.iter().rev().skip(skip).take(most).filter_map(|id| state.meeting(*id)).collect()
    }

    /// How many meetings brought something.
    #[must_use]
    pub fn count(&self) -> usize {
        self.read().order.len()
    }

    /// One meeting that brought something.
    #[must_use]
    pub fn one(&self, id: ReturnId) -> Option<Meeting> {
        self.read().meeting(id)
    }

    /// Meetings of this run that brought nothing here.
    #[must_use]
    pub fn quiet(&self) -> Quiet {
        self.read().quiet
    }
}

impl State {
    fn add(&mut self, batch: Return) {
        self.entry(batch.meeting, (batch.peer, batch.at)).batches.push(Arc::new(batch));
    }

    fn not_taken(&mut self, what: NotTaken) {
        self.entry(what.meeting, (what.peer, what.at)).not_taken.push(what);
    }

    fn entry(&mut self, id: ReturnId, (peer, at): (DeviceId, Millis)) -> &mut Brought {
        if !self.brought.contains_key(&id) {
            self.order.push(id);
        }
        // An upload outlives its connection: the meeting was told of as one that brought nothing.
        let told = self.told.remove(&id);
        if let Some(ended) = told.and_then(|told| told.ended) {
            self.quiet.count = self.quiet.count.saturating_sub(1);
            self.quiet.gave = self.quiet.gave.saturating_sub(usize::from(ended.went.docs > 0));
        }
        self.brought.entry(id).or_insert_with(|| Brought {
            peer,
            at,
            batches: Vec::new(),
            not_taken: Vec::new(),
            told,
            of_this_run: true,
            earlier: None,
        })
    }

    fn tell(&mut self, id: ReturnId, change: impl FnOnce(&mut Told)) {
        if let Some(brought) = self.brought.get_mut(&id) {
            return change(brought.told.get_or_insert_default());
        }
        change(self.told.entry(id).or_default());
        while self.told.len() > TOLD_MAX {
            self.told.pop_first();
        }
    }

    fn meeting(&self, id: ReturnId) -> Option<Meeting> {
        let brought = self.brought.get(&id)?;
        Some(Meeting {
            id,
            peer: brought.peer,
            at: brought.at,
            batches: brought.batches.clone(),
            not_taken: brought.not_taken.clone(),
            told: brought.told,
            of_this_run: brought.of_this_run,
            earlier: brought.earlier,
        })
    }

    /// Adds what is known of earlier runs, older than all that are known.
    fn add_older(&mut self, Older { returns, mets, held, from }: Older) {
        self.older_than = from;
        for met in mets {
            self.ends.entry(met.peer).or_default().push(Earlier { at: met.at, alike: met.complete });
        }
        // A clock may have been set back in between.
        self.ends.values_mut().for_each(|ends| ends.sort_by_key(|end| end.at));
        for (doc, kept) in held {
            let held = Held { doc, change: kept.change, why: kept.reason };
            self.held.entry((kept.device, kept.received)).or_default().push(held);
        }
        // A meeting stands where its first batch does, also one of which later batches are known.
        let mut seen = BTreeSet::new();
        let order: Vec<ReturnId> =
            returns.iter().map(|batch| batch.meeting).filter(|meeting| seen.insert(*meeting)).collect();
        self.order.retain(|meeting| !seen.contains(meeting));
        self.order.splice(0..0, order);
        for batch in returns.into_iter().rev() {
            let (meeting, peer, at) = (batch.meeting, batch.peer, batch.at);
            let not_taken = self.held.remove(&(peer, at)).unwrap_or_default();
            let told = |held: Held| NotTaken { meeting, peer, at, doc: held.doc, change: held.change, why: held.why };
            let brought = self.brought.entry(meeting).or_insert_with(|| Brought {
                peer,
                at,
                batches: Vec::new(),
                not_taken: Vec::new(),
                told: None,
                of_this_run: false,
                earlier: None,
            });
            brought.at = at;
            brought.batches.insert(0, Arc::new(batch));
            brought.not_taken.splice(0..0, not_taken.into_iter().map(told));
        }
        self.end();
    }

    /// Finds for each meeting of an earlier run the note that was written at its end: the first of the same node after
    /// its last batch, if no other meeting of that node began before.
    fn end(&mut self) {
        let mut next_began: BTreeMap<_, Millis> = BTreeMap::new();
        for id in self.order.iter().rev() {
            let Some(brought) = self.brought.get_mut(id).filter(|brought| !brought.of_this_run) else { continue };
            let last = brought.batches.last().map_or(brought.at, |last| last.at);
            let before = next_began.insert(brought.peer, brought.at);
            let own = self.ends.get(&brought.peer).map(Vec::as_slice).unwrap_or_default();
            let after = own.get(own.partition_point(|end| end.at < last));
            brought.earlier = after.filter(|end| before.is_none_or(|before| end.at <= before)).copied();
        }
    }
}

#[cfg(test)]
mod tests;
