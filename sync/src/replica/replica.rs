//! A replica on top of its parts: one input in, effects out. Must never decide anything itself that a part decides.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use ed25519_dalek::{SigningKey, VerifyingKey};

use super::core::Core;
use super::digest::Digest;
use super::docs::{Docs, StoredDoc};
use super::finish::Told;
use super::io::{Effect, Input, LinkId, NodeRole, Outcome, Status};
use super::jobs::Jobs;
use super::meeting::{Cx, Meeting, Talk, Verdict};
use super::notes::{Notes, Refusals};
use super::progress::Progress;
use crate::care::Vocabulary;
use crate::directory::{Directory, Row, RowError};
use crate::id::{ChangeId, DeviceId, DocId, Epoch, Heads};
use crate::record::{Met, Refusal};
use crate::time::Millis;

/// What a replica starts from: everything that the record holds about it.
pub struct Start {
    /// This node.
    pub device: DeviceId,
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
    /// What this program knows.
    pub vocabulary: Vocabulary,
    /// Every document.
    pub docs: Vec<StoredDoc>,
    /// Every directory row, in order.
    pub rows: Vec<Row>,
    /// Every note of a meeting, and of this node's own record, in order.
    pub met: Vec<Met>,
    /// Changes in quarantine.
    pub quarantined: Vec<(DocId, ChangeId, Refusal)>,
}

/// The pure core of a node.
pub struct Replica {
    core: Core,
    meetings: BTreeMap<LinkId, Meeting>,
    /// What [`Replica::status`] said last, as far as it is cheap to compare.
    shown: Option<Seen>,
}

/// Where the parts of a status stand: equal where the status is.
#[derive(PartialEq)]
struct Seen {
    revisions: [u64; 3],
    meetings: Vec<(DeviceId, Option<Progress>)>,
}

impl Replica {
    /// A replica as the record left it.
    ///
    /// # Errors
    /// [`RowError`] when a stored directory row is not signed by the clinic: the record is not this clinic's.
    pub fn start(from: Start) -> Result<Self, RowError> {
        let mut directory = Directory::default();
        for row in from.rows {
            directory.take(row, &from.clinic_key)?;
        }
        let mut notes = Notes::at(from.device);
        for met in &from.met {
            notes.note(met);
            notes.written(met);
        }
        let refusals = Refusals::of(from.quarantined, &from.met);
        let core = Core {
            device: from.device,
            now: Millis::default(),
            role: from.role,
            epoch: from.epoch,
            clinic_key: from.clinic_key,
            signing_key: from.signing_key,
            run_seed: from.run_seed,
            vocabulary: from.vocabulary,
            vocabulary_mark: from.vocabulary.mark(),
            docs: Docs::of(from.docs),
            jobs: Jobs::default(),
            directory,
            notes,
            refusals,
            directs: VecDeque::new(),
            uploads_len: 0,
            left_off: BTreeSet::new(),
        };
        Ok(Self { core, meetings: BTreeMap::new(), shown: None })
    }

