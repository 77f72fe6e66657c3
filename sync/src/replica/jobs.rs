//! Work and storage on their way: one job per document at a time, and nothing visible before it is durable.
//! Must never lose a waiting job: when one ends, however it ends, the next begins.

use super::io::{Draft, Effect, JobId, LinkId, Outcome, Ticket};
use super::message::Push;
use super::progress::NotTaken;
use super::state::{Meeting, NodeRole, Replica};
use super::work::{Done, Taken, Work};
use crate::care::edit::{Actors, Edit, EditError, Edited};
use crate::directory::Row;
use crate::id::{DocId, EditId, Heads, ReturnId};
use crate::record::{DataFrame, FrameKind, MergedDoc, Met, Origin, Quarantined, Return};
use crate::time::Millis;
use crate::trust::vet::{Refused, Sender};

/// The meeting that a job belongs to, and the skew of the clocks in it: an upload outlives its connection.
type During = (ReturnId, i64);

/// A job that waits for its document.
pub(super) enum Waiting {
    Edit { ticket: Ticket, edit: Box<Edit>, actors: Actors },
    Admit { link: LinkId, during: During, heads: Heads, chunks: Vec<Vec<u8>>, sender: Sender },
    Adopt { link: LinkId, pushes: Vec<Push> },
    Extract { link: LinkId, have: Heads, may_send_whole: bool },
}

/// A job that is being worked on or stored.
pub(super) enum Running {
    Edit {
        ticket: Ticket,
        edit: EditId,
    },
    Admit {
        link: LinkId,
        during: During,
        heads: Heads,
        sender: Sender,
    },
    Adopt {
        link: LinkId,
        heads: Heads,
    },
    Extract {
        link: LinkId,
    },
    EditStoring {
        ticket: Ticket,
        edited: Edited,
        row: Vec<u8>,
    },
    AdmitStoring {
        link: LinkId,
        heads: Heads,
        taken: Taken,
        merged: Option<Return>,
        /// What was not taken and is told of now.
        news: Vec<NotTaken>,
        refused: Vec<Refused>,
    },
    AdoptStoring {
        link: LinkId,
        heads: Heads,
        taken: Taken,
        merged: Option<Return>,
    },
    Direct {
        ticket: Ticket,
        rows: Vec<Row>,
    },
    Rows {
        rows: Vec<Row>,
    },
    Meet {
        link: Option<LinkId>,
        met: Met,
    },
}

impl Replica {
    pub(super) fn enqueue(&mut self, doc: DocId, waiting: Waiting, out: &mut Vec<Effect>) {
        if let Some(queue) = self.queues.get_mut(&doc) {
            queue.push_back(waiting);
            return;
        }
        self.queues.insert(doc, std::collections::VecDeque::new());
        self.begin(doc, waiting, out);
    }

    fn begin(&mut self, doc: DocId, waiting: Waiting, out: &mut Vec<Effect>) {
        let (running, work) = match waiting {
            Waiting::Edit { ticket, edit, actors } => {
                (Running::Edit { ticket, edit: edit.id }, Work::Edit { edit, actors })
            }
            Waiting::Admit { link, during, heads, chunks, sender } => {
                (Running::Admit { link, during, heads, sender: sender.clone() }, Work::Admit { chunks, sender })
            }
            Waiting::Adopt { link, pushes } => {
                let heads = pushes.last().map(|push| push.heads.clone()).unwrap_or_default();
                (Running::Adopt { link, heads }, Work::Adopt { pushes })
            }
            Waiting::Extract { link, have, may_send_whole } => {
                (Running::Extract { link }, Work::Extract { have, may_send_whole })
            }
        };
        let job = self.job();
        self.running.insert(job, running);
        self.docs_of_jobs.insert(job, doc);
        out.push(Effect::Work { job, doc, work });
    }

    pub(super) fn job(&mut self) -> JobId {
        let job = JobId(self.next_job);
        self.next_job += 1;
        job
    }

    /// The document's job is over: begin the next.
    fn next(&mut self, doc: DocId, out: &mut Vec<Effect>) {
        match self.queues.get_mut(&doc).and_then(std::collections::VecDeque::pop_front) {
            Some(waiting) => self.begin(doc, waiting, out),
            None => {
                self.queues.remove(&doc);
            }
        }
    }

