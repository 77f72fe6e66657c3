//! The laptop's side of a meeting: bring its own changes, take what is newer, and end only when all of it is durable.
//! Must never count a change as held by the clinic before the clinic said so.

use std::collections::{BTreeMap, BTreeSet};

use super::partial::{Gathered, Partial};
use super::{Cx, Talk, Verdict};
use crate::directory::{Directory, Row};
use crate::id::{ChangeId, DocId, Epoch, Heads};
use crate::record::Met;
use crate::record::Refusal;
use crate::replica::core::{Core, directory_draft};
use crate::replica::digest::Digest;
use crate::replica::finish::News;
use crate::replica::io::Effect;
use crate::replica::jobs::{Running, Upload, Waiting};
use crate::replica::limits::{DOCS_PER_MESSAGE_MAX, PUSHES_UNDER_WAY_MAX, ROUNDS_MAX, UPLOADS_OPEN_MAX};
use crate::replica::message::{Held, Message, Push, VERSION};
use crate::replica::progress::{Coming, NotTaken};

/// The laptop's side.
pub(crate) struct LaptopMeeting {
    pub(super) talk: Talk,
    epoch: Option<Epoch>,
    /// Documents still to push, and what the clinic is known to hold of each.
    to_push: BTreeMap<DocId, Heads>,
    reading: u32,
    /// Pushed and not answered yet, with the heads that were pushed.
    unanswered: BTreeMap<DocId, Heads>,
    said_pushed: bool,
    taking: u32,
    partial: Partial,
    caught: Option<(u64, Digest)>,
    reconcile: Reconcile,
    /// How often more was brought after the digests were equal.
    rounds: u8,
    /// Documents whose accepted heads are to be written down at the end.
    accepted: BTreeSet<DocId>,
    storing_met: bool,
    pub(super) coming: Coming,
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
    pub(super) fn new(talk: Talk) -> Self {
        Self {
            talk,
            epoch: None,
            to_push: BTreeMap::new(),
            reading: 0,
            unanswered: BTreeMap::new(),
            said_pushed: false,
            taking: 0,
            partial: Partial::default(),
            caught: None,
            reconcile: Reconcile::NotAsked,
            rounds: 0,
            accepted: BTreeSet::new(),
            storing_met: false,
            coming: Coming::default(),
        }
    }

    pub(super) fn open(&mut self, cx: &mut Cx<'_>) -> Verdict {
        let came = cx.core.notes.came;
        let hello = Message::Hello {
            version: VERSION,
            clock: cx.core.now,
            epoch: came.map(|(epoch, _)| epoch),
            sequence: came.map_or(0, |(_, sequence)| sequence),
            directory: cx.core.directory.newest(),
        };
        self.talk.say(cx, hello);
        self.to_push = cx.core.own_news();
        self.go_on(cx)
    }

