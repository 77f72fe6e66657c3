//! The laptop's side of a meeting: bring its own changes, take what is newer, and end only when all of it is durable.
//! Must never count a change as held by the clinic before the clinic said so.

use std::collections::{BTreeMap, BTreeSet};

use super::clinic::{PUSHES_UNDER_WAY_MAX, UPLOAD_LEN_MAX, UPLOADS_OPEN_MAX, room_for};
use super::digest::Digest;
use super::io::{Draft, Effect, LinkId};
use super::jobs::{Running, Waiting};
use super::message::{DOCS_PER_MESSAGE_MAX, Held, Message, Push, VERSION};
use super::progress::{Coming, NotTaken, Went};
use super::state::{Meeting, Replica, bucket_of, directory_draft};
use crate::directory::{Directory, Row};
use crate::id::{ChangeId, DeviceId, DocId, Epoch, Heads, ReturnId};
use crate::record::{FrameKind, Met};
use crate::time::Millis;
use crate::trust::vet::Refusal;

/// How often a laptop brings what was written during a meeting within the same meeting; the next one brings the rest.
const ROUNDS_MAX: u8 = 3;

pub(super) struct LaptopMeeting {
    pub(super) peer: DeviceId,
    pub(super) meeting: ReturnId,
    pub(super) skew_ms: i64,
    /// Messages handed to the driver that have not left yet.
    pub(super) unsent: u32,
    epoch: Option<Epoch>,
    /// Documents still to push, and what the clinic is known to hold of each.
    to_push: BTreeMap<DocId, Heads>,
    reading: u32,
    /// Pushed and not answered yet, with the heads that were pushed.
    unanswered: BTreeMap<DocId, Heads>,
    said_pushed: bool,
    taking: u32,
    partial: BTreeMap<DocId, Vec<Push>>,
    partial_len: usize,
    caught: Option<(u64, Digest)>,
    reconcile: Reconcile,
    /// How often more was brought after the digests were equal.
    rounds: u8,
    /// Accepted heads to write down at the end.
    accepted: BTreeSet<DocId>,
    storing_met: bool,
    pub(super) began: Millis,
    pub(super) coming: Coming,
    pub(super) went: Went,
    pub(super) alike: Option<bool>,
}

/// How far the repair of a differing caseload is.
enum Reconcile {
    NotAsked,
    /// Asked; the buckets that differ and the documents that the clinic named in them.
    Asked {
        buckets: Option<Vec<u8>>,
        listed: BTreeSet<DocId>,
    },
    /// What was missing at the clinic is being pushed, once.
    Repushed,
}

impl LaptopMeeting {
    pub(super) fn new(peer: DeviceId, meeting: ReturnId, now: Millis) -> Self {
        Self {
            peer,
            meeting,
            skew_ms: 0,
            unsent: 0,
            epoch: None,
            to_push: BTreeMap::new(),
            reading: 0,
            unanswered: BTreeMap::new(),
            said_pushed: false,
            taking: 0,
            partial: BTreeMap::new(),
            partial_len: 0,
            caught: None,
            reconcile: Reconcile::NotAsked,
            rounds: 0,
            accepted: BTreeSet::new(),
            storing_met: false,
            began: now,
            coming: Coming::default(),
            went: Went::default(),
            alike: None,
        }
    }
}

impl Replica {
    fn laptop_meeting(&mut self, link: LinkId) -> Option<&mut LaptopMeeting> {
        match self.meetings.get_mut(&link) {
            Some(Meeting::Laptop(meeting)) => Some(meeting),
            Some(Meeting::Clinic(_)) | None => None,
        }
    }

    fn laptop_says(&mut self, link: LinkId, message: Message, out: &mut Vec<Effect>) {
        if let Some(meeting) = self.laptop_meeting(link) {
            meeting.unsent += 1;
            out.push(Effect::Send { link, message });
        }
    }

    pub(super) fn laptop_opens(&mut self, link: LinkId, out: &mut Vec<Effect>) {
        let hello = Message::Hello {
            version: VERSION,
            clock: self.now,
            epoch: self.came.map(|(epoch, _)| epoch),
            sequence: self.came.map_or(0, |(_, sequence)| sequence),
            directory: self.directory.newest(),
        };
        self.laptop_says(link, hello, out);
        let dirty = self.own_news();
        if let Some(meeting) = self.laptop_meeting(link) {
            meeting.to_push = dirty;
        }
        self.laptop_goes_on(link, out);
    }

