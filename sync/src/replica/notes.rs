//! What a replica remembers of meetings: when, with whom, how far, and what was refused. Must never say that more was
//! reached than is durable.

use std::collections::BTreeMap;

use super::copies::Copies;
use super::io::NodeRole;
use super::limits::{MET_NOTE_MS, REFUSED_AGAIN_MS, REFUSED_KEPT_MAX};
use crate::id::{ChangeId, DeviceId, DocId, Epoch, Heads, VocabularyMark};
use crate::record::{ChainMark, Met, Refusal, RefusedDoc};
use crate::time::Millis;

/// Notes of meetings.
#[derive(Debug)]
pub(super) struct Notes {
    /// On a laptop: the clinic's store and how far this laptop came with it.
    pub(super) came: Option<(Epoch, u64)>,
    /// The end of the last meeting, and whether it ended with equal digests.
    pub(super) met: Option<(Millis, bool)>,
    pub(super) last_met: BTreeMap<DeviceId, Millis>,
    /// How far each node's clock was ahead of this one when it was last met, in milliseconds.
    pub(super) skews: BTreeMap<DeviceId, i64>,
    /// What shows that a record was put back or runs twice.
    pub(super) copies: Copies,
    /// Counts up when anything changes that people see.
    revision: u64,
    /// When a meeting with each node was last written down, and whether it ended with equal digests.
    written: BTreeMap<DeviceId, (Millis, bool)>,
}

impl Notes {
    /// None yet, at a node.
    pub(super) const fn at(device: DeviceId) -> Self {
        Self {
            came: None,
            met: None,
            last_met: BTreeMap::new(),
            skews: BTreeMap::new(),
            copies: Copies::at(device),
            revision: 0,
            written: BTreeMap::new(),
        }
    }

    pub(super) const fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn set_skew(&mut self, peer: DeviceId, skew_ms: i64) {
        self.skews.insert(peer, skew_ms);
        self.revision += 1;
    }

    /// A meeting is over, or something was noted of this node's own record.
    pub(super) fn note(&mut self, met: &Met) {
        self.revision += 1;
        self.copies.note(met);
        if self.copies.is_own(met) {
            return;
        }
        if met.complete {
            self.came = Some((met.epoch, met.sequence));
        }
        self.met = Some((met.at, met.complete));
        self.last_met.insert(met.peer, met.at);
    }

    /// Another node says how far it knew this one's own record to be, which is at `own`; whether it was further.
    pub(super) fn compare_own(&mut self, own: Option<ChainMark>, known: Option<ChainMark>, now: Millis) -> bool {
        let was_further = self.copies.compare_own(own, known, now);
        self.revision += u64::from(was_further);
        was_further
    }

    /// A note of a meeting is in the record or on its way there.
    pub(super) fn written(&mut self, met: &Met) {
        self.written.insert(met.peer, (met.at, met.complete));
    }

    /// Whether a meeting is worth writing down: it changed something (`took`, at a clinic), or none was for a while.
    pub(super) fn is_noteworthy(&self, role: NodeRole, met: &Met, took: bool) -> bool {
        let news = took
            || self.copies.is_behind(met)
            || !met.accepted.is_empty()
            || !met.refused.is_empty()
            || (role == NodeRole::Laptop && met.complete && self.came != Some((met.epoch, met.sequence)));
        let written = self.written.get(&met.peer).copied();
        // A clock that was set back would keep every note out until it has caught up.
        let is_old = |at: Millis| met.at < at || met.at.since(at) >= MET_NOTE_MS;
        news || written.is_none_or(|(at, complete)| complete != met.complete || is_old(at))
    }
}

/// What was refused, as people at this node can see it.
#[derive(Debug, Default)]
pub(super) struct Refusals {
    changes: BTreeMap<(DocId, ChangeId), Refusal>,
    /// At a clinic: since when, and how many, refusals of a device are kept.
    kept: BTreeMap<DeviceId, (Millis, u32)>,
    /// On a laptop: versions that were refused, so that they are not offered again and again.
    heads: BTreeMap<DocId, RefusedHeads>,
    /// On a laptop: what the clinic's program knows, as far as it said.
    clinic: VocabularyMark,
    /// Counts up when anything changes that people see.
    revision: u64,
}

/// A version of a document that the clinic refused.
#[derive(Debug)]
struct RefusedHeads {
    heads: Heads,
    at: Millis,
    /// It is to be offered again all the same.
    is_over: bool,
    /// What the clinic's program knew then.
    clinic: VocabularyMark,
}

impl Refusals {
    pub(super) const fn revision(&self) -> u64 {
        self.revision
    }

