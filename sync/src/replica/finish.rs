//! What comes of a job: its work is stored, what is stored is published, and the meeting it belongs to learns of it.
//! Must never publish, answer or send what is not durable, nor leave anybody without an answer.

use super::core::Core;
use super::io::{Draft, Effect, JobId, LinkId, NodeRole, Outcome, ReadDoc, Ticket};
use super::jobs::{Running, Upload};
use super::message::Push;
use super::progress::NotTaken;
use super::work::{AdoptError, Done, Taken};
use crate::care::edit::{EditError, Edited};
use crate::id::{DeviceId, DocId, EditId, Heads};
use crate::record::{DataFrame, FrameKind, MergedDoc, Origin, Quarantined, Receipts, Refusal, Return, Summary};
use crate::stored::{Stored, WriteError};
use crate::time::Millis;
use crate::vet::{Refused, Sender};

/// What a meeting learns of its jobs.
pub(super) enum News {
    /// An upload, or a portion of it, is durable, or known, or refused.
    Admitted { doc: DocId, uploaded: Heads, refused: Vec<Refused>, is_stored: bool, is_last: bool },
    /// What the clinic pushed of a document, or a portion of it, is durable here.
    Adopted { doc: DocId, room: usize, is_last: bool },
    /// What the other lacks was read; with how many changes in it somebody wrote.
    Extracted { pushes: Vec<Push>, written: usize },
    /// Documents were read as the record holds them, of those that were asked for.
    Read { asked: Vec<(DocId, u64)>, docs: Vec<ReadDoc> },
    /// What the clinic pushed of a document builds on changes that are not here.
    Incomplete { doc: DocId },
    /// The note of the meeting is durable.
    Noted { is_complete: bool },
    /// A job came to nothing: the meeting cannot go on.
    Broken,
}

/// Changes that were not taken.
struct Refusing {
    all: Vec<Refused>,
    may_come_again: bool,
}

impl Refusing {
    /// Those that `is_news` and that are kept for people to look at: not what is about to come once more, with what it builds
    /// on. And all of them without their bytes, which are large.
    fn parted(self, is_news: impl Fn(&Refused) -> bool) -> (Vec<Refused>, Vec<Refused>) {
        let without_bytes =
            |Refused { change, why, .. }: &Refused| Refused { change: *change, why: *why, bytes: Vec::new() };
        let all = self.all.iter().map(without_bytes).collect();
        let comes_again = |refused: &Refused| self.may_come_again && refused.why == Refusal::MissingBefore;
        (self.all.into_iter().filter(|refused| !comes_again(refused) && is_news(refused)).collect(), all)
    }
}

/// News for the meeting over one link.
pub(super) type Told = Option<(LinkId, News)>;

impl Core {
    pub(super) fn worked(&mut self, job: JobId, done: Done, out: &mut Vec<Effect>) -> Told {
        let (running, Some(doc)) = self.jobs.worked(job) else { return None };
        match (running, done) {
            (Some(Running::Edit { ticket, edit }), Done::Edited(result, summary)) => {
                self.edited(job, doc, (ticket, edit), (result, summary), out)
            }
            (
                Some(Running::Admit { upload, heads, sender, may_come_again, is_last }),
                Done::Admitted(taken, refused),
            ) => {
                let refused = Refusing { all: refused, may_come_again };
                self.admitted((job, doc), (upload, heads, sender, is_last), (taken, refused), out)
            }
            (Some(Running::Adopt { upload, heads, peer, is_last }), Done::Adopted(result)) => match result {
                Ok(taken) => self.adopted((job, doc), (upload, heads, peer, is_last), taken, out),
                Err(error) => {
                    self.jobs.over(job, doc, out);
                    self.freed(&upload);
                    let news = match error {
                        AdoptError::Unreadable => News::Broken,
                        AdoptError::Incomplete => News::Incomplete { doc },
                    };
                    Some((upload.link, news))
                }
            },
            (Some(Running::Extract { link }), Done::Extracted(pushes, written)) => {
                self.jobs.over(job, doc, out);
                Some((link, News::Extracted { pushes, written }))
            }
            // A result that does not fit its job is a fault of the driver; the job simply ends.
            (_, Done::Edited(..) | Done::Admitted(..) | Done::Adopted(_) | Done::Extracted(..)) => {
                self.jobs.over(job, doc, out);
                None
            }
        }
    }

