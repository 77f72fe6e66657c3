//! The clinic's side of a meeting: vet what the laptop brings, offer what is newer here, prove the end by digest.
//! Must never send a document outside the laptop's caseload, nor say "caught up" before everything is sent.

use std::collections::{BTreeMap, VecDeque};

use super::digest::{BUCKETS, Digest};
use super::io::{Effect, LinkId};
use super::jobs::Waiting;
use super::message::{DOCS_PER_MESSAGE_MAX, Held, Message, Push, VERSION};
use super::progress::{Going, Went};
use super::state::{Meeting, Replica, bucket_of};
use crate::id::{DeviceId, DocId, Epoch, Heads, ReturnId};
use crate::time::Millis;
use crate::trust::vet::{Refused, Sender};

/// Documents being read for one laptop, or read and not yet sent, at a time: bounds memory per meeting.
pub(super) const PUSHES_UNDER_WAY_MAX: u32 = 16;
/// Most bytes that are held of documents whose last push is not in.
pub(super) const UPLOAD_LEN_MAX: usize = 64 * 1024 * 1024;
/// Most documents of one laptop that are vetted or stored, or wait for it, at a time: it awaits answers before it
/// brings more.
pub(super) const UPLOADS_OPEN_MAX: u32 = PUSHES_UNDER_WAY_MAX;
/// What a push, a head or a chunk takes up besides its bytes, rounded up, so that many empty ones count too.
const PUSH_OVERHEAD: usize = 128;

pub(super) struct ClinicMeeting {
    pub(super) peer: DeviceId,
    pub(super) meeting: ReturnId,
    pub(super) skew_ms: i64,
    /// Messages handed to the driver that have not left yet.
    pub(super) unsent: u32,
    greeted: bool,
    /// Documents up to this sequence were offered or need not be.
    offered: u64,
    to_offer: VecDeque<Held>,
    /// Whether an offer waits for its answer.
    offer_open: bool,
    all_pushed: bool,
    uploads_open: u32,
    partial: BTreeMap<DocId, Vec<Push>>,
    partial_len: usize,
    wants: VecDeque<Held>,
    reading: u32,
    /// What the laptop holds, where this meeting showed it.
    peer_heads: BTreeMap<DocId, Heads>,
    caught: bool,
    pub(super) began: Millis,
    pub(super) going: Going,
    pub(super) went: Went,
    /// Whether something that the laptop brought was taken.
    pub(super) took: bool,
    pub(super) alike: Option<bool>,
}

/// How much room a push takes up while it waits for the rest of its document.
pub(super) fn room_for(push: &Push) -> usize {
    let parts = 1 + push.heads.as_slice().len() + push.chunks.len();
    parts.saturating_mul(PUSH_OVERHEAD) + push.chunks.iter().map(Vec::len).sum::<usize>()
}

impl ClinicMeeting {
    pub(super) fn new(peer: DeviceId, meeting: ReturnId, now: Millis) -> Self {
        Self {
            peer,
            meeting,
            skew_ms: 0,
            unsent: 0,
            greeted: false,
            offered: 0,
            to_offer: VecDeque::new(),
            offer_open: false,
            all_pushed: false,
            uploads_open: 0,
            partial: BTreeMap::new(),
            partial_len: 0,
            wants: VecDeque::new(),
            reading: 0,
            peer_heads: BTreeMap::new(),
            caught: false,
            began: now,
            going: Going::default(),
            went: Went::default(),
            took: false,
            alike: None,
        }
    }
}

impl Replica {
    fn clinic_meeting(&mut self, link: LinkId) -> Option<&mut ClinicMeeting> {
        match self.meetings.get_mut(&link) {
            Some(Meeting::Clinic(meeting)) => Some(meeting),
            Some(Meeting::Laptop(_)) | None => None,
        }
    }

