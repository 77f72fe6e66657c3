//! What a replica knows: heads, sequences, the directory, and its side of every meeting. Must never hold a document.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use ed25519_dalek::{SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use super::clinic::ClinicMeeting;
use super::digest::{BUCKETS, Digest};
use super::io::{Draft, Effect, Input, JobId, LinkId, Outcome, Status, Ticket};
use super::jobs::{Running, Waiting};
use super::laptop::LaptopMeeting;
use super::message::Message;
use super::progress::{Ended, Progress};
use crate::care::edit::{Actors, Edit};
use crate::directory::{Body, Directory, Row};
use crate::id::{ChangeId, DeviceId, DocId, Epoch, Heads, PersonId};
use crate::record::{FrameKind, Met};
use crate::time::Millis;
use crate::trust::vet::Refusal;

/// How long meetings that change nothing go by without being written down, in milliseconds: after a restart "last
/// met" is wrong by this much at the most, and an idle laptop does not fill the record.
const MET_NOTE_MS: i64 = 60 * 60 * 1000;

/// Which of the two roles a node has. They differ in who vets and who writes the directory, not in code paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NodeRole {
    /// The node that everybody meets.
    Clinic,
    /// A node that staff carry.
    Laptop,
}

/// One document as the index knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDoc {
    /// Which.
    pub doc: DocId,
    /// The sequence of its newest frame.
    pub sequence: u64,
    /// Its heads.
    pub heads: Heads,
    /// The heads that the clinic is known to hold.
    pub accepted: Heads,
    /// Edits since, made here.
    pub waiting: u32,
}

/// What a replica starts from: everything that the record holds about it.
pub struct Start {
    /// Its role.
    pub role: NodeRole,
    /// The clinic's own store id; unused on a laptop.
    pub epoch: Epoch,
    /// The clinic's public key.
    pub clinic_key: VerifyingKey,
    /// The clinic's private key; clinic only.
    pub signing_key: Option<SigningKey>,
    /// 32 random bytes, newly drawn for this run.
    pub run_seed: [u8; 32],
    /// Every document.
    pub docs: Vec<StoredDoc>,
    /// Every directory row, in order.
    pub rows: Vec<Row>,
    /// Every note of a meeting, in order.
    pub met: Vec<Met>,
    /// Changes in quarantine.
    pub quarantined: Vec<(DocId, ChangeId, Refusal)>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Doc {
    pub(super) sequence: u64,
    pub(super) heads: Heads,
    pub(super) accepted: Heads,
    pub(super) waiting: u32,
}

/// One side of a meeting.
pub(super) enum Meeting {
    Clinic(ClinicMeeting),
    Laptop(LaptopMeeting),
}

impl Meeting {
    const fn peer(&self) -> DeviceId {
        match self {
            Self::Clinic(clinic) => clinic.peer,
            Self::Laptop(laptop) => laptop.peer,
        }
    }

    fn progress(&self) -> Option<Progress> {
        match self {
            Self::Clinic(clinic) => clinic.going.progress(),
            Self::Laptop(laptop) => laptop.coming.progress(),
        }
    }