    /// Documents were read from the record.
    pub(super) fn read(&mut self, job: JobId, docs: Vec<ReadDoc>) -> Told {
        match self.jobs.take(job) {
            (Some(Running::Read { link, docs: asked }), _) => Some((link, News::Read { asked, docs })),
            // A fault of the driver: it answered what was not asked.
            (Some(_) | None, _) => None,
        }
    }

    const fn freed(&mut self, upload: &Upload) {
        self.uploads_len = self.uploads_len.saturating_sub(upload.room);
    }

    fn edited(
        &mut self,
        job: JobId,
        doc: DocId,
        (ticket, edit): (Ticket, EditId),
        (result, summary): (Result<Edited, EditError>, Summary),
        out: &mut Vec<Effect>,
    ) -> Told {
        let edited = match result {
            Ok(edited) if edited.chunks.is_empty() => {
                out.push(Effect::Reply { ticket, outcome: Outcome::Edited(edited) });
                self.jobs.over(job, doc, out);
                return None;
            }
            Ok(edited) => edited,
            Err(error) => {
                out.push(Effect::Reply { ticket, outcome: Outcome::EditRefused(error) });
                self.jobs.over(job, doc, out);
                return None;
            }
        };
        let (accepted, waiting) = match self.role {
            NodeRole::Clinic => (edited.heads.clone(), 0),
            NodeRole::Laptop => (self.docs.accepted(&doc), self.docs.waiting(&doc) + 1),
        };
        let frame = DataFrame {
            origin: Origin::Here { edit },
            received: self.now,
            chunks: edited.chunks.clone(),
            new: edited.new.clone(),
            heads: edited.heads.clone(),
            accepted,
            waiting,
            summary: summary.clone(),
        };
        let drafts = data_draft(FrameKind::Data, doc, &frame).map(|draft| vec![draft]);
        self.store_work(job, Running::EditStoring { ticket, edited, summary }, drafts, out)
    }

    /// Stores what came of a job's work. What cannot be put into bytes falls through as what cannot be stored.
    fn store_work(
        &mut self,
        job: JobId,
        running: Running,
        drafts: Result<Vec<Draft>, WriteError>,
        out: &mut Vec<Effect>,
    ) -> Told {
        self.jobs.resume(job, running);
        match drafts {
            Ok(drafts) => {
                out.push(Effect::Store { job, drafts });
                None
            }
            Err(_) => self.fell_through(job, Outcome::NotStored, out),
        }
    }

    /// Stored whether or not the laptop is still there: what is vetted need not be brought again, and what is
    /// refused is kept for people to look at.
    fn admitted(
        &mut self,
        (job, doc): (JobId, DocId),
        (upload, uploaded, sender, is_last): (Upload, Heads, Sender, bool),
        (taken, refusing): (Taken, Refusing),
        out: &mut Vec<Effect>,
    ) -> Told {
        let (mut news, refused) = refusing.parted(|refused| !self.refusals.is_known(doc, refused.change));
        news.truncate(self.refusals.take_room(sender.device, news.len(), self.now));
        if taken.chunks.is_empty() && news.is_empty() {
            self.jobs.over(job, doc, out);
            self.freed(&upload);
            return Some((upload.link, News::Admitted { doc, uploaded, refused, is_stored: false, is_last }));
        }
        let data = (!taken.chunks.is_empty()).then(|| {
            let origin = Origin::Peer { device: sender.device, meeting: upload.meeting };
            data_draft(FrameKind::Data, doc, &frame_of(&taken, origin, taken.heads.clone(), 0, self.now))
        });
        // Also where nothing was taken: what is in quarantine then belongs to a meeting that can be told of.
        let merged = merged_of(doc, &taken, (&upload, sender.device), self.now);
        let merged = Some(merged).filter(|merged| !merged.docs.is_empty() || !news.is_empty());
        let (meeting, peer, at) = (upload.meeting, sender.device, self.now);
        let told = |refused: &Refused| NotTaken { meeting, peer, at, doc, change: refused.change, why: refused.why };
        let told = news.iter().map(told).collect();
        let kept = news.into_iter().map(|refused| quarantine_draft(doc, refused, peer, at));
        let drafts = data.into_iter().chain(merged.as_ref().map(return_draft)).chain(kept).collect();
        let running = Running::AdmitStoring { upload, heads: uploaded, is_last, taken, merged, news: told, refused };
        self.store_work(job, running, drafts, out)
    }

