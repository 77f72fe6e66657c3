//! What a clinic still has to send to one laptop, by either version of the protocol. Must never hold more of it in
//! memory than its limits allow, nor say that it is done before all of it was handed on.

use std::collections::{BTreeMap, VecDeque};

use automerge::Change;

use super::partial::room_for;
use super::talk::{Cx, Talk, Verdict};
use crate::id::{DeviceId, DocId, Heads};
use crate::record::{FrameKind, Origin, Receipt};
use crate::replica::core::Core;
use crate::replica::io::ReadDoc;
use crate::replica::jobs::Waiting;
use crate::replica::limits::{
    BATCHES_UNDER_WAY_MAX, DOCS_PER_MESSAGE_MAX, IN_FLIGHT_LEN_MAX, PUSH_LEN_MAX, PUSHES_UNDER_WAY_MAX,
    READ_CHUNKS_MAX, READ_DOCS_MAX, WANTS_MAX,
};
use crate::replica::message::{Held, Message, Push};
use crate::replica::progress::Going;

/// What is still to be sent.
#[derive(Default)]
pub(super) struct Sending {
    /// The clinic's sequence up to which the laptop has everything.
    known: u64,
    /// Documents up to this sequence were looked at.
    swept: u64,
    to_offer: VecDeque<Held>,
    /// Whether an offer waits for its answer.
    offer_open: bool,
    /// Documents that the laptop wants, and what it holds of each.
    wants: VecDeque<Held>,
    /// Wanted documents that are being read.
    reading: u32,
    /// Version 2: documents to be sent as the record holds them.
    to_send: VecDeque<DocId>,
    /// Version 2: the sequence up to which each document was sent in this meeting.
    sent: BTreeMap<DocId, u64>,
    /// Version 2: reads of several documents under way.
    batches: u32,
    /// Version 2: pushes of documents that were put together, to be sent when there is room for them.
    ready: VecDeque<Push>,
    /// Version 2: bytes that were sent and are not in the laptop's record.
    in_flight: usize,
    /// What the laptop holds, where this meeting showed it.
    peer_heads: BTreeMap<DocId, Heads>,
    pub(super) going: Going,
}

impl Sending {
    /// The laptop has everything up to this sequence.
    pub(super) const fn begin(&mut self, known: u64) {
        self.known = known;
        self.swept = known;
    }

    /// The laptop holds this version.
    pub(super) fn shown(&mut self, doc: DocId, heads: Heads) {
        self.peer_heads.insert(doc, heads);
    }

    /// Documents to be named whether or not they are newer here.
    pub(super) fn list(&mut self, held: impl Iterator<Item = Held>) {
        self.to_offer.extend(held);
    }

    /// So many bytes are in the laptop's record.
    pub(super) fn took(&mut self, len: u64) {
        self.in_flight = self.in_flight.saturating_sub(usize::try_from(len).unwrap_or(usize::MAX));
    }

    /// Whether nothing is left to send as of now.
    pub(super) fn is_done(&self, core: &Core) -> bool {
        self.wants.is_empty()
            && self.reading == 0
            && !self.offer_open
            && self.to_offer.is_empty()
            && self.to_send.is_empty()
            && self.ready.is_empty()
            && self.batches == 0
            && self.swept >= core.docs.newest()
    }

    pub(super) fn be_asked(&mut self, cx: &Cx<'_>, talk: &Talk, wants: Vec<Held>) -> Verdict {
        let is_in_turn = self.offer_open || talk.is_v2();
        if !is_in_turn || wants.len() > DOCS_PER_MESSAGE_MAX || self.wants.len() + wants.len() > WANTS_MAX {
            return Verdict::HangUp;
        }
        let known = wants.iter().filter(|want| cx.core.docs.contains(&want.doc)).count();
        self.offer_open = false;
        self.wants.extend(wants);
        self.going.asked(known, cx.core.now);
        Verdict::GoOn
    }