    pub(super) fn clinic_hears(&mut self, link: LinkId, message: Message, out: &mut Vec<Effect>) {
        let greeted = self.clinic_meeting(link).is_some_and(|meeting| meeting.greeted);
        match message {
            Message::Hello { version, clock, epoch, sequence, directory } if !greeted => {
                if version < VERSION {
                    return self.hang_up(link, out);
                }
                self.clinic_greets(link, (epoch, sequence, directory), clock, out);
            }
            Message::Push(push) if greeted => self.clinic_gets(link, push, out),
            Message::Pushed if greeted => {
                if let Some(meeting) = self.clinic_meeting(link) {
                    meeting.all_pushed = true;
                }
            }
            Message::Want(wants) if greeted => {
                let (known, now) = (wants.iter().filter(|want| self.docs.contains_key(&want.doc)).count(), self.now);
                if let Some(meeting) = self.clinic_meeting(link) {
                    if !meeting.offer_open || wants.len() > DOCS_PER_MESSAGE_MAX {
                        return self.hang_up(link, out);
                    }
                    meeting.offer_open = false;
                    meeting.wants.extend(wants);
                    meeting.going.asked(known, now);
                }
            }
            Message::Reconcile(theirs) if greeted => self.clinic_compares(link, &theirs, out),
            Message::Done { equal } if greeted => {
                if let Some(meeting) = self.clinic_meeting(link) {
                    meeting.alike = Some(equal);
                    let (peer, took) = (meeting.peer, meeting.took);
                    let met = crate::record::Met {
                        peer,
                        epoch: self.epoch,
                        sequence: 0,
                        at: self.now,
                        accepted: Vec::new(),
                        complete: equal,
                    };
                    self.note_and_store_met(met, (None, took), out);
                }
                return self.hang_up(link, out);
            }
            // Not what a laptop says, or not now: it misbehaves, and the meeting ends.
            Message::Hello { .. }
            | Message::Push(_)
            | Message::Pushed
            | Message::Want(_)
            | Message::Reconcile(_)
            | Message::Done { .. }
            | Message::Welcome { .. }
            | Message::Offer(_)
            | Message::Answer { .. }
            | Message::Caught { .. }
            | Message::Differing(_) => return self.hang_up(link, out),
        }
        self.clinic_goes_on(link, out);
    }

    pub(super) fn hang_up(&mut self, link: LinkId, out: &mut Vec<Effect>) {
        self.unlinked(link, out);
        out.push(Effect::Close { link });
    }

    fn clinic_greets(
        &mut self,
        link: LinkId,
        (epoch, sequence, directory): (Option<Epoch>, u64, u64),
        clock: Millis,
        out: &mut Vec<Effect>,
    ) {
        let newest = self.by_sequence.last_key_value().map_or(0, |(sequence, _)| *sequence);
        // Another store, or a sequence that this one never reached (restored from an older backup): begin at the
        // beginning. Offers name heads only, so what the laptop has is not sent again.
        let known = if epoch == Some(self.epoch) && sequence <= newest { sequence } else { 0 };
        let epoch = self.epoch;
        let skew_ms = clock.0.saturating_sub(self.now.0);
        let Some(meeting) = self.clinic_meeting(link) else { return };
        meeting.greeted = true;
        meeting.offered = known;
        meeting.skew_ms = skew_ms;
        let peer = meeting.peer;
        let rows = self.directory.rows_for(peer, directory);
        self.clinic_says(link, Message::Welcome { version: VERSION, clock: self.now, epoch, rows }, out);
    }

    fn clinic_says(&mut self, link: LinkId, message: Message, out: &mut Vec<Effect>) {
        if let Some(meeting) = self.clinic_meeting(link) {
            meeting.unsent += 1;
            out.push(Effect::Send { link, message });
        }
    }

    fn clinic_gets(&mut self, link: LinkId, push: Push, out: &mut Vec<Effect>) {
        let Some(meeting) = self.clinic_meeting(link) else { return };
        // More is brought after all: the end is to be said again.
        meeting.caught = false;
        meeting.all_pushed = false;
        meeting.partial_len += room_for(&push);
        let is_full = meeting.partial_len > UPLOAD_LEN_MAX || meeting.uploads_open >= UPLOADS_OPEN_MAX;
        if push.whole || is_full {
            return self.hang_up(link, out);
        }
        let (doc, more) = (push.doc, push.more);
        meeting.partial.entry(doc).or_default().push(push);
        if more {
            return;
        }
        let pushes = meeting.partial.remove(&doc).unwrap_or_default();
        meeting.partial_len = meeting.partial_len.saturating_sub(pushes.iter().map(room_for).sum());
        meeting.uploads_open += 1;
        let (peer, during) = (meeting.peer, (meeting.meeting, meeting.skew_ms));
        let heads = pushes.last().map(|push| push.heads.clone()).unwrap_or_default();
        let chunks = pushes.into_iter().flat_map(|push| push.chunks).collect();
        let sender = Sender { device: peer, people: self.people_on(peer) };
        self.enqueue(doc, Waiting::Admit { link, during, heads, chunks, sender }, out);
    }

    /// Something that the laptop brought is in the record.
    pub(super) fn clinic_took(&mut self, link: LinkId) {
        if let Some(meeting) = self.clinic_meeting(link) {
            meeting.took = true;
        }
    }

    /// An upload is durable, or known, or refused: say so.
    pub(super) fn clinic_answers(
        &mut self,
        link: LinkId,
        doc: DocId,
        uploaded: &Heads,
        refused: &[Refused],
        out: &mut Vec<Effect>,
    ) {
        for refused in refused {
            self.refused.insert((doc, refused.change), refused.why);
        }
        let heads = self.heads(&doc);
        let Some(meeting) = self.clinic_meeting(link) else { return };
        meeting.uploads_open = meeting.uploads_open.saturating_sub(1);
        if *uploaded == heads {
            meeting.peer_heads.insert(doc, heads.clone());
        }
        let refused = refused.iter().map(|refused| (refused.change, refused.why)).collect();
        self.clinic_says(link, Message::Answer { doc, heads, refused }, out);
        self.clinic_goes_on(link, out);
    }

