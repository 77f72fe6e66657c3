//! Whether a record was put back to an older copy, or runs on two computers: what a node says of its own chain, against what
//! is known of it. Must never accuse a record that only went on: what a node says was durable when it said it.

use std::collections::BTreeMap;

use crate::id::DeviceId;
use crate::record::{ChainMark, Met};
use crate::time::Millis;

/// What is known of the chains of others, and what shows that one is not what it was.
#[derive(Debug)]
pub(super) struct Copies {
    /// This node.
    device: DeviceId,
    /// How far each node's record had come when it was last met.
    newest: BTreeMap<DeviceId, ChainMark>,
    /// Nodes whose record was behind that, and when last.
    behind: BTreeMap<DeviceId, Millis>,
    /// When this node's own record was last known to have been further.
    own: Option<Millis>,
}

/// Whether a record that is at `now` cannot have gone on from `before`. One that went another way and further is not told
/// from one that went on: two copies at work tell themselves, as each is behind the other in turn.
fn is_behind(before: &ChainMark, now: &ChainMark) -> bool {
    now.sequence < before.sequence || (now.sequence == before.sequence && now.link != before.link)
}

impl Copies {
    /// Nothing is known yet, at a node.
    pub(super) const fn at(device: DeviceId) -> Self {
        Self { device, newest: BTreeMap::new(), behind: BTreeMap::new(), own: None }
    }

    /// Whether a note is of this node's own record, not of a meeting.
    pub(super) fn is_own(&self, met: &Met) -> bool {
        met.peer == self.device
    }

    /// How far a node's record had come when it was last met.
    pub(super) fn newest(&self, peer: DeviceId) -> Option<ChainMark> {
        self.newest.get(&peer).copied()
    }

    /// Whether this meeting was with a record that is behind what it was.
    pub(super) fn is_behind(&self, met: &Met) -> bool {
        self.newest.get(&met.peer).zip(met.chain).is_some_and(|(before, now)| is_behind(before, &now))
    }

    /// A meeting is over, or something was noted of this node's own record.
    pub(super) fn note(&mut self, met: &Met) {
        if self.is_behind(met) {
            if self.is_own(met) {
                self.own = Some(met.at);
            } else {
                self.behind.insert(met.peer, met.at);
            }
        }
        if let Some(chain) = met.chain {
            self.newest.insert(met.peer, chain);
        }
    }

    /// Another node says how far it knew this node's record to be; whether that is news.
    pub(super) fn compare_own(&mut self, own: Option<ChainMark>, known: Option<ChainMark>, now: Millis) -> bool {
        let is_behind = own.zip(known).is_some_and(|(own, known)| is_behind(&known, &own));
        if is_behind {
            self.own = Some(now);
        }
        is_behind
    }

    /// Nodes whose record was behind, and when last.
    pub(super) const fn all(&self) -> &BTreeMap<DeviceId, Millis> {
        &self.behind
    }

    /// When this node's own was last known to have been further.
    pub(super) const fn own(&self) -> Option<Millis> {
        self.own
    }
}