    /// Sends whatever can be sent next. `uploads_open` documents of the laptop have no answer yet, and it has brought
    /// everything and been answered where `is_quiet`.
    pub(super) fn go_on(&mut self, cx: &mut Cx<'_>, talk: &mut Talk, (open, is_quiet): (u32, bool)) -> Verdict {
        if talk.is_v2() {
            self.sweep(cx, talk, is_quiet);
            self.read_on(cx, talk);
        } else if self.to_offer.is_empty() && !self.offer_open && open == 0 {
            self.sweep_for_offers(cx.core);
        }
        // Before anything is pushed, so that a laptop soon knows how much there is in all.
        self.offer(cx, talk);
        self.send_ready(cx, talk);
        while self.reading + talk.unsent < PUSHES_UNDER_WAY_MAX && self.ready.is_empty() {
            let Some(want) = self.wants.pop_front() else { break };
            if cx.core.docs.contains(&want.doc) {
                self.reading += 1;
                let read = Waiting::Extract { link: cx.link, have: want.heads, may_send_whole: true };
                if !cx.core.enqueue(want.doc, read, cx.out) {
                    return Verdict::HangUp;
                }
            }
        }
        Verdict::GoOn
    }

    fn offer(&mut self, cx: &mut Cx<'_>, talk: &mut Talk) {
        if self.offer_open || self.to_offer.is_empty() {
            return;
        }
        let count = self.to_offer.len().min(DOCS_PER_MESSAGE_MAX);
        self.offer_open = true;
        talk.say(cx, Message::Offer(self.to_offer.drain(..count).collect()));
    }

    fn sweep_for_offers(&mut self, core: &Core) {
        for (sequence, id, doc) in core.docs.changed_after(self.swept) {
            self.swept = sequence;
            if self.peer_heads.get(&id) != Some(&doc.heads) {
                self.to_offer.push_back(Held { doc: id, heads: doc.heads.clone() });
            }
        }
    }

    /// Version 2: what is newer is sent at once; what changes meanwhile, when the laptop has brought everything.
    fn sweep(&mut self, cx: &mut Cx<'_>, talk: &mut Talk, is_quiet: bool) {
        let is_first = self.swept == self.known && self.sent.is_empty();
        if !self.to_send.is_empty() || self.batches > 0 || !(is_first || is_quiet) {
            return;
        }
        for (sequence, id, doc) in cx.core.docs.changed_after(self.swept) {
            self.swept = sequence;
            if self.peer_heads.get(&id) != Some(&doc.heads) {
                self.to_send.push_back(id);
            }
        }
        let count = self.to_send.len();
        self.going.asked(count, cx.core.now);
        if is_first && count > 0 {
            talk.say(cx, Message::Coming(u64::try_from(count).unwrap_or(u64::MAX)));
        }
    }

    fn read_on(&mut self, cx: &mut Cx<'_>, talk: &Talk) {
        while self.batches + talk.unsent < BATCHES_UNDER_WAY_MAX && self.in_flight < IN_FLIGHT_LEN_MAX {
            let count = self.to_send.len().min(READ_DOCS_MAX);
            if count == 0 {
                return;
            }
            let since = |doc: &DocId| self.sent.get(doc).copied().unwrap_or(self.known);
            let docs: Vec<_> = self.to_send.iter().take(count).map(|doc| (*doc, since(doc))).collect();
            self.to_send.drain(..count);
            self.batches += 1;
            cx.core.jobs.read(cx.link, docs, cx.out);
        }
    }

    /// Documents were read from the record: they are sent as they are, but for those that are better put together.
    pub(super) fn read(&mut self, cx: &mut Cx<'_>, talk: &mut Talk, asked: Vec<(DocId, u64)>, docs: Vec<ReadDoc>) {
        self.batches = self.batches.saturating_sub(1);
        // What did not fit into this read comes first in the next one.
        asked.iter().skip(docs.len()).rev().for_each(|(doc, _)| self.to_send.push_front(*doc));
        let mut pushes = Vec::new();
        for ((doc, since), read) in asked.into_iter().zip(docs) {
            let Some((sequence, heads)) =
                read.frames.last().map(|(sequence, _, frame)| (*sequence, frame.heads.clone()))
            else {
                // Its key is gone, or the record holds nothing of it any more.
                self.going.sent();
                continue;
            };
            self.sent.insert(doc, sequence);
            let Some((push, written)) = push_of(doc, (since, heads), &read, talk.peer) else {
                self.wants.push_back(Held { doc, heads: Heads::default() });
                continue;
            };
            self.going.sent();
            talk.went.count(std::slice::from_ref(&push), written);
            self.peer_heads.insert(doc, push.heads.clone());
            self.in_flight += room_for(&push);
            pushes.push(push);
        }
        if !pushes.is_empty() {
            vouch(cx, talk, &pushes);
            talk.say(cx, Message::Pushes(pushes));
        }
    }