    /// Documents with changes that the clinic is not known to hold, but for versions that it refused.
    fn own_news(&self) -> BTreeMap<DocId, Heads> {
        self.docs
            .iter()
            .filter(|(id, doc)| doc.heads != doc.accepted && self.refused_heads.get(id) != Some(&doc.heads))
            .map(|(id, doc)| (*id, doc.accepted.clone()))
            .collect()
    }

    pub(super) fn laptop_hears(&mut self, link: LinkId, message: Message, out: &mut Vec<Effect>) {
        let greeted = self.laptop_meeting(link).is_some_and(|meeting| meeting.epoch.is_some());
        match message {
            Message::Welcome { version, clock, epoch, rows } if !greeted => {
                if version < VERSION {
                    return self.hang_up(link, out);
                }
                self.skew_ms = clock.0.saturating_sub(self.now.0);
                let skew_ms = self.skew_ms;
                if let Some(meeting) = self.laptop_meeting(link) {
                    meeting.epoch = Some(epoch);
                    meeting.skew_ms = skew_ms;
                }
                self.laptop_gets_rows(rows, out);
            }
            Message::Offer(offer) if greeted => self.laptop_is_offered(link, offer, out),
            Message::Push(push) if greeted => self.laptop_gets(link, push, out),
            Message::Answer { doc, heads, refused } if greeted => {
                self.laptop_is_answered(link, (doc, &heads), refused, out)
            }
            Message::Caught { sequence, digest } if greeted => {
                if let Some(meeting) = self.laptop_meeting(link) {
                    meeting.caught = Some((sequence, digest));
                }
            }
            Message::Differing(differing) if greeted => {
                if let Some(LaptopMeeting { reconcile: Reconcile::Asked { buckets: buckets @ None, .. }, .. }) =
                    self.laptop_meeting(link)
                {
                    *buckets = Some(differing);
                    // Nothing is left to push in this round; the clinic may say "caught" once its list is answered.
                    self.laptop_says(link, Message::Pushed, out);
                }
            }
            // Not what a clinic says, or not now.
            Message::Welcome { .. }
            | Message::Offer(_)
            | Message::Push(_)
            | Message::Answer { .. }
            | Message::Caught { .. }
            | Message::Differing(_)
            | Message::Hello { .. }
            | Message::Pushed
            | Message::Want(_)
            | Message::Reconcile(_)
            | Message::Done { .. } => return self.hang_up(link, out),
        }
        self.laptop_goes_on(link, out);
    }

    fn laptop_gets_rows(&mut self, rows: Vec<Row>, out: &mut Vec<Effect>) {
        let mut trial = Directory::default();
        let signed: Vec<Row> =
            rows.into_iter().filter(|row| trial.take(row.clone(), &self.clinic_key).is_ok()).collect();
        if !signed.is_empty() {
            let drafts = vec![directory_draft(&signed)];
            self.store(Running::Rows { rows: signed }, drafts, out);
        }
    }

    fn laptop_is_offered(&mut self, link: LinkId, offer: Vec<Held>, out: &mut Vec<Effect>) {
        if offer.len() > DOCS_PER_MESSAGE_MAX {
            return self.hang_up(link, out);
        }
        let mut wants = Vec::new();
        for held in offer {
            if let Some(LaptopMeeting { reconcile: Reconcile::Asked { listed, .. }, .. }) = self.laptop_meeting(link) {
                listed.insert(held.doc);
            }
            let (mine, accepted) =
                self.docs.get(&held.doc).map(|doc| (doc.heads.clone(), doc.accepted.clone())).unwrap_or_default();
            let now = self.now;
            if let Some(meeting) = self.laptop_meeting(link) {
                if mine == held.heads {
                    meeting.coming.is_here(held.doc)
                } else {
                    meeting.coming.is_missing(held.doc, now)
                }
            }
            if mine == held.heads {
                if accepted != mine {
                    self.laptop_accepts(link, held.doc, mine);
                }
                continue;
            }
            let heads = mine.as_slice().iter().chain(accepted.as_slice()).copied().collect();
            wants.push(Held { doc: held.doc, heads });
        }
        self.laptop_says(link, Message::Want(wants), out);
    }

    fn laptop_accepts(&mut self, link: LinkId, doc: DocId, heads: Heads) {
        self.accept(doc, heads);
        if self.docs.get(&doc).is_some_and(|doc| doc.heads == doc.accepted) {
            // Whatever was refused of it before, the clinic holds it now.
            self.refused.retain(|(known, _), _| *known != doc);
            self.refused_heads.remove(&doc);
        }
        if let Some(meeting) = self.laptop_meeting(link) {
            meeting.accepted.insert(doc);
        }
    }