    fn clinic_compares(&mut self, link: LinkId, theirs: &[Digest], out: &mut Vec<Effect>) {
        // In turn only after "caught": asked again and again, each time's listing would be added to the last.
        let in_turn = self.clinic_meeting(link).is_some_and(|meeting| meeting.caught);
        if theirs.len() != BUCKETS || !in_turn {
            return self.hang_up(link, out);
        }
        let differing: Vec<u8> = self
            .buckets()
            .iter()
            .zip(theirs)
            .zip(0..=u8::MAX)
            .filter(|((ours, theirs), _)| ours != theirs)
            .map(|(_, bucket)| bucket)
            .collect();
        let listed: Vec<Held> = self
            .docs
            .iter()
            .filter(|(id, doc)| {
                !doc.heads.is_empty() && differing.iter().any(|bucket| usize::from(*bucket) == bucket_of(id))
            })
            .map(|(id, doc)| Held { doc: *id, heads: doc.heads.clone() })
            .collect();
        if let Some(meeting) = self.clinic_meeting(link) {
            meeting.to_offer.extend(listed);
            meeting.caught = false;
            meeting.all_pushed = false;
        }
        self.clinic_says(link, Message::Differing(differing), out);
    }

    pub(super) fn extracted(&mut self, link: LinkId, (pushes, written): (Vec<Push>, usize), out: &mut Vec<Effect>) {
        match self.meetings.get_mut(&link) {
            Some(Meeting::Clinic(meeting)) => {
                meeting.reading = meeting.reading.saturating_sub(1);
                meeting.going.sent();
                meeting.went.count(&pushes, written);
                if let Some(push) = pushes.last() {
                    meeting.peer_heads.insert(push.doc, push.heads.clone());
                }
                for push in pushes {
                    self.clinic_says(link, Message::Push(push), out);
                }
                self.clinic_goes_on(link, out);
            }
            Some(Meeting::Laptop(_)) => self.laptop_pushes(link, (pushes, written), out),
            None => {}
        }
    }

    /// Does whatever can be done next for a laptop.
    pub(super) fn clinic_goes_on(&mut self, link: LinkId, out: &mut Vec<Effect>) {
        if !self.clinic_meeting(link).is_some_and(|meeting| meeting.greeted) {
            return;
        }
        // Before anything is pushed, so that a laptop soon knows how much there is in all.
        self.clinic_offers(link, out);
        loop {
            let Some(meeting) = self.clinic_meeting(link) else { return };
            if meeting.reading + meeting.unsent >= PUSHES_UNDER_WAY_MAX {
                return;
            }
            let Some(want) = meeting.wants.pop_front() else { break };
            if self.docs.contains_key(&want.doc) {
                if let Some(meeting) = self.clinic_meeting(link) {
                    meeting.reading += 1;
                }
                self.enqueue(want.doc, Waiting::Extract { link, have: want.heads, may_send_whole: true }, out);
            }
        }
        let sequence = self.by_sequence.last_key_value().map_or(0, |(sequence, _)| *sequence);
        let digest = self.digest;
        let Some(meeting) = self.clinic_meeting(link) else { return };
        let idle = meeting.wants.is_empty()
            && meeting.reading == 0
            && !meeting.offer_open
            && meeting.to_offer.is_empty()
            && meeting.offered >= sequence;
        if idle && meeting.all_pushed && meeting.uploads_open == 0 && !meeting.caught {
            meeting.caught = true;
            self.clinic_says(link, Message::Caught { sequence, digest }, out);
        }
    }

    fn clinic_offers(&mut self, link: LinkId, out: &mut Vec<Effect>) {
        let Some(Meeting::Clinic(meeting)) = self.meetings.get_mut(&link) else { return };
        if meeting.offer_open || meeting.caught {
            return;
        }
        if meeting.to_offer.is_empty() && meeting.uploads_open == 0 {
            let newer = self.by_sequence.range(meeting.offered.saturating_add(1)..);
            for (sequence, id) in newer {
                meeting.offered = *sequence;
                let Some(doc) = self.docs.get(id) else { continue };
                if meeting.peer_heads.get(id) != Some(&doc.heads) {
                    meeting.to_offer.push_back(Held { doc: *id, heads: doc.heads.clone() });
                }
            }
        }
        if meeting.to_offer.is_empty() {
            return;
        }
        let count = meeting.to_offer.len().min(DOCS_PER_MESSAGE_MAX);
        let offer: Vec<Held> = meeting.to_offer.drain(..count).collect();
        meeting.offer_open = true;
        self.clinic_says(link, Message::Offer(offer), out);
    }
}