    /// Stored whether or not the clinic is still there, as above.
    fn adopted(
        &mut self,
        (job, doc): (JobId, DocId),
        (upload, heads, peer, is_last): (Upload, Heads, DeviceId, bool),
        taken: Taken,
        out: &mut Vec<Effect>,
    ) -> Told {
        if taken.chunks.is_empty() {
            self.jobs.over(job, doc, out);
            self.freed(&upload);
            if is_last {
                self.accept(doc, heads);
            }
            return Some((upload.link, News::Adopted { doc, room: upload.room, is_last }));
        }
        let accepted = match (is_last, self.docs.heads(&doc) == self.docs.accepted(&doc)) {
            (true, _) => heads,
            // What is here is all from the clinic, so it holds that too.
            (false, true) => taken.heads.clone(),
            (false, false) => self.docs.accepted(&doc),
        };
        let waiting = if taken.heads == accepted { 0 } else { self.docs.waiting(&doc).max(1) };
        let kind = if taken.is_snapshot() { FrameKind::Snapshot } else { FrameKind::Data };
        let origin = Origin::Peer { device: peer, meeting: upload.meeting };
        let frame = frame_of(&taken, origin, accepted.clone(), waiting, self.now);
        let merged = merged_of(doc, &taken, (&upload, peer), self.now);
        let merged = Some(merged).filter(|merged| !merged.docs.is_empty());
        let receipts = taken.receipts.as_ref().map(|receipts| receipts_draft(doc, Receipts(receipts.clone())));
        let more = receipts.into_iter().chain(merged.as_ref().map(return_draft));
        let drafts = [data_draft(kind, doc, &frame)].into_iter().chain(more).collect();
        self.store_work(job, Running::AdoptStoring { upload, accepted, is_last, taken, merged }, drafts, out)
    }

    pub(super) fn stored(&mut self, job: JobId, sequences: &[u64], out: &mut Vec<Effect>) -> Told {
        let sequence = sequences.first().copied().unwrap_or(0);
        match self.jobs.take(job) {
            (Some(Running::EditStoring { ticket, edited, summary }), Some(doc)) => {
                self.edit_stored((job, doc, sequence), (ticket, edited, summary), out);
                None
            }
            (Some(Running::AdmitStoring { upload, heads, is_last, taken, merged, news, refused }), Some(doc)) => {
                if taken.chunks.is_empty() {
                    out.push(Effect::Forget { job });
                } else {
                    self.docs.moved(doc, sequence, taken.heads.clone());
                    self.docs.accept(doc, taken.heads.clone());
                    self.refusals.taken(doc, &taken.new);
                    out.push(Effect::Publish { job, doc, heads: taken.heads, summary: taken.summary });
                }
                out.extend(merged.map(Effect::Merged));
                self.refusals.add(doc, news.iter().map(|refused| (refused.change, refused.why)));
                out.extend(news.into_iter().map(Effect::NotTaken));
                self.jobs.next(doc, out);
                self.freed(&upload);
                Some((upload.link, News::Admitted { doc, uploaded: heads, refused, is_stored: true, is_last }))
            }
            (Some(Running::AdoptStoring { upload, accepted, is_last, taken, merged }), Some(doc)) => {
                self.docs.moved(doc, sequence, taken.heads.clone());
                if let Some(receipts) = taken.receipts {
                    self.docs.set_receipts(doc, receipts);
                }
                out.push(Effect::Publish { job, doc, heads: taken.heads, summary: taken.summary });
                out.extend(merged.map(Effect::Merged));
                self.jobs.next(doc, out);
                self.freed(&upload);
                self.accept(doc, accepted);
                Some((upload.link, News::Adopted { doc, room: upload.room, is_last }))
            }
            (Some(Running::Direct { ticket, rows }), _) => {
                self.take_rows(rows, out);
                out.push(Effect::Reply { ticket, outcome: Outcome::Directed });
                self.direct_next(out);
                None
            }
            (Some(Running::Rows { rows }), _) => {
                self.take_rows(rows, out);
                None
            }
            (Some(Running::Back { rows }), _) => {
                self.take_rows(rows, out);
                self.direct_next(out);
                None
            }
            (Some(Running::Meet { link, met }), _) => {
                self.notes.note(&met);
                link.map(|link| (link, News::Noted { is_complete: met.complete }))
            }
            // Nothing of these was to be stored: a fault of the driver.
            (
                Some(
                    Running::Edit { .. }
                    | Running::Admit { .. }
                    | Running::Adopt { .. }
                    | Running::Extract { .. }
                    | Running::Read { .. }
                    | Running::EditStoring { .. }
                    | Running::AdmitStoring { .. }
                    | Running::AdoptStoring { .. },
                )
                | None,
                _,
            ) => None,
        }
    }