    pub(super) fn hear(&mut self, cx: &mut Cx<'_>, message: Message) -> Verdict {
        let greeted = self.epoch.is_some();
        let heard = match message {
            Message::Welcome { version, clock, epoch, rows } if !greeted => {
                if version < VERSION {
                    return Verdict::HangUp;
                }
                self.talk.skew_ms = clock.0.saturating_sub(cx.core.now.0);
                cx.core.notes.skew_ms = self.talk.skew_ms;
                self.epoch = Some(epoch);
                take_rows(cx, rows);
                Verdict::GoOn
            }
            Message::Offer(offer) if greeted => self.be_offered(cx, offer),
            Message::Push(push) if greeted => self.get(cx, push),
            Message::Answer { doc, heads, refused } if greeted => {
                self.be_answered(cx, (doc, &heads), refused);
                Verdict::GoOn
            }
            Message::Caught { sequence, digest } if greeted => {
                self.caught = Some((sequence, digest));
                Verdict::GoOn
            }
            Message::Differing(differing) if greeted => {
                if let Reconcile::Asked { buckets: buckets @ None, .. } = &mut self.reconcile {
                    *buckets = Some(differing);
                    // Nothing is left to push in this round; the clinic may say "caught" once its list is answered.
                    self.talk.say(cx, Message::Pushed);
                }
                Verdict::GoOn
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
            | Message::Done { .. } => Verdict::HangUp,
        };
        if heard == Verdict::HangUp { heard } else { self.go_on(cx) }
    }

    fn be_offered(&mut self, cx: &mut Cx<'_>, offer: Vec<Held>) -> Verdict {
        if offer.len() > DOCS_PER_MESSAGE_MAX {
            return Verdict::HangUp;
        }
        let mut wants = Vec::new();
        for held in offer {
            if let Reconcile::Asked { listed, .. } = &mut self.reconcile {
                listed.insert(held.doc);
            }
            let (mine, accepted) = (cx.core.docs.heads(&held.doc), cx.core.docs.accepted(&held.doc));
            if mine == held.heads {
                self.coming.is_here(held.doc);
                if accepted != mine {
                    self.accept(cx, held.doc, mine);
                }
                continue;
            }
            self.coming.is_missing(held.doc, cx.core.now);
            let heads = mine.as_slice().iter().chain(accepted.as_slice()).copied().collect();
            wants.push(Held { doc: held.doc, heads });
        }
        self.talk.say(cx, Message::Want(wants));
        Verdict::GoOn
    }

    fn accept(&mut self, cx: &mut Cx<'_>, doc: DocId, heads: Heads) {
        cx.core.accept(doc, heads);
        self.accepted.insert(doc);
    }

    fn get(&mut self, cx: &mut Cx<'_>, push: Push) -> Verdict {
        let doc = push.doc;
        let (pushes, room) = match self.partial.gather(push, cx.core) {
            Gathered::Full => return Verdict::HangUp,
            Gathered::More => return Verdict::GoOn,
            Gathered::Whole(pushes, room) => (pushes, room),
        };
        self.taking += 1;
        let Talk { peer, meeting, skew_ms, .. } = self.talk;
        let upload = Upload { link: cx.link, meeting, skew_ms, room };
        if cx.core.enqueue(doc, Waiting::Adopt { upload, pushes, peer }, cx.out) {
            Verdict::GoOn
        } else {
            Verdict::HangUp
        }
    }

    fn be_answered(&mut self, cx: &mut Cx<'_>, (doc, heads): (DocId, &Heads), refused: Vec<(ChangeId, Refusal)>) {
        let (meeting, peer, at) = (self.talk.meeting, self.talk.peer, cx.core.now);
        let told =
            |(change, why): &(ChangeId, Refusal)| NotTaken { meeting, peer, at, doc, change: *change, why: *why };
        cx.out.extend(refused.iter().map(told).map(Effect::NotTaken));
        let pushed = self.unanswered.remove(&doc);
        if refused.is_empty() {
            cx.core.refusals.settled(doc);
        } else {
            if let Some(pushed) = pushed.clone() {
                cx.core.refusals.refuse_heads(doc, pushed);
            }
            cx.core.refusals.add(doc, refused);
        }
        // Anything else comes with an offer: the clinic then holds changes that are not here yet.
        if *heads == cx.core.docs.heads(&doc) || pushed.as_ref() == Some(heads) {
            self.accept(cx, doc, heads.clone());
        }
    }

    pub(super) fn learn(&mut self, cx: &mut Cx<'_>, news: News) -> Verdict {
        match news {
            News::Adopted { doc } => {
                self.accepted.insert(doc);
                self.taking = self.taking.saturating_sub(1);
                self.coming.came(doc);
            }
            News::Extracted { pushes, written } => {
                self.reading = self.reading.saturating_sub(1);
                self.talk.went.count(&pushes, written);
                if let Some(push) = pushes.last() {
                    self.unanswered.insert(push.doc, push.heads.clone());
                }
                pushes.into_iter().for_each(|push| self.talk.say(cx, Message::Push(push)));
            }
            News::Noted { is_complete } => return self.be_done(cx, is_complete),
            // What the clinic pushed does not read, or could not be stored: the next meeting tries again.
            News::Broken => return Verdict::HangUp,
            // A laptop admits nothing.
            News::Admitted { .. } => {}
        }
        self.go_on(cx)
    }

    /// Does whatever can be done next with the clinic.
    pub(super) fn go_on(&mut self, cx: &mut Cx<'_>) -> Verdict {
        loop {
            let unanswered = u32::try_from(self.unanswered.len()).unwrap_or(u32::MAX).saturating_add(self.reading);
            if self.reading + self.talk.unsent >= PUSHES_UNDER_WAY_MAX || unanswered >= UPLOADS_OPEN_MAX {
                return Verdict::GoOn;
            }
            let Some((doc, have)) = self.to_push.pop_first() else { break };
            self.reading += 1;
            if !cx.core.enqueue(doc, Waiting::Extract { link: cx.link, have, may_send_whole: false }, cx.out) {
                return Verdict::HangUp;
            }
        }
        if self.reading == 0 && !self.said_pushed {
            self.said_pushed = true;
            self.talk.say(cx, Message::Pushed);
        }
        let idle = self.taking == 0 && self.unanswered.is_empty() && self.reading == 0;
        match self.caught {
            Some((sequence, digest)) if idle && !self.storing_met => self.compare(cx, sequence, digest),
            Some(_) | None => Verdict::GoOn,
        }
    }

    fn compare(&mut self, cx: &mut Cx<'_>, sequence: u64, digest: Digest) -> Verdict {
        let news = cx.core.own_news();
        let equal = digest == cx.core.docs.digest();
        if equal && (news.is_empty() || self.rounds >= ROUNDS_MAX) {
            return self.write_down(cx, Some(sequence));
        }
        self.caught = None;
        if equal {
            // Written while this meeting went on, or forgotten by a clinic that was put back to an older state and
            // agrees now that its forgetting is accepted here: brought before the meeting ends.
            self.rounds += 1;
            return self.push_more(cx, news);
        }
        self.repair(cx, news)
    }

    fn push_more(&mut self, cx: &mut Cx<'_>, docs: BTreeMap<DocId, Heads>) -> Verdict {
        self.to_push = docs;
        self.said_pushed = false;
        self.go_on(cx)
    }

    /// The digests differ: first what the clinic lists is taken, then what it did not list is brought, once.
    fn repair(&mut self, cx: &mut Cx<'_>, news: BTreeMap<DocId, Heads>) -> Verdict {
        match std::mem::replace(&mut self.reconcile, Reconcile::Repushed) {
            Reconcile::NotAsked => {
                self.reconcile = Reconcile::Asked { buckets: None, listed: BTreeSet::new() };
                let buckets = cx.core.docs.buckets();
                self.talk.say(cx, Message::Reconcile(buckets));
                Verdict::GoOn
            }
            Reconcile::Asked { buckets: Some(buckets), listed } => {
                let held = cx.core.docs.in_buckets(&buckets);
                let unlisted = held.filter(|held| !listed.contains(&held.doc));
                let mut missing = news;
                missing.extend(unlisted.map(|held| (held.doc, Heads::default())));
                if missing.is_empty() {
                    return self.write_down(cx, None);
                }
                let buckets = cx.core.docs.buckets();
                self.talk.say(cx, Message::Reconcile(buckets));
                self.push_more(cx, missing)
            }
            Reconcile::Asked { buckets: None, .. } | Reconcile::Repushed => self.write_down(cx, None),
        }
    }

    /// Writes down how far this meeting came; `sequence` is given when the digests were equal.
    fn write_down(&mut self, cx: &mut Cx<'_>, sequence: Option<u64>) -> Verdict {
        self.storing_met = true;
        let met = self.met(cx.core, sequence);
        self.accepted.clear();
        let is_complete = met.complete;
        if cx.core.write_met(met, (Some(cx.link), false), cx.out) {
            Verdict::GoOn
        } else {
            self.be_done(cx, is_complete)
        }
    }

    fn met(&self, core: &Core, sequence: Option<u64>) -> Met {
        let accepted =
            self.accepted.iter().filter_map(|id| core.docs.get(id).map(|doc| (*id, doc.accepted.clone(), doc.waiting)));
        Met {
            peer: self.talk.peer,
            epoch: self.epoch.unwrap_or(Epoch([0; 16])),
            sequence: sequence.unwrap_or(0),
            at: core.now,
            accepted: accepted.collect(),
            complete: sequence.is_some(),
        }
    }

    fn be_done(&mut self, cx: &mut Cx<'_>, equal: bool) -> Verdict {
        self.talk.alike = Some(equal);
        self.talk.say(cx, Message::Done { equal });
        Verdict::HangUp
    }

    /// The connection broke: what the clinic already said it holds is written down, so it is not brought again.
    pub(super) fn break_off(self, core: &mut Core, out: &mut Vec<Effect>) {
        if !self.accepted.is_empty() && !self.storing_met {
            let met = self.met(core, None);
            core.write_met(met, (None, false), out);
        }
        self.partial.give_up(core);
    }
}

fn take_rows(cx: &mut Cx<'_>, rows: Vec<Row>) {
    let mut trial = Directory::default();
    let signed: Vec<Row> =
        rows.into_iter().filter(|row| trial.take(row.clone(), &cx.core.clinic_key).is_ok()).collect();
    if !signed.is_empty() {
        let drafts = vec![directory_draft(&signed)];
        cx.core.jobs.store(Running::Rows { rows: signed }, drafts, cx.out);
    }
}