    fn ended(&self, ended: Millis) -> Ended {
        let (meeting, began, alike, went) = match self {
            Self::Clinic(clinic) => (clinic.meeting, clinic.began, clinic.alike, clinic.went),
            Self::Laptop(laptop) => (laptop.meeting, laptop.began, laptop.alike, laptop.went),
        };
        Ended { meeting, peer: self.peer(), began, ended, alike, progress: self.progress(), went }
    }
}

/// The pure core of a node.
pub struct Replica {
    /// The time of the input at hand.
    pub(super) now: Millis,
    pub(super) role: NodeRole,
    pub(super) epoch: Epoch,
    pub(super) clinic_key: VerifyingKey,
    signing_key: Option<SigningKey>,
    run_seed: [u8; 32],
    pub(super) docs: BTreeMap<DocId, Doc>,
    /// Edits that wait, by document, where there are any: asked for after every input, so never counted anew.
    waiting: BTreeMap<DocId, u32>,
    pub(super) by_sequence: BTreeMap<u64, DocId>,
    pub(super) digest: Digest,
    pub(super) directory: Directory,
    pub(super) next_job: u64,
    pub(super) running: BTreeMap<JobId, Running>,
    pub(super) docs_of_jobs: BTreeMap<JobId, DocId>,
    pub(super) queues: BTreeMap<DocId, VecDeque<Waiting>>,
    pub(super) meetings: BTreeMap<LinkId, Meeting>,
    /// On a laptop: how far it came with the clinic.
    pub(super) came: Option<(Epoch, u64)>,
    pub(super) refused: BTreeMap<(DocId, ChangeId), Refusal>,
    /// On a laptop: heads that were refused, so that they are not offered again and again.
    pub(super) refused_heads: BTreeMap<DocId, Heads>,
    met: Option<(Millis, bool)>,
    last_met: BTreeMap<DeviceId, Millis>,
    /// When a meeting with each node was last written down, and whether it ended with equal digests.
    noted: BTreeMap<DeviceId, (Millis, bool)>,
    pub(super) skew_ms: i64,
    /// Facts for the directory, each written when the one before is durable: a laptop names the newest row that it
    /// holds, so one that is durable later than its follower would never reach it.
    directs: VecDeque<(Ticket, Body)>,
}

impl Replica {
    /// A replica as the record left it.
    ///
    /// # Errors
    /// [`crate::directory::RowError`] when a stored directory row is not signed by the clinic: the record is not
    /// this clinic's.
    pub fn start(from: Start) -> Result<Self, crate::directory::RowError> {
        let mut replica = Self {
            now: Millis::default(),
            role: from.role,
            epoch: from.epoch,
            clinic_key: from.clinic_key,
            signing_key: from.signing_key,
            run_seed: from.run_seed,
            docs: BTreeMap::new(),
            waiting: BTreeMap::new(),
            by_sequence: BTreeMap::new(),
            digest: Digest::default(),
            directory: Directory::default(),
            next_job: 1,
            running: BTreeMap::new(),
            docs_of_jobs: BTreeMap::new(),
            queues: BTreeMap::new(),
            meetings: BTreeMap::new(),
            came: None,
            refused: BTreeMap::new(),
            refused_heads: BTreeMap::new(),
            met: None,
            last_met: BTreeMap::new(),
            noted: BTreeMap::new(),
            skew_ms: 0,
            directs: VecDeque::new(),
        };
        for row in from.rows {
            replica.directory.take(row, &replica.clinic_key)?;
        }
        for stored in from.docs {
            let doc = stored.doc;
            // A note of a meeting and an edit that crossed it may be in the record in either order.
            let waiting = if stored.heads == stored.accepted { 0 } else { stored.waiting.max(1) };
            replica.digest.change(&doc, &Heads::default(), &stored.accepted);
            replica.by_sequence.insert(stored.sequence, doc);
            replica.docs.insert(
                doc,
                Doc { sequence: stored.sequence, heads: stored.heads, accepted: stored.accepted, waiting },
            );
            replica.set_waiting(doc, waiting);
        }
        for met in from.met {
            replica.note_met(&met);
            replica.noted(&met);
        }
        replica.refused.extend(from.quarantined.into_iter().map(|(doc, change, why)| ((doc, change), why)));
        Ok(replica)
    }

    pub(super) fn note_met(&mut self, met: &Met) {
        if met.complete {
            self.came = Some((met.epoch, met.sequence));
        }
        self.met = Some((met.at, met.complete));
        self.last_met.insert(met.peer, met.at);
    }

    /// Whether a meeting is worth writing down: it changed something (`took`, at a clinic), or none was for a while.
    pub(super) fn is_noteworthy(&self, met: &Met, took: bool) -> bool {
        let news = took
            || !met.accepted.is_empty()
            || (self.role == NodeRole::Laptop && met.complete && self.came != Some((met.epoch, met.sequence)));
        let noted = self.noted.get(&met.peer).copied();
        news || noted.is_none_or(|(at, complete)| complete != met.complete || met.at.since(at) >= MET_NOTE_MS)
    }

    pub(super) fn noted(&mut self, met: &Met) {
        self.noted.insert(met.peer, (met.at, met.complete));
    }

