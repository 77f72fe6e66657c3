//! The laptop's side of a meeting: bring its own changes, take what is newer, and end only when all of it is durable.
//! Must never count a change as held by the clinic before the clinic said so.

use std::collections::{BTreeMap, BTreeSet};

use super::bringing::Bringing;
use super::partial::{Gathered, Partial, Portion, one_by_one};
use super::talk::{Cx, Talk, Verdict};
use crate::directory::{Directory, Row};
use crate::id::{ChangeId, DocId, Epoch, Heads};
use crate::record::{Receipt, Refusal};
use crate::replica::core::{Core, directory_draft};
use crate::replica::digest::Digest;
use crate::replica::finish::News;
use crate::replica::io::Effect;
use crate::replica::jobs::{Running, Upload, Waiting};
use crate::replica::limits::{DOCS_PER_MESSAGE_MAX, PUSH_OVERHEAD, RECEIPTS_MAX, ROWS_LEN_MAX, TOOK_STEP_LEN};
use crate::replica::message::{Held, Message, Push};
use crate::replica::progress::{Coming, NotTaken};
use crate::replica::receiving::Receiving;

mod ending;

/// The laptop's side.
pub(crate) struct LaptopMeeting {
    pub(super) talk: Talk,
    epoch: Option<Epoch>,
    bringing: Bringing,
    taking: u32,
    /// Version 2: bytes in the record that the clinic was not told of yet.
    took_len: usize,
    /// Version 2: documents that are wanted without an offer, and those that ever were.
    wanted: BTreeSet<DocId>,
    wanted_again: BTreeSet<DocId>,
    /// Documents of which the clinic turned out to have forgotten something, with what it holds: to be brought once more.
    forgotten: BTreeMap<DocId, Heads>,
    /// Those that were.
    brought_again: BTreeSet<DocId>,
    partial: Partial,
    /// The clinic's word for what it sends next.
    receipts: BTreeMap<DocId, Receipt>,
    caught: Option<(u64, Digest)>,
    reconcile: Reconcile,
    /// The clinic was asked which buckets differ and has not said so yet.
    is_listing: bool,
    /// How often more was brought after the digests were equal.
    rounds: u8,
    /// Documents whose accepted heads are to be written down at the end.
    accepted: BTreeSet<DocId>,
    /// Documents whose refusals are to be written down at the end.
    refused: BTreeSet<DocId>,
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
            bringing: Bringing::default(),
            taking: 0,
            took_len: 0,
            wanted: BTreeSet::new(),
            wanted_again: BTreeSet::new(),
            forgotten: BTreeMap::new(),
            brought_again: BTreeSet::new(),
            partial: Partial::default(),
            receipts: BTreeMap::new(),
            caught: None,
            reconcile: Reconcile::NotAsked,
            is_listing: false,
            rounds: 0,
            accepted: BTreeSet::new(),
            refused: BTreeSet::new(),
            storing_met: false,
            coming: Coming::default(),
        }
    }

    pub(super) fn open(&mut self, cx: &mut Cx<'_>) -> Verdict {
        let came = cx.core.notes.came;
        let hello = Message::Hello {
            about: self.talk.about(cx.core),
            epoch: came.map(|(epoch, _)| epoch),
            sequence: came.map_or(0, |(_, sequence)| sequence),
            directory: cx.core.directory.newest(),
        };
        self.talk.say(cx, hello);
        self.coming.go_on_from(std::mem::take(&mut cx.core.left_off));
        self.bringing.begin(cx.core.own_news());
        self.go_on(cx)
    }

    pub(super) fn hear(&mut self, cx: &mut Cx<'_>, message: Message) -> Verdict {
        let greeted = self.epoch.is_some();
        let heard = match message {
            Message::Welcome { about, epoch, rows } if !greeted => {
                self.talk.learn(&about, cx);
                cx.core.refusals.clinic_knows(about.vocabulary);
                cx.core.notes.set_skew(self.talk.peer, self.talk.skew_ms);
                self.epoch = Some(epoch);
                take_rows(cx, rows)
            }
            Message::Offer(offer) if greeted => self.be_offered(cx, offer),
            Message::Push(push) if greeted => self.get(cx, push),
            Message::Pushes(pushes) if greeted && self.talk.is_v2() => one_by_one(pushes, |push| self.get(cx, push)),
            Message::Receipts(receipts) if greeted && self.talk.has_receipts() => self.get_receipts(receipts),
            Message::Newest { number, signature } if greeted && self.talk.has_receipts() => {
                self.bring_rows(cx, number, &signature);
                Verdict::GoOn
            }
            Message::Coming(count) if greeted && self.talk.is_v2() => {
                self.coming.announce(usize::try_from(count).unwrap_or(usize::MAX), cx.core.now);
                Verdict::GoOn
            }
            Message::Answer { doc, heads, refused } if greeted => {
                self.be_answered(cx, (doc, &heads), refused);
                Verdict::GoOn
            }
            Message::Caught { sequence, digest } if greeted => {
                // What was said before our listing came there is said again after it.
                self.caught = (!self.is_listing).then_some((sequence, digest));
                Verdict::GoOn
            }
            Message::Differing(differing) if greeted => {
                self.is_listing = false;
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
            | Message::Done { .. }
            | Message::Coming(_)
            | Message::Pushes(_)
            | Message::Took(_)
            | Message::Receipts(_)
            | Message::Newest { .. }
            | Message::Rows(_) => Verdict::HangUp,
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
        if cx.core.refusals.any_of(doc) {
            self.refused.insert(doc);
        }
        cx.core.accept(doc, heads);
        self.accepted.insert(doc);
    }

    fn get(&mut self, cx: &mut Cx<'_>, push: Push) -> Verdict {
        let (doc, is_v2) = (push.doc, self.talk.is_v2());
        let Portion { pushes, room, is_last } = match self.partial.gather(push, false, cx.core) {
            Gathered::Full => return Verdict::HangUp,
            Gathered::More => return Verdict::GoOn,
            Gathered::Ready(portion) => portion,
        };
        // Where version 1 is spoken the clinic does not know how much waits here, so what waits is not counted.
        let counted = if is_v2 { room } else { 0 };
        cx.core.uploads_len = cx.core.uploads_len.saturating_sub(room - counted);
        if is_last {
            self.wanted.remove(&doc);
        }
        self.taking += 1;
        if is_v2 {
            self.coming.is_missing(doc, cx.core.now);
        }
        let Talk { peer, meeting, skew_ms, .. } = self.talk;
        let upload = Upload { link: cx.link, meeting, skew_ms, room: counted };
        let named = pushes.last().map(|push| &push.heads);
        let receipt = self.receipts.remove(&doc).filter(|receipt| is_last && Some(&receipt.heads) == named);
        let receipts = Receiving { held: cx.core.docs.receipts(&doc).to_vec(), new: receipt };
        if cx.core.enqueue(doc, Waiting::Adopt { upload, pushes, receipts, peer, is_last }, cx.out) {
            Verdict::GoOn
        } else {
            Verdict::HangUp
        }
    }

    /// The clinic's rows are not those that it once gave: it was put back to an older state, and gets them back.
    fn bring_rows(&mut self, cx: &mut Cx<'_>, number: u64, signature: &[u8]) {
        let directory = &cx.core.directory;
        let is_other = directory.row(number).is_some_and(|row| row.signature != signature);
        if !is_other && directory.newest() <= number {
            return;
        }
        let mut len = 0;
        let fitting = directory.rows().rev().take_while(|row| {
            len += row.body.len() + row.signature.len() + PUSH_OVERHEAD;
            len <= ROWS_LEN_MAX
        });
        let rows = fitting.cloned().collect();
        self.talk.say(cx, Message::Rows(rows));
    }

    fn get_receipts(&mut self, receipts: Vec<(DocId, Receipt)>) -> Verdict {
        self.receipts.extend(receipts);
        if self.receipts.len() > RECEIPTS_MAX { Verdict::HangUp } else { Verdict::GoOn }
    }

    /// What came of a document builds on changes that are not here: it is wanted once more, by what is here.
    fn want_again(&mut self, cx: &mut Cx<'_>, doc: DocId) -> Verdict {
        if !self.talk.is_v2() || !self.wanted_again.insert(doc) {
            return Verdict::HangUp;
        }
        let (mine, accepted) = (cx.core.docs.heads(&doc), cx.core.docs.accepted(&doc));
        let heads = mine.as_slice().iter().chain(accepted.as_slice()).copied().collect();
        self.wanted.insert(doc);
        self.talk.say(cx, Message::Want(vec![Held { doc, heads }]));
        Verdict::GoOn
    }

    fn be_answered(&mut self, cx: &mut Cx<'_>, (doc, heads): (DocId, &Heads), refused: Vec<(ChangeId, Refusal)>) {
        let lacks = refused.iter().any(|(_, why)| *why == Refusal::MissingBefore);
        if lacks && self.talk.has_receipts() && self.brought_again.insert(doc) {
            self.bringing.answered(&doc);
            self.forgotten.insert(doc, heads.clone());
            return;
        }
        let (meeting, peer, at) = (self.talk.meeting, self.talk.peer, cx.core.now);
        let told =
            |(change, why): &(ChangeId, Refusal)| NotTaken { meeting, peer, at, doc, change: *change, why: *why };
        cx.out.extend(refused.iter().map(told).map(Effect::NotTaken));
        let pushed = self.bringing.answered(&doc);
        if !refused.is_empty() || cx.core.refusals.any_of(doc) {
            self.refused.insert(doc);
        }
        if refused.is_empty() {
            cx.core.refusals.settled(doc);
        } else {
            if let Some(pushed) = pushed.clone() {
                cx.core.refusals.refuse_heads(doc, pushed, at);
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
            News::Adopted { doc, room, is_last } => {
                self.accepted.insert(doc);
                self.taking = self.taking.saturating_sub(1);
                if is_last {
                    self.coming.came(doc);
                }
                self.took(cx, room);
            }
            News::Incomplete { doc } => {
                self.taking = self.taking.saturating_sub(1);
                if self.want_again(cx, doc) == Verdict::HangUp {
                    return Verdict::HangUp;
                }
            }
            News::Extracted { pushes, written } => self.bringing.read(cx, &mut self.talk, pushes, written),
            News::Noted { is_complete } => return self.be_done(cx, is_complete),
            // What the clinic pushed does not read, or could not be stored: the next meeting tries again.
            News::Broken => return Verdict::HangUp,
            // A laptop admits nothing and sends nothing as its record holds it.
            News::Admitted { .. } | News::Read { .. } => {}
        }
        self.go_on(cx)
    }

    /// So much more of what the clinic sent is durable; now and then it is told, so that it sends more.
    fn took(&mut self, cx: &mut Cx<'_>, room: usize) {
        self.took_len += room;
        if self.took_len >= TOOK_STEP_LEN {
            let len = u64::try_from(std::mem::take(&mut self.took_len)).unwrap_or(u64::MAX);
            self.talk.say(cx, Message::Took(len));
        }
    }

    /// Does whatever can be done next with the clinic.
    pub(super) fn go_on(&mut self, cx: &mut Cx<'_>) -> Verdict {
        if self.bringing.go_on(cx, &mut self.talk) == Verdict::HangUp {
            return Verdict::HangUp;
        }
        let idle = self.taking == 0 && self.wanted.is_empty() && self.bringing.is_done();
        match self.caught {
            Some((sequence, digest)) if idle && !self.storing_met => self.compare(cx, sequence, digest),
            Some(_) | None => Verdict::GoOn,
        }
    }

    /// The connection broke: what the clinic already said it holds is written down, so it is not brought again.
    pub(super) fn break_off(self, core: &mut Core, out: &mut Vec<Effect>) {
        let is_news = !self.accepted.is_empty() || !self.refused.is_empty();
        if is_news && !self.storing_met {
            let met = self.met(core, None);
            core.write_met(met, (None, false), out);
        }
        self.partial.give_up(core);
        if self.talk.alike.is_none() {
            core.left_off = self.coming.into_here();
        }
    }
}

fn take_rows(cx: &mut Cx<'_>, rows: Vec<Row>) -> Verdict {
    let mut trial = Directory::default();
    let signed: Vec<Row> =
        rows.into_iter().filter(|row| trial.take(row.clone(), &cx.core.clinic_key).is_ok()).collect();
    if signed.is_empty() {
        return Verdict::GoOn;
    }
    let Ok(draft) = directory_draft(signed.clone()) else { return Verdict::HangUp };
    cx.core.jobs.store(Running::Rows { rows: signed }, vec![draft], cx.out);
    Verdict::GoOn
}