    /// Stores frames that belong to no document's job.
    pub(super) fn store(&mut self, running: Running, drafts: Vec<Draft>, out: &mut Vec<Effect>) {
        let job = self.job();
        self.running.insert(job, running);
        out.push(Effect::Store { job, drafts });
    }

    pub(super) fn worked(&mut self, job: JobId, done: Done, out: &mut Vec<Effect>) {
        let Some(doc) = self.docs_of_jobs.get(&job).copied() else { return };
        match (self.running.remove(&job), done) {
            (Some(Running::Edit { ticket, edit }), Done::Edited(result, row)) => {
                self.edited(job, doc, (ticket, edit), (result, row), out);
            }
            (Some(Running::Admit { link, during, heads, sender }), Done::Admitted(taken, refused)) => {
                self.admitted((job, doc), during, (link, heads, sender), (taken, refused), out);
            }
            (Some(Running::Adopt { link, heads }), Done::Adopted(result)) => match result {
                Ok(taken) => self.adopted(job, doc, (link, heads), taken, out),
                Err(_) => {
                    self.over(job, doc, out);
                    self.laptop_could_not_take(link, out);
                }
            },
            (Some(Running::Extract { link }), Done::Extracted(pushes, written)) => {
                self.over(job, doc, out);
                self.extracted(link, (pushes, written), out);
            }
            // A result that does not fit its job is a fault of the driver; the job simply ends.
            (_, Done::Edited(..) | Done::Admitted(..) | Done::Adopted(_) | Done::Extracted(..)) => {
                self.over(job, doc, out);
            }
        }
    }

    /// Ends a document's job without anything to publish.
    fn over(&mut self, job: JobId, doc: DocId, out: &mut Vec<Effect>) {
        self.docs_of_jobs.remove(&job);
        out.push(Effect::Forget { job });
        self.next(doc, out);
    }

    fn edited(
        &mut self,
        job: JobId,
        doc: DocId,
        (ticket, edit): (Ticket, EditId),
        (result, row): (Result<Edited, EditError>, Vec<u8>),
        out: &mut Vec<Effect>,
    ) {
        let edited = match result {
            Ok(edited) if edited.chunks.is_empty() => {
                out.push(Effect::Reply { ticket, outcome: Outcome::Edited(edited) });
                return self.over(job, doc, out);
            }
            Ok(edited) => edited,
            Err(error) => {
                out.push(Effect::Reply { ticket, outcome: Outcome::EditRefused(error) });
                return self.over(job, doc, out);
            }
        };
        let known = self.docs.get(&doc);
        let (accepted, waiting) = match self.role {
            NodeRole::Clinic => (edited.heads.clone(), 0),
            NodeRole::Laptop => {
                (known.map(|doc| doc.accepted.clone()).unwrap_or_default(), known.map_or(0, |doc| doc.waiting) + 1)
            }
        };
        let frame = DataFrame {
            origin: Origin::Here { edit },
            received: self.now,
            chunks: edited.chunks.clone(),
            new: edited.new.clone(),
            heads: edited.heads.clone(),
            accepted,
            waiting,
            row: row.clone(),
        };
        self.running.insert(job, Running::EditStoring { ticket, edited, row });
        out.push(Effect::Store { job, drafts: vec![data_draft(FrameKind::Data, doc, &frame)] });
    }

    /// Stored whether or not the laptop is still there: what is vetted need not be brought again, and what is
    /// refused is kept for people to look at.
    fn admitted(
        &mut self,
        (job, doc): (JobId, DocId),
        (meeting, skew_ms): During,
        (link, heads, sender): (LinkId, Heads, Sender),
        (taken, refused): (Taken, Vec<Refused>),
        out: &mut Vec<Effect>,
    ) {
        let news: Vec<Refused> =
            refused.iter().filter(|refused| !self.refused.contains_key(&(doc, refused.change))).cloned().collect();
        if taken.chunks.is_empty() && news.is_empty() {
            self.over(job, doc, out);
            return self.clinic_answers(link, doc, &heads, &refused, out);
        }
        let mut drafts = Vec::new();
        if !taken.chunks.is_empty() {
            let origin = Origin::Peer { device: sender.device, meeting };
            drafts.push(data_draft(FrameKind::Data, doc, &frame_of(&taken, origin, taken.heads.clone(), 0, self.now)));
        }
        // Also where nothing was taken: what is in quarantine then belongs to a meeting that can be told of.
        let merged = merged_of(doc, &taken, (meeting, sender.device, skew_ms), self.now);
        let merged = Some(merged).filter(|merged| !merged.docs.is_empty() || !news.is_empty());
        drafts.extend(merged.as_ref().map(return_draft));
        for refused in &news {
            let quarantined = Quarantined {
                device: sender.device,
                received: self.now,
                reason: refused.why,
                change: refused.change,
                chunks: vec![refused.bytes.clone()],
            };
            let payload = postcard::to_stdvec(&quarantined).unwrap_or_default();
            drafts.push(Draft { kind: FrameKind::Quarantine, doc, payload });
        }
        let (peer, at) = (sender.device, self.now);
        let told = |refused: &Refused| NotTaken { meeting, peer, at, doc, change: refused.change, why: refused.why };
        let news = news.iter().map(told).collect();
        self.running.insert(job, Running::AdmitStoring { link, heads, taken, merged, news, refused });
        out.push(Effect::Store { job, drafts });
    }