    /// The directory as it is now.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The durable heads of a document; empty when it is not here.
    #[must_use]
    pub fn heads(&self, doc: &DocId) -> Heads {
        self.docs.get(doc).map(|doc| doc.heads.clone()).unwrap_or_default()
    }

    /// Every document with its durable heads.
    pub fn all_heads(&self) -> impl Iterator<Item = (DocId, &Heads)> {
        self.docs.iter().map(|(id, doc)| (*id, &doc.heads))
    }

    /// The digest of accepted heads.
    #[must_use]
    pub const fn caseload_digest(&self) -> Digest {
        self.digest
    }

    /// How this node stands with its peers.
    #[must_use]
    pub fn status(&self) -> Status {
        Status {
            waiting: self.waiting.values().copied().map(u64::from).sum(),
            waiting_docs: self.waiting.keys().copied().collect(),
            met: self.met.map(|(at, _)| at),
            equal: self.met.is_some_and(|(_, equal)| equal),
            epoch: self.came.map(|(epoch, _)| epoch),
            meeting: self.meetings.values().map(Meeting::peer).collect(),
            progress: self
                .meetings
                .values()
                .filter_map(|meeting| Some((meeting.peer(), meeting.progress()?)))
                .collect(),
            refused: self.refused.iter().map(|((doc, change), why)| (*doc, *change, *why)).collect(),
            skew_ms: self.skew_ms,
            docs: self.docs.len(),
            last_met: self.last_met.clone(),
        }
    }

    /// Takes one input and says what to do about it.
    pub fn handle(&mut self, input: Input, now: Millis) -> Vec<Effect> {
        self.now = now;
        let mut out = Vec::new();
        match input {
            Input::Edit { ticket, edit } => self.edit(ticket, edit, &mut out),
            Input::Direct { ticket, body } => self.direct(ticket, body, &mut out),
            Input::Worked { job, done } => self.worked(job, done, &mut out),
            Input::WorkImpossible { job } => self.work_impossible(job, &mut out),
            Input::Stored { job, sequences } => self.stored(job, &sequences, &mut out),
            Input::NotStored { job } => self.not_stored(job, &mut out),
            Input::Linked { link, peer, meeting } => {
                let meeting = match self.role {
                    NodeRole::Clinic => Meeting::Clinic(ClinicMeeting::new(peer, meeting, now)),
                    NodeRole::Laptop => Meeting::Laptop(LaptopMeeting::new(peer, meeting, now)),
                };
                self.meetings.insert(link, meeting);
                if self.role == NodeRole::Laptop {
                    self.laptop_opens(link, &mut out);
                }
            }
            Input::Received { link, message } => self.received(link, message, &mut out),
            Input::Sent { link, count } => self.sent(link, count, &mut out),
            Input::Unlinked { link } => self.unlinked(link, &mut out),
        }
        out
    }

    fn edit(&mut self, ticket: Ticket, edit: Box<Edit>, out: &mut Vec<Effect>) {
        let doc = crate::care::birth::doc_id(edit.client, edit.part);
        let actors = self.actors(&edit, doc);
        self.enqueue(doc, Waiting::Edit { ticket, edit, actors }, out);
    }

    /// The actors of an edit: one for this run, person and document; one for this very form, should it be stale.
    fn actors(&mut self, edit: &Edit, doc: DocId) -> Actors {
        let run_seed = self.run_seed;
        let derive = |what: &[u8], more: &[u8]| -> [u8; 16] {
            let mut hash = Sha256::new();
            hash.update(run_seed);
            hash.update(what);
            hash.update(edit.author.to_bytes());
            hash.update(doc.0);
            hash.update(more);
            let bytes: [u8; 32] = hash.finalize().into();
            let mut actor = [0; 16];
            actor.copy_from_slice(bytes.split_at(16).0);
            actor
        };
        let attempt = self.job().0.to_be_bytes();
        Actors { run: derive(b"run", b""), fresh: derive(b"fresh", &attempt) }
    }