    fn edit_stored(
        &mut self,
        (job, doc, sequence): (JobId, DocId, u64),
        (ticket, edited, summary): (Ticket, Edited, Summary),
        out: &mut Vec<Effect>,
    ) {
        self.docs.moved(doc, sequence, edited.heads.clone());
        match self.role {
            NodeRole::Clinic => self.docs.accept(doc, edited.heads.clone()),
            NodeRole::Laptop => self.docs.set_waiting(doc, self.docs.waiting(&doc) + 1),
        }
        out.push(Effect::Publish { job, doc, heads: edited.heads.clone(), summary });
        out.push(Effect::Reply { ticket, outcome: Outcome::Edited(edited) });
        self.jobs.next(doc, out);
    }

    /// A job that came to nothing: whoever asked is told `outcome`, the next job of the document begins, and the
    /// meeting that depended on it learns of it.
    pub(super) fn fell_through(&mut self, job: JobId, outcome: Outcome, out: &mut Vec<Effect>) -> Told {
        let (running, doc) = self.jobs.take(job);
        out.push(Effect::Forget { job });
        let link = match running {
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
                Running::Admit { upload, .. }
                | Running::AdmitStoring { upload, .. }
                | Running::Adopt { upload, .. }
                | Running::AdoptStoring { upload, .. },
            ) => {
                self.freed(&upload);
                Some(upload.link)
            }
            Some(Running::Extract { link } | Running::Read { link, .. }) => Some(link),
            Some(Running::Meet { link, .. }) => link,
            Some(Running::Back { .. }) => {
                self.direct_next(out);
                None
            }
            Some(Running::Rows { .. }) | None => None,
        };
        if let Some(doc) = doc {
            self.jobs.next(doc, out);
        }
        link.map(|link| (link, News::Broken))
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
        summary: taken.summary.clone(),
    }
}

fn merged_of(doc: DocId, taken: &Taken, (upload, peer): (&Upload, DeviceId), now: Millis) -> Return {
    let changed = MergedDoc { doc, before: taken.before.clone(), new: taken.written.clone() };
    let docs = if taken.whole || !taken.written.is_empty() { vec![changed] } else { Vec::new() };
    Return { meeting: upload.meeting, peer, at: now, skew_ms: upload.skew_ms, docs }
}

fn data_draft(kind: FrameKind, doc: DocId, frame: &DataFrame) -> Result<Draft, WriteError> {
    Ok(Draft { kind, doc, payload: frame.to_bytes()? })
}

fn receipts_draft(doc: DocId, receipts: Receipts) -> Result<Draft, WriteError> {
    Ok(Draft { kind: FrameKind::Receipts, doc, payload: receipts.to_bytes()? })
}

fn return_draft(merged: &Return) -> Result<Draft, WriteError> {
    Ok(Draft { kind: FrameKind::Return, doc: DocId([0; 32]), payload: merged.to_bytes()? })
}

fn quarantine_draft(doc: DocId, refused: Refused, device: DeviceId, now: Millis) -> Result<Draft, WriteError> {
    let quarantined =
        Quarantined { device, received: now, reason: refused.why, change: refused.change, chunks: vec![refused.bytes] };
    Ok(Draft { kind: FrameKind::Quarantine, doc, payload: quarantined.to_bytes()? })
}