    /// One wanted document was read.
    pub(super) fn extracted(&mut self, cx: &mut Cx<'_>, talk: &mut Talk, pushes: Vec<Push>, written: usize) {
        self.reading = self.reading.saturating_sub(1);
        self.going.sent();
        talk.went.count(&pushes, written);
        if let Some(push) = pushes.last() {
            self.peer_heads.insert(push.doc, push.heads.clone());
        }
        if talk.is_v2() {
            self.ready.extend(pushes);
            return self.send_ready(cx, talk);
        }
        pushes.into_iter().for_each(|push| talk.say(cx, Message::Push(push)));
    }

    /// Version 2: a large document goes in as many pushes as the laptop has said that it took the ones before.
    fn send_ready(&mut self, cx: &mut Cx<'_>, talk: &mut Talk) {
        while self.in_flight < IN_FLIGHT_LEN_MAX
            && let Some(push) = self.ready.pop_front()
        {
            self.in_flight += room_for(&push);
            vouch(cx, talk, std::slice::from_ref(&push));
            talk.say(cx, Message::Push(push));
        }
    }
}

/// Gives the clinic's word for the versions that pushes lead to, before they are sent: whoever has the one has the other.
fn vouch(cx: &mut Cx<'_>, talk: &mut Talk, pushes: &[Push]) {
    let Some(key) = cx.core.signing_key.as_ref().filter(|_| talk.has_receipts()) else { return };
    let whole = pushes.iter().filter(|push| !push.more);
    let receipts: Vec<_> = whole.map(|push| (push.doc, Receipt::sign(&push.doc, &push.heads, key))).collect();
    if !receipts.is_empty() {
        talk.say(cx, Message::Receipts(receipts));
    }
}

/// A push of what the record holds, with how many changes in it somebody wrote (0 where all of a document goes);
/// `None` where it is better put together first.
fn push_of(doc: DocId, (since, heads): (u64, Heads), read: &ReadDoc, peer: DeviceId) -> Option<(Push, usize)> {
    let is_whole = read.frames.iter().any(|(_, kind, _)| *kind == FrameKind::Snapshot);
    let mut push = Push { doc, heads, whole: since == 0, chunks: Vec::new(), more: false };
    let count: usize = read.frames.iter().map(|(_, _, frame)| frame.chunks.len()).sum();
    let len: usize = read.frames.iter().flat_map(|(_, _, frame)| &frame.chunks).map(Vec::len).sum();
    let fits = count <= READ_CHUNKS_MAX && len <= PUSH_LEN_MAX;
    if since == 0 && !fits {
        return None;
    }
    // A document that was put together anew holds nothing that is new to who had all of it. Whoever lacks something all
    // the same wants it by what they hold, as where it would be too much to send as it is.
    if fits && (since == 0 || !is_whole) {
        let others = read.frames.iter().filter(|(_, _, frame)| !is_from(&frame.origin, peer));
        push.chunks = others.flat_map(|(_, _, frame)| frame.chunks.clone()).collect();
    }
    let written = if since == 0 { 0 } else { push.chunks.iter().filter(|chunk| is_dated(chunk)).count() };
    Some((push, written))
}

fn is_from(origin: &Origin, peer: DeviceId) -> bool {
    matches!(origin, Origin::Peer { device, .. } if *device == peer)
}

/// Whether somebody wrote a change: births are nobody's, and carry no time.
fn is_dated(chunk: &[u8]) -> bool {
    Change::from_bytes(chunk.to_vec()).is_ok_and(|change| change.timestamp() != 0)
}
