//! What a replica knows and does whatever meetings there are: saves forms, writes the directory, and carries each job
//! to its end. Must never tell anybody of what is not durable.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use ed25519_dalek::{SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use super::docs::Docs;
use super::io::{Draft, Effect, LinkId, NodeRole, Outcome, Ticket};
use super::jobs::{Jobs, QueueFull, Running, Waiting};
use super::limits::DIRECTS_MAX;
use super::notes::{Notes, Refusals};
use crate::care::Vocabulary;
use crate::care::edit::{Actors, Edit};
use crate::directory::{Body, Directory, Row};
use crate::id::{DeviceId, DocId, Epoch, Heads, VocabularyMark};
use crate::record::{ChainMark, FrameKind, Met, Rows};
use crate::stored::{Stored, WriteError};
use crate::time::Millis;

/// Something for the directory.
pub(super) enum Directing {
    /// A fact that somebody waits for.
    Fact(Ticket, Body),
    /// Rows that this clinic wrote, as a laptop holds them.
    Back(Vec<Row>),
}

/// Everything of a replica but its meetings.
pub(super) struct Core {
    /// This node.
    pub(super) device: DeviceId,
    /// The time of the input at hand.
    pub(super) now: Millis,
    pub(super) role: NodeRole,
    pub(super) epoch: Epoch,
    pub(super) clinic_key: VerifyingKey,
    pub(super) signing_key: Option<SigningKey>,
    pub(super) run_seed: [u8; 32],
    /// What this program knows.
    pub(super) vocabulary: Vocabulary,
    /// Its mark.
    pub(super) vocabulary_mark: VocabularyMark,
    pub(super) docs: Docs,
    pub(super) jobs: Jobs,
    pub(super) directory: Directory,
    pub(super) notes: Notes,
    pub(super) refusals: Refusals,
    /// Facts for the directory, each written when the one before is durable: a laptop names the newest row that it
    /// holds, so one that is durable later than its follower would never reach it.
    pub(super) directs: VecDeque<Directing>,
    /// Bytes that pushes take up which are not in the record yet, of all meetings together.
    pub(super) uploads_len: usize,
    /// On a laptop: what was here as its clinic offered it when the last meeting was cut off; for counting only.
    pub(super) left_off: BTreeSet<DocId>,
}

impl Core {
    pub(super) fn edit(&mut self, ticket: Ticket, edit: Box<Edit>, out: &mut Vec<Effect>) {
        let doc = edit.doc.id();
        let actors = self.actors(&edit, doc);
        if self.jobs.enqueue(doc, Waiting::Edit { ticket, edit, actors }, out).is_err() {
            out.push(Effect::Reply { ticket, outcome: Outcome::Busy });
        }
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
        let attempt = self.jobs.number().0.to_be_bytes();
        Actors { run: derive(b"run", b""), fresh: derive(b"fresh", &attempt) }
    }

    pub(super) fn direct(&mut self, ticket: Ticket, body: Body, out: &mut Vec<Effect>) {
        let refusal = match (&self.signing_key, self.directs.len()) {
            (None, _) => Some(Outcome::NotTheClinic),
            (Some(_), DIRECTS_MAX..) => Some(Outcome::Busy),
            (Some(_), _) => None,
        };
        if let Some(outcome) = refusal {
            out.push(Effect::Reply { ticket, outcome });
            return;
        }
        self.directs.push_back(Directing::Fact(ticket, body));
        self.direct_next(out);
    }

    /// Takes back rows that this clinic may have forgotten.
    pub(super) fn take_back(&mut self, rows: Vec<Row>, out: &mut Vec<Effect>) {
        if self.signing_key.is_some() && self.directs.len() < DIRECTS_MAX {
            self.directs.push_back(Directing::Back(rows));
            self.direct_next(out);
        }
    }

    /// Writes the next fact, unless one is on its way.
    pub(super) fn direct_next(&mut self, out: &mut Vec<Effect>) {
        let (false, Some(key)) = (self.jobs.is_directing(), &self.signing_key) else { return };
        while let Some(directing) = self.directs.pop_front() {
            let (ticket, body) = match directing {
                Directing::Fact(ticket, body) => (ticket, body),
                Directing::Back(rows) => {
                    let rows = self.directory.take_back(&rows, key).unwrap_or_default();
                    let draft = directory_draft(rows.clone()).ok().filter(|_| !rows.is_empty());
                    if let Some(draft) = draft {
                        return self.jobs.store(Running::Back { rows }, vec![draft], out);
                    }
                    continue;
                }
            };
            let row = Directory::draft(self.directory.newest() + 1, &body, key);
            if let Ok((row, draft)) = row.and_then(|row| Ok((row.clone(), directory_draft(vec![row])?))) {
                self.jobs.store(Running::Direct { ticket, rows: vec![row] }, vec![draft], out);
                return;
            }
            out.push(Effect::Reply { ticket, outcome: Outcome::NotStored });
        }
    }