    fn laptop_gets(&mut self, link: LinkId, push: Push, out: &mut Vec<Effect>) {
        let Some(meeting) = self.laptop_meeting(link) else { return };
        meeting.partial_len += room_for(&push);
        if meeting.partial_len > UPLOAD_LEN_MAX {
            return self.hang_up(link, out);
        }
        let (doc, more) = (push.doc, push.more);
        meeting.partial.entry(doc).or_default().push(push);
        if more {
            return;
        }
        let pushes = meeting.partial.remove(&doc).unwrap_or_default();
        meeting.partial_len = meeting.partial_len.saturating_sub(pushes.iter().map(room_for).sum());
        meeting.taking += 1;
        self.enqueue(doc, Waiting::Adopt { link, pushes }, out);
    }

    /// What the clinic pushed of one document is durable here.
    pub(super) fn laptop_took(&mut self, link: LinkId, doc: DocId, heads: Heads, out: &mut Vec<Effect>) {
        self.laptop_accepts(link, doc, heads);
        if let Some(meeting) = self.laptop_meeting(link) {
            meeting.taking = meeting.taking.saturating_sub(1);
            meeting.coming.came(doc);
        }
        self.laptop_goes_on(link, out);
    }

    /// What the clinic pushed does not read: end the meeting; the next one tries again.
    pub(super) fn laptop_could_not_take(&mut self, link: LinkId, out: &mut Vec<Effect>) {
        self.hang_up(link, out);
    }

    fn laptop_is_answered(
        &mut self,
        link: LinkId,
        (doc, heads): (DocId, &Heads),
        refused: Vec<(ChangeId, Refusal)>,
        out: &mut Vec<Effect>,
    ) {
        let at = self.now;
        if let Some((meeting, peer)) = self.laptop_meeting(link).map(|meeting| (meeting.meeting, meeting.peer)) {
            let told =
                |(change, why): &(ChangeId, Refusal)| NotTaken { meeting, peer, at, doc, change: *change, why: *why };
            out.extend(refused.iter().map(told).map(Effect::NotTaken));
        }
        let pushed = self.laptop_meeting(link).and_then(|meeting| meeting.unanswered.remove(&doc));
        if refused.is_empty() {
            self.refused.retain(|(known, _), _| *known != doc);
            self.refused_heads.remove(&doc);
        } else {
            if let Some(pushed) = pushed.clone() {
                self.refused_heads.insert(doc, pushed);
            }
            self.refused.extend(refused.into_iter().map(|(change, why)| ((doc, change), why)));
        }
        let mine = self.heads(&doc);
        // Anything else comes with an offer: the clinic then holds changes that are not here yet.
        if *heads == mine || pushed.as_ref() == Some(heads) {
            self.laptop_accepts(link, doc, heads.clone());
        }
    }

    pub(super) fn laptop_pushes(&mut self, link: LinkId, (pushes, written): (Vec<Push>, usize), out: &mut Vec<Effect>) {
        let Some(meeting) = self.laptop_meeting(link) else { return };
        meeting.reading = meeting.reading.saturating_sub(1);
        meeting.went.count(&pushes, written);
        if let Some(push) = pushes.last() {
            meeting.unanswered.insert(push.doc, push.heads.clone());
        }
        for push in pushes {
            self.laptop_says(link, Message::Push(push), out);
        }
        self.laptop_goes_on(link, out);
    }

    /// Does whatever can be done next with the clinic.
    pub(super) fn laptop_goes_on(&mut self, link: LinkId, out: &mut Vec<Effect>) {
        loop {
            let Some(meeting) = self.laptop_meeting(link) else { return };
            let unanswered =
                u32::try_from(meeting.unanswered.len()).unwrap_or(u32::MAX).saturating_add(meeting.reading);
            if meeting.reading + meeting.unsent >= PUSHES_UNDER_WAY_MAX || unanswered >= UPLOADS_OPEN_MAX {
                return;
            }
            let Some((doc, have)) = meeting.to_push.pop_first() else { break };
            meeting.reading += 1;
            self.enqueue(doc, Waiting::Extract { link, have, may_send_whole: false }, out);
        }
        let Some(meeting) = self.laptop_meeting(link) else { return };
        if meeting.reading == 0 && !meeting.said_pushed {
            meeting.said_pushed = true;
            self.laptop_says(link, Message::Pushed, out);
        }
        let Some(meeting) = self.laptop_meeting(link) else { return };
        let idle = meeting.taking == 0 && meeting.unanswered.is_empty() && meeting.reading == 0;
        if let (true, false, Some((sequence, digest))) = (idle, meeting.storing_met, meeting.caught) {
            self.laptop_compares(link, sequence, digest, out);
        }
    }