    /// What a record holds of refusals: `changes` in a clinic's quarantine, `noted` in a laptop's notes of meetings,
    /// oldest first.
    pub(super) fn of(changes: Vec<(DocId, ChangeId, Refusal)>, notes: &[Met]) -> Self {
        let changes = changes.into_iter().map(|(doc, change, why)| ((doc, change), why)).collect();
        let mut refusals = Self { changes, ..Self::default() };
        for met in notes {
            refusals.clinic_knows(met.vocabulary);
            for RefusedDoc { doc, heads, changes } in &met.refused {
                refusals.settled(*doc);
                if !changes.is_empty() {
                    refusals.refuse_heads(*doc, heads.clone(), met.at);
                    refusals.add(*doc, changes.iter().copied());
                }
            }
        }
        refusals
    }

    /// What a laptop writes down of one document.
    pub(super) fn noted(&self, doc: DocId) -> RefusedDoc {
        let of = self.changes.range((doc, ChangeId([0; 32]))..=(doc, ChangeId([0xff; 32])));
        let changes = of.map(|((_, change), why)| (*change, *why)).collect();
        let heads = self.heads.get(&doc).map(|refused| refused.heads.clone()).unwrap_or_default();
        RefusedDoc { doc, heads, changes }
    }

    /// Whether anything of a document is refused.
    pub(super) fn any_of(&self, doc: DocId) -> bool {
        self.heads.contains_key(&doc)
    }

    pub(super) fn all(&self) -> Vec<(DocId, ChangeId, Refusal)> {
        self.changes.iter().map(|((doc, change), why)| (*doc, *change, *why)).collect()
    }

    /// How many of `wanted` refusals of a device are to be kept; they count from now on.
    pub(super) fn take_room(&mut self, device: DeviceId, wanted: usize, now: Millis) -> usize {
        let (since, kept) = self.kept.entry(device).or_insert((now, 0));
        // Also where the clock was turned back: it must not keep the room full for longer.
        if !(0..REFUSED_AGAIN_MS).contains(&now.0.saturating_sub(since.0)) {
            (*since, *kept) = (now, 0);
        }
        let taken = (REFUSED_KEPT_MAX - *kept).min(u32::try_from(wanted).unwrap_or(u32::MAX));
        *kept += taken;
        usize::try_from(taken).unwrap_or(usize::MAX)
    }

    pub(super) fn is_known(&self, doc: DocId, change: ChangeId) -> bool {
        self.changes.contains_key(&(doc, change))
    }

    pub(super) fn add(&mut self, doc: DocId, changes: impl IntoIterator<Item = (ChangeId, Refusal)>) {
        let before = self.changes.len();
        self.changes.extend(changes.into_iter().map(|(change, why)| ((doc, change), why)));
        self.revision += u64::from(self.changes.len() != before);
    }

    /// Changes that were refused before were taken: they came from another node, or what they build on came.
    pub(super) fn taken(&mut self, doc: DocId, changes: &[ChangeId]) {
        let before = self.changes.len();
        self.changes.retain(|(of, change), _| *of != doc || !changes.contains(change));
        self.revision += u64::from(self.changes.len() != before);
    }

    /// The clinic holds all of a document that is here.
    pub(super) fn settled(&mut self, doc: DocId) {
        let before = self.changes.len();
        self.changes.retain(|(of, _), _| *of != doc);
        self.heads.remove(&doc);
        self.revision += u64::from(self.changes.len() != before);
    }

    /// The clinic refused a version of a document: it is not offered again for a while.
    pub(super) fn refuse_heads(&mut self, doc: DocId, heads: Heads, now: Millis) {
        self.heads.insert(doc, RefusedHeads { heads, at: now, is_over: false, clinic: self.clinic });
    }

    /// On a laptop: the directory has news, so somebody may have been let in: what was refused is offered again.
    pub(super) fn offer_again(&mut self) {
        self.heads.values_mut().for_each(|refused| refused.is_over = true);
    }

    /// On a laptop: what the clinic's program knows now. What was refused by one that knew something else is offered again.
    pub(super) const fn clinic_knows(&mut self, clinic: VocabularyMark) {
        self.clinic = clinic;
    }

    /// Whether a version was refused so lately, and by a clinic that knew what it knows now, that it is not offered again.
    pub(super) fn is_refused(&self, doc: &DocId, heads: &Heads, now: Millis) -> bool {
        let refused = self.heads.get(doc).filter(|refused| refused.heads == *heads && refused.clinic == self.clinic);
        // A clock that was turned back must not keep it for longer.
        let refused = refused.filter(|refused| !refused.is_over);
        refused.is_some_and(|refused| (0..REFUSED_AGAIN_MS).contains(&now.0.saturating_sub(refused.at.0)))
    }
}