    fn adopted(&mut self, job: JobId, doc: DocId, (link, heads): (LinkId, Heads), taken: Taken, out: &mut Vec<Effect>) {
        let Some((meeting, skew_ms)) = self.meeting_id(link) else { return self.over(job, doc, out) };
        let peer = match self.meetings.get(&link) {
            Some(Meeting::Laptop(laptop)) => laptop.peer,
            Some(Meeting::Clinic(_)) | None => return self.over(job, doc, out),
        };
        if taken.chunks.is_empty() {
            self.over(job, doc, out);
            return self.laptop_took(link, doc, heads, out);
        }
        let waiting = if taken.heads == heads { 0 } else { self.docs.get(&doc).map_or(0, |doc| doc.waiting).max(1) };
        let kind = if taken.whole { FrameKind::Snapshot } else { FrameKind::Data };
        let frame = frame_of(&taken, Origin::Peer { device: peer, meeting }, heads.clone(), waiting, self.now);
        let merged = merged_of(doc, &taken, (meeting, peer, skew_ms), self.now);
        let merged = Some(merged).filter(|merged| !merged.docs.is_empty());
        let drafts = [data_draft(kind, doc, &frame)].into_iter().chain(merged.as_ref().map(return_draft)).collect();
        self.running.insert(job, Running::AdoptStoring { link, heads, taken, merged });
        out.push(Effect::Store { job, drafts });
    }

    fn meeting_id(&self, link: LinkId) -> Option<(ReturnId, i64)> {
        self.meetings.get(&link).map(|meeting| match meeting {
            Meeting::Clinic(clinic) => (clinic.meeting, clinic.skew_ms),
            Meeting::Laptop(laptop) => (laptop.meeting, laptop.skew_ms),
        })
    }

    pub(super) fn stored(&mut self, job: JobId, sequences: &[u64], out: &mut Vec<Effect>) {
        let doc = self.docs_of_jobs.remove(&job);
        let sequence = sequences.first().copied().unwrap_or(0);
        match (self.running.remove(&job), doc) {
            (Some(Running::EditStoring { ticket, edited, row }), Some(doc)) => {
                self.moved(doc, sequence, edited.heads.clone());
                match self.role {
                    NodeRole::Clinic => self.accept(doc, edited.heads.clone()),
                    NodeRole::Laptop => {
                        let waiting = self.docs.get(&doc).map_or(0, |doc| doc.waiting) + 1;
                        self.set_waiting(doc, waiting);
                    }
                }
                out.push(Effect::Publish { job, doc, heads: edited.heads.clone(), row });
                out.push(Effect::Reply { ticket, outcome: Outcome::Edited(edited) });
                self.next(doc, out);
            }
            (Some(Running::AdmitStoring { link, heads, taken, merged, news, refused }), Some(doc)) => {
                if taken.chunks.is_empty() {
                    out.push(Effect::Forget { job });
                } else {
                    self.moved(doc, sequence, taken.heads.clone());
                    self.accept(doc, taken.heads.clone());
                    // Refused before, from another node or before what it builds on was here.
                    self.refused.retain(|(of, change), _| *of != doc || !taken.new.contains(change));
                    out.push(Effect::Publish { job, doc, heads: taken.heads, row: taken.row });
                }
                out.extend(merged.map(Effect::Merged));
                out.extend(news.into_iter().map(Effect::NotTaken));
                self.next(doc, out);
                self.clinic_took(link);
                self.clinic_answers(link, doc, &heads, &refused, out);
            }
            (Some(Running::AdoptStoring { link, heads, taken, merged }), Some(doc)) => {
                self.moved(doc, sequence, taken.heads.clone());
                out.push(Effect::Publish { job, doc, heads: taken.heads, row: taken.row });
                out.extend(merged.map(Effect::Merged));
                self.next(doc, out);
                self.laptop_took(link, doc, heads, out);
            }
            (Some(Running::Direct { ticket, rows }), _) => {
                self.take_rows(rows, out);
                out.push(Effect::Reply { ticket, outcome: Outcome::Directed });
                self.direct_next(out);
            }
            (Some(Running::Rows { rows }), _) => self.take_rows(rows, out),
            (Some(Running::Meet { link, met }), _) => {
                self.note_met(&met);
                if let Some(link) = link {
                    self.laptop_is_done(link, met.complete, out);
                }
            }
            (
                Some(
                    Running::Edit { .. }
                    | Running::Admit { .. }
                    | Running::Adopt { .. }
                    | Running::Extract { .. }
                    | Running::EditStoring { .. }
                    | Running::AdmitStoring { .. }
                    | Running::AdoptStoring { .. },
                )
                | None,
                _,
            ) => {}
        }
    }