    fn direct(&mut self, ticket: Ticket, body: Body, out: &mut Vec<Effect>) {
        if self.signing_key.is_none() {
            out.push(Effect::Reply { ticket, outcome: Outcome::NotTheClinic });
            return;
        }
        self.directs.push_back((ticket, body));
        self.direct_next(out);
    }

    /// Writes the next fact, unless one is on its way.
    pub(super) fn direct_next(&mut self, out: &mut Vec<Effect>) {
        let is_under_way = self.running.values().any(|running| matches!(running, Running::Direct { .. }));
        let (false, Some(key)) = (is_under_way, &self.signing_key) else { return };
        let Some((ticket, body)) = self.directs.pop_front() else { return };
        let row = Directory::draft(self.directory.newest() + 1, &body, key);
        self.store(Running::Direct { ticket, rows: vec![row.clone()] }, vec![directory_draft(&[row])], out);
    }

    fn received(&mut self, link: LinkId, message: Message, out: &mut Vec<Effect>) {
        match self.meetings.get(&link) {
            Some(Meeting::Clinic(_)) => self.clinic_hears(link, message, out),
            Some(Meeting::Laptop(_)) => self.laptop_hears(link, message, out),
            None => {}
        }
    }

    fn sent(&mut self, link: LinkId, count: u32, out: &mut Vec<Effect>) {
        match self.meetings.get_mut(&link) {
            Some(Meeting::Clinic(meeting)) => {
                meeting.unsent = meeting.unsent.saturating_sub(count);
                self.clinic_goes_on(link, out);
            }
            Some(Meeting::Laptop(meeting)) => {
                meeting.unsent = meeting.unsent.saturating_sub(count);
                self.laptop_goes_on(link, out);
            }
            None => {}
        }
    }

    pub(super) fn unlinked(&mut self, link: LinkId, out: &mut Vec<Effect>) {
        let Some(meeting) = self.meetings.remove(&link) else { return };
        out.push(Effect::Ended(meeting.ended(self.now)));
        match meeting {
            Meeting::Laptop(meeting) => self.laptop_breaks_off(meeting, out),
            Meeting::Clinic(_) => {}
        }
    }

    /// Sets a document's accepted heads, and the digest with them.
    pub(super) fn accept(&mut self, doc: DocId, heads: Heads) {
        let entry = self.docs.entry(doc).or_default();
        self.digest.change(&doc, &entry.accepted, &heads);
        let waiting = if heads == entry.heads { 0 } else { entry.waiting.max(1) };
        entry.accepted = heads;
        self.set_waiting(doc, waiting);
    }

    /// Sets how many edits of a document wait for the clinic.
    pub(super) fn set_waiting(&mut self, doc: DocId, waiting: u32) {
        if let Some(entry) = self.docs.get_mut(&doc) {
            entry.waiting = waiting;
        }
        if waiting == 0 {
            self.waiting.remove(&doc);
        } else {
            self.waiting.insert(doc, waiting);
        }
    }

    /// Takes note of a durable frame of a document.
    pub(super) fn moved(&mut self, doc: DocId, sequence: u64, heads: Heads) {
        let entry = self.docs.entry(doc).or_default();
        self.by_sequence.remove(&entry.sequence);
        entry.sequence = sequence;
        entry.heads = heads;
        self.by_sequence.insert(sequence, doc);
    }

    /// The digests of the parts of the caseload.
    pub(super) fn buckets(&self) -> Vec<Digest> {
        let mut buckets = vec![Digest::default(); BUCKETS];
        for (id, doc) in &self.docs {
            if let Some(bucket) = buckets.get_mut(bucket_of(id)) {
                bucket.change(id, &Heads::default(), &doc.accepted);
            }
        }
        buckets
    }

    pub(super) fn people_on(&self, device: DeviceId) -> BTreeSet<PersonId> {
        self.directory.people_on(device)
    }
}

/// Which part of the caseload a document belongs to.
pub(super) fn bucket_of(doc: &DocId) -> usize {
    doc.0.first().map_or(0, |byte| usize::from(*byte))
}

pub(super) fn directory_draft(rows: &[Row]) -> Draft {
    Draft { kind: FrameKind::Directory, doc: DocId([0; 32]), payload: postcard::to_stdvec(rows).unwrap_or_default() }
}