    fn laptop_compares(&mut self, link: LinkId, sequence: u64, digest: Digest, out: &mut Vec<Effect>) {
        let news = self.own_news();
        let equal = digest == self.digest;
        let Some(meeting) = self.laptop_meeting(link) else { return };
        if equal && (news.is_empty() || meeting.rounds >= ROUNDS_MAX) {
            return self.laptop_ends(link, Some(sequence), out);
        }
        if equal {
            // Written while this meeting went on, or forgotten by a clinic that was put back to an older state and
            // agrees now that its forgetting is accepted here: brought before the meeting ends.
            meeting.rounds += 1;
            meeting.caught = None;
            meeting.to_push = news;
            meeting.said_pushed = false;
            return self.laptop_goes_on(link, out);
        }
        meeting.caught = None;
        match std::mem::replace(&mut meeting.reconcile, Reconcile::Repushed) {
            Reconcile::NotAsked => {
                meeting.reconcile = Reconcile::Asked { buckets: None, listed: BTreeSet::new() };
                let buckets = self.buckets();
                self.laptop_says(link, Message::Reconcile(buckets), out);
            }
            Reconcile::Asked { buckets: Some(buckets), listed } => {
                let mut missing = news;
                for (id, doc) in &self.docs {
                    let differs = buckets.iter().any(|bucket| usize::from(*bucket) == bucket_of(id));
                    if differs && !listed.contains(id) && !doc.heads.is_empty() {
                        missing.insert(*id, Heads::default());
                    }
                }
                if missing.is_empty() {
                    return self.laptop_ends(link, None, out);
                }
                if let Some(meeting) = self.laptop_meeting(link) {
                    meeting.to_push = missing;
                    meeting.said_pushed = false;
                }
                let buckets = self.buckets();
                self.laptop_says(link, Message::Reconcile(buckets), out);
                self.laptop_goes_on(link, out);
            }
            Reconcile::Asked { buckets: None, .. } | Reconcile::Repushed => self.laptop_ends(link, None, out),
        }
    }

    /// Writes down how far this meeting came; `sequence` is given when the digests were equal.
    fn laptop_ends(&mut self, link: LinkId, sequence: Option<u64>, out: &mut Vec<Effect>) {
        let Some(meeting) = self.laptop_meeting(link) else { return };
        meeting.storing_met = true;
        let (peer, epoch) = (meeting.peer, meeting.epoch.unwrap_or(Epoch([0; 16])));
        let accepted = std::mem::take(&mut meeting.accepted);
        let met = Met {
            peer,
            epoch,
            sequence: sequence.unwrap_or(0),
            at: self.now,
            accepted: self.accepted_rows(accepted),
            complete: sequence.is_some(),
        };
        self.note_and_store_met(met, (Some(link), false), out);
    }

    fn accepted_rows(&self, docs: BTreeSet<DocId>) -> Vec<(DocId, Heads, u32)> {
        docs.into_iter()
            .filter_map(|id| self.docs.get(&id).map(|doc| (id, doc.accepted.clone(), doc.waiting)))
            .collect()
    }

    /// Writes a meeting down, if it is worth it; `took` says that a clinic took something in it.
    pub(super) fn note_and_store_met(&mut self, met: Met, (link, took): (Option<LinkId>, bool), out: &mut Vec<Effect>) {
        if !self.is_noteworthy(&met, took) {
            self.note_met(&met);
            if let Some(link) = link {
                self.laptop_is_done(link, met.complete, out);
            }
            return;
        }
        self.noted(&met);
        let payload = postcard::to_stdvec(&met).unwrap_or_default();
        let draft = Draft { kind: FrameKind::Met, doc: DocId([0; 32]), payload };
        self.store(Running::Meet { link, met }, vec![draft], out);
    }

    pub(super) fn laptop_is_done(&mut self, link: LinkId, equal: bool, out: &mut Vec<Effect>) {
        if let Some(meeting) = self.laptop_meeting(link) {
            meeting.alike = Some(equal);
        }
        self.laptop_says(link, Message::Done { equal }, out);
        self.hang_up(link, out);
    }

    /// The connection broke: what the clinic already said it holds is written down, so it is not brought again.
    pub(super) fn laptop_breaks_off(&mut self, meeting: LaptopMeeting, out: &mut Vec<Effect>) {
        if meeting.accepted.is_empty() || meeting.storing_met {
            return;
        }
        let met = Met {
            peer: meeting.peer,
            epoch: meeting.epoch.unwrap_or(Epoch([0; 16])),
            sequence: 0,
            at: self.now,
            accepted: self.accepted_rows(meeting.accepted),
            complete: false,
        };
        self.note_and_store_met(met, (None, false), out);
    }
}