    fn take_rows(&mut self, rows: Vec<Row>, out: &mut Vec<Effect>) {
        for row in rows {
            // Checked before they were stored; one that fails now would be a fault of this program.
            drop(self.directory.take(row, &self.clinic_key));
        }
        out.push(Effect::DirectoryChanged);
    }

    pub(super) fn work_impossible(&mut self, job: JobId, out: &mut Vec<Effect>) {
        self.fell_through(job, Outcome::Unreadable, out);
    }

    pub(super) fn not_stored(&mut self, job: JobId, out: &mut Vec<Effect>) {
        self.fell_through(job, Outcome::NotStored, out);
    }

    /// A job that came to nothing: whoever asked is told, and a meeting that depended on it ends.
    fn fell_through(&mut self, job: JobId, outcome: Outcome, out: &mut Vec<Effect>) {
        let doc = self.docs_of_jobs.remove(&job);
        out.push(Effect::Forget { job });
        let link = match self.running.remove(&job) {
            Some(Running::Edit { ticket, .. } | Running::EditStoring { ticket, .. }) => {
                out.push(Effect::Reply { ticket, outcome });
                None
            }
            Some(Running::Direct { ticket, .. }) => {
                out.push(Effect::Reply { ticket, outcome });
                self.direct_next(out);
                None
            }
            Some(
                Running::Admit { link, .. }
                | Running::AdmitStoring { link, .. }
                | Running::Adopt { link, .. }
                | Running::AdoptStoring { link, .. }
                | Running::Extract { link },
            ) => Some(link),
            Some(Running::Meet { link, .. }) => link,
            Some(Running::Rows { .. }) | None => None,
        };
        if let Some(doc) = doc {
            self.next(doc, out);
        }
        if let Some(link) = link {
            out.push(Effect::Close { link });
            self.unlinked(link, out);
        }
    }
}

fn frame_of(taken: &Taken, origin: Origin, accepted: Heads, waiting: u32, now: Millis) -> DataFrame {
    DataFrame {
        origin,
        received: now,
        chunks: taken.chunks.clone(),
        new: taken.new.clone(),
        heads: taken.heads.clone(),
        accepted,
        waiting,
        row: taken.row.clone(),
    }
}

fn merged_of(
    doc: DocId,
    taken: &Taken,
    (meeting, peer, skew_ms): (ReturnId, crate::id::DeviceId, i64),
    now: Millis,
) -> Return {
    let changed = MergedDoc { doc, before: taken.before.clone(), new: taken.written.clone() };
    let docs = if taken.whole || !taken.written.is_empty() { vec![changed] } else { Vec::new() };
    Return { meeting, peer, at: now, skew_ms, docs }
}

fn data_draft(kind: FrameKind, doc: DocId, frame: &DataFrame) -> Draft {
    Draft { kind, doc, payload: postcard::to_stdvec(frame).unwrap_or_default() }
}

fn return_draft(merged: &Return) -> Draft {
    let payload = postcard::to_stdvec(merged).unwrap_or_default();
    Draft { kind: FrameKind::Return, doc: DocId([0; 32]), payload }
}
