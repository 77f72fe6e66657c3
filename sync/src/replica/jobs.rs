//! Work and storage on their way: one job per document at a time, the others wait in the document's queue. Must never
//! lose a waiting job: when one ends, however it ends, the next begins.

use std::collections::{BTreeMap, VecDeque};

use super::io::{Draft, Effect, JobId, LinkId, Ticket};
use super::limits::DOC_QUEUE_MAX;
use super::message::Push;
use super::progress::NotTaken;
use super::receiving::Receiving;
use super::work::{Taken, Work};
use crate::care::edit::{Actors, Edit, Edited};
use crate::directory::Row;
use crate::id::{DocId, EditId, Heads, ReturnId};
use crate::record::{Met, Return, Summary};
use crate::vet::{Refused, Sender};

/// Where a document came from: the connection, the meeting, the skew of the clocks in it, and the bytes that it took up
/// while it came. An upload outlives its connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Upload {
    pub(super) link: LinkId,
    pub(super) meeting: ReturnId,
    pub(super) skew_ms: i64,
    pub(super) room: usize,
}

/// A job that waits for its document.
pub(super) enum Waiting {
    Edit {
        ticket: Ticket,
        edit: Box<Edit>,
        actors: Actors,
    },
    Admit {
        upload: Upload,
        heads: Heads,
        chunks: Vec<Vec<u8>>,
        vouched: Vec<Heads>,
        sender: Sender,
        may_come_again: bool,
        is_last: bool,
    },
    Adopt {
        upload: Upload,
        pushes: Vec<Push>,
        receipts: Receiving,
        peer: crate::id::DeviceId,
        is_last: bool,
    },
    Extract {
        link: LinkId,
        have: Heads,
        may_send_whole: bool,
    },
}

/// A job that is being worked on or stored.
pub(super) enum Running {
    Edit {
        ticket: Ticket,
        edit: EditId,
    },
    Admit {
        upload: Upload,
        heads: Heads,
        sender: Sender,
        /// What lacks what it builds on is not kept: the laptop brings it once more, with that.
        may_come_again: bool,
        is_last: bool,
    },
    Adopt {
        upload: Upload,
        heads: Heads,
        peer: crate::id::DeviceId,
        is_last: bool,
    },
    Extract {
        link: LinkId,
    },
    /// Reads the record for a meeting; of no one document, so nothing waits for it.
    Read {
        link: LinkId,
        docs: Vec<(DocId, u64)>,
    },
    EditStoring {
        ticket: Ticket,
        edited: Edited,
        summary: Summary,
    },
    AdmitStoring {
        upload: Upload,
        heads: Heads,
        is_last: bool,
        taken: Taken,
        merged: Option<Return>,
        /// What was not taken and is told of now.
        news: Vec<NotTaken>,
        refused: Vec<Refused>,
    },
    AdoptStoring {
        upload: Upload,
        /// What the clinic is known to hold of the document once this is durable.
        accepted: Heads,
        is_last: bool,
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
    /// Rows that this clinic had forgotten.
    Back {
        rows: Vec<Row>,
    },
    Meet {
        link: Option<LinkId>,
        met: Met,
    },
}

/// The queue of a document is full; the job was not taken.
pub(super) struct QueueFull(pub(super) Waiting);

/// Jobs, and what waits for them.
#[derive(Default)]
pub(super) struct Jobs {
    last: u64,
    running: BTreeMap<JobId, Running>,
    docs: BTreeMap<JobId, DocId>,
    /// Documents with a job, and what waits for its end.
    queues: BTreeMap<DocId, VecDeque<Waiting>>,
}

impl Jobs {
    pub(super) const fn number(&mut self) -> JobId {
        self.last += 1;
        JobId(self.last)
    }

    /// Begins a job, or lets it wait until those before it have ended.
    pub(super) fn enqueue(&mut self, doc: DocId, waiting: Waiting, out: &mut Vec<Effect>) -> Result<(), QueueFull> {
        if let Some(queue) = self.queues.get_mut(&doc) {
            if queue.len() >= DOC_QUEUE_MAX {
                return Err(QueueFull(waiting));
            }
            queue.push_back(waiting);
            return Ok(());
        }
        self.queues.insert(doc, VecDeque::new());
        self.begin(doc, waiting, out);
        Ok(())
    }

    fn begin(&mut self, doc: DocId, waiting: Waiting, out: &mut Vec<Effect>) {
        let (running, work) = match waiting {
            Waiting::Edit { ticket, edit, actors } => {
                (Running::Edit { ticket, edit: edit.id }, Work::Edit { edit, actors })
            }
            Waiting::Admit { upload, heads, chunks, vouched, sender, may_come_again, is_last } => {
                let running = Running::Admit { upload, heads, sender: sender.clone(), may_come_again, is_last };
                (running, Work::Admit { chunks, vouched, sender })
            }
            Waiting::Adopt { upload, pushes, receipts, peer, is_last } => {
                let heads = pushes.last().map(|push| push.heads.clone()).unwrap_or_default();
                (Running::Adopt { upload, heads, peer, is_last }, Work::Adopt { pushes, receipts, is_last })
            }
            Waiting::Extract { link, have, may_send_whole } => {
                (Running::Extract { link }, Work::Extract { have, may_send_whole })
            }
        };
        let job = self.number();
        self.running.insert(job, running);
        self.docs.insert(job, doc);
        out.push(Effect::Work { job, doc, work });
    }

    /// What a job is and its document, when its work is done: the document stays its own until it is over.
    pub(super) fn worked(&mut self, job: JobId) -> (Option<Running>, Option<DocId>) {
        (self.running.remove(&job), self.docs.get(&job).copied())
    }

    /// What a job was and its document, now that it is over; the caller calls [`Jobs::next`].
    pub(super) fn take(&mut self, job: JobId) -> (Option<Running>, Option<DocId>) {
        (self.running.remove(&job), self.docs.remove(&job))
    }

    /// The work of a job is done and what came of it is on its way to the record.
    pub(super) fn resume(&mut self, job: JobId, running: Running) {
        self.running.insert(job, running);
    }

    /// Stores frames that belong to no document's job.
    pub(super) fn store(&mut self, running: Running, drafts: Vec<Draft>, out: &mut Vec<Effect>) {
        let job = self.number();
        self.resume(job, running);
        out.push(Effect::Store { job, drafts });
    }

    /// Reads documents from the record as they are.
    pub(super) fn read(&mut self, link: LinkId, docs: Vec<(DocId, u64)>, out: &mut Vec<Effect>) {
        let job = self.number();
        self.running.insert(job, Running::Read { link, docs: docs.clone() });
        out.push(Effect::Read { job, docs });
    }

    /// Ends a document's job without anything to publish.
    pub(super) fn over(&mut self, job: JobId, doc: DocId, out: &mut Vec<Effect>) {
        self.docs.remove(&job);
        out.push(Effect::Forget { job });
        self.next(doc, out);
    }

    /// The document's job is over: begins the next.
    pub(super) fn next(&mut self, doc: DocId, out: &mut Vec<Effect>) {
        match self.queues.get_mut(&doc).and_then(VecDeque::pop_front) {
            Some(waiting) => self.begin(doc, waiting, out),
            None => {
                self.queues.remove(&doc);
            }
        }
    }

    /// Whether a fact for the directory is on its way to the record.
    pub(super) fn is_directing(&self) -> bool {
        self.running.values().any(|running| matches!(running, Running::Direct { .. } | Running::Back { .. }))
    }
}