    pub(super) fn take_rows(&mut self, rows: Vec<Row>, out: &mut Vec<Effect>) {
        for row in rows {
            // Checked before they were stored; one that fails now would be a fault of this program.
            drop(self.directory.take(row, &self.clinic_key));
        }
        self.refusals.offer_again();
        out.push(Effect::DirectoryChanged);
    }

    /// Writes a meeting down, if it is worth it; `took` says that a clinic took something in it. False when there is
    /// nothing to wait for.
    pub(super) fn write_met(&mut self, met: Met, (link, took): (Option<LinkId>, bool), out: &mut Vec<Effect>) -> bool {
        if !self.notes.is_noteworthy(self.role, &met, took) {
            self.notes.note(&met);
            return false;
        }
        self.notes.written(&met);
        let Ok(payload) = met.to_bytes() else {
            // It cannot be written down, so the meeting is as one that was cut off.
            self.notes.note(&Met { complete: false, ..met });
            return false;
        };
        let draft = Draft { kind: FrameKind::Met, doc: DocId([0; 32]), payload };
        self.jobs.store(Running::Meet { link, met }, vec![draft], out);
        true
    }

    /// Writes down that a record was put back: what was `known` of it and what it is now, since not every meeting is in the record.
    pub(super) fn write_put_back(&mut self, known: Option<ChainMark>, met: Met, out: &mut Vec<Effect>) {
        let known = Met { chain: known, ..met.clone() };
        let draft = |met: &Met| Ok(Draft { kind: FrameKind::Met, doc: DocId([0; 32]), payload: met.to_bytes()? });
        match [known, met.clone()].iter().map(draft).collect::<Result<Vec<_>, WriteError>>() {
            Ok(drafts) => {
                self.notes.written(&met);
                self.jobs.store(Running::Meet { link: None, met }, drafts, out);
            }
            // It cannot be written down; it is known as long as this run lasts.
            Err(_) => self.notes.note(&met),
        }
    }

    /// On a laptop: the clinic holds this version of a document.
    pub(super) fn accept(&mut self, doc: DocId, heads: Heads) {
        self.docs.accept(doc, heads);
        if self.docs.get(&doc).is_some_and(|doc| doc.heads == doc.accepted) {
            // Whatever was refused of it before, the clinic holds it now.
            self.refusals.settled(doc);
        }
    }

    /// On a laptop: documents with changes that the clinic is not known to hold, but for versions that it refused.
    pub(super) fn own_news(&self) -> BTreeMap<DocId, Heads> {
        let news = self
            .docs
            .iter()
            .filter(|(id, doc)| doc.heads != doc.accepted && !self.refusals.is_refused(id, &doc.heads, self.now));
        news.map(|(id, doc)| (*id, doc.accepted.clone())).collect()
    }

    /// Begins a job of a meeting, or lets it wait. False when the document's queue is full: the meeting is to end.
    #[must_use]
    pub(super) fn enqueue(&mut self, doc: DocId, waiting: Waiting, out: &mut Vec<Effect>) -> bool {
        match self.jobs.enqueue(doc, waiting, out) {
            Ok(()) => true,
            Err(QueueFull(waiting)) => {
                self.release(&waiting);
                false
            }
        }
    }

    fn release(&mut self, waiting: &Waiting) {
        match waiting {
            Waiting::Admit { upload, .. } | Waiting::Adopt { upload, .. } => {
                self.uploads_len = self.uploads_len.saturating_sub(upload.room);
            }
            Waiting::Edit { .. } | Waiting::Extract { .. } => {}
        }
    }
}

pub(super) fn directory_draft(rows: Vec<Row>) -> Result<Draft, WriteError> {
    Ok(Draft { kind: FrameKind::Directory, doc: DocId([0; 32]), payload: Rows(rows).to_bytes()? })
}