    /// The directory as it is now.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        &self.core.directory
    }

    /// The durable heads of a document; empty when it is not here.
    #[must_use]
    pub fn heads(&self, doc: &DocId) -> Heads {
        self.core.docs.heads(doc)
    }

    /// Every document with its durable heads.
    pub fn all_heads(&self) -> impl Iterator<Item = (DocId, &Heads)> {
        self.core.docs.iter().map(|(id, doc)| (*id, &doc.heads))
    }

    /// The digest of accepted heads.
    #[must_use]
    pub const fn caseload_digest(&self) -> Digest {
        self.core.docs.digest()
    }

    /// How this node stands with its peers.
    #[must_use]
    pub fn status(&self) -> Status {
        let (docs, notes) = (&self.core.docs, &self.core.notes);
        let waiting = docs.all_waiting();
        Status {
            waiting: waiting.values().copied().map(u64::from).sum(),
            waiting_docs: waiting.keys().copied().collect(),
            met: notes.met.map(|(at, _)| at),
            equal: notes.met.is_some_and(|(_, equal)| equal),
            epoch: notes.came.map(|(epoch, _)| epoch),
            meeting: self.meetings.values().map(Meeting::peer).collect(),
            progress: self
                .meetings
                .values()
                .filter_map(|meeting| Some((meeting.peer(), meeting.progress()?)))
                .collect(),
            refused: self.core.refusals.all(),
            skews: notes.skews.clone(),
            docs: docs.len(),
            last_met: notes.last_met.clone(),
            copies: notes.copies.all().clone(),
            put_back: notes.copies.own(),
        }
    }

    /// Takes one input and says what to do about it.
    pub fn handle(&mut self, input: Input, now: Millis) -> Vec<Effect> {
        self.core.now = now;
        let mut out = Vec::new();
        let told = match input {
            Input::Edit { ticket, edit } => {
                self.core.edit(ticket, edit, &mut out);
                None
            }
            Input::Direct { ticket, body } => {
                self.core.direct(ticket, body, &mut out);
                None
            }
            Input::Rows { rows } => {
                self.core.take_back(rows, &mut out);
                None
            }
            Input::Read { job, docs } => self.core.read(job, docs),
            Input::Worked { job, done } => self.core.worked(job, done, &mut out),
            Input::WorkImpossible { job } => self.core.fell_through(job, Outcome::Unreadable, &mut out),
            Input::Stored { job, sequences } => self.core.stored(job, &sequences, &mut out),
            Input::NotStored { job } => self.core.fell_through(job, Outcome::NotStored, &mut out),
            Input::Linked { link, peer, meeting, version, chain } => {
                self.linked(link, Talk::new((peer, meeting), version, chain, self.core.now), &mut out);
                None
            }
            Input::Received { link, message } => {
                self.meet(link, &mut out, |meeting, cx| meeting.hear(cx, message));
                None
            }
            Input::Sent { link, count } => {
                self.meet(link, &mut out, |meeting, cx| meeting.sent(cx, count));
                None
            }
            Input::Unlinked { link } => {
                self.unlinked(link, &mut out);
                None
            }
        };
        self.tell(told, &mut out);
        let seen = self.seen();
        if self.shown.as_ref() != Some(&seen) {
            self.shown = Some(seen);
            out.insert(0, Effect::StatusChanged);
        }
        out
    }

    fn seen(&self) -> Seen {
        let Core { docs, notes, refusals, .. } = &self.core;
        Seen {
            revisions: [docs.revision(), notes.revision(), refusals.revision()],
            meetings: self.meetings.values().map(|meeting| (meeting.peer(), meeting.progress())).collect(),
        }
    }

    fn tell(&mut self, told: Told, out: &mut Vec<Effect>) {
        if let Some((link, news)) = told {
            self.meet(link, out, |meeting, cx| meeting.learn(cx, news));
        }
    }

    /// One meeting per node: a node that links again has given up the link before, whose end may not be known here.
    fn linked(&mut self, link: LinkId, talk: Talk, out: &mut Vec<Effect>) {
        let peer = talk.peer;
        let earlier: Vec<LinkId> =
            self.meetings.iter().filter(|(_, meeting)| meeting.peer() == peer).map(|(link, _)| *link).collect();
        for earlier in earlier {
            self.unlinked(earlier, out);
            out.push(Effect::Close { link: earlier });
        }
        self.meetings.insert(link, Meeting::new(self.core.role, talk));
        self.meet(link, out, Meeting::open);
    }

    /// Hands something to the meeting over a link, if there is one still, and ends it if it says so.
    fn meet(&mut self, link: LinkId, out: &mut Vec<Effect>, step: impl FnOnce(&mut Meeting, &mut Cx<'_>) -> Verdict) {
        let Some(meeting) = self.meetings.get_mut(&link) else { return };
        let verdict = step(meeting, &mut Cx { link, core: &mut self.core, out });
        if verdict == Verdict::HangUp {
            self.unlinked(link, out);
            out.push(Effect::Close { link });
        }
    }

    fn unlinked(&mut self, link: LinkId, out: &mut Vec<Effect>) {
        if let Some(meeting) = self.meetings.remove(&link) {
            meeting.end(&mut self.core, out);
        }
    }
}
