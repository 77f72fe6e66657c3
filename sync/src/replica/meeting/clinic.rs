//! The clinic's side of a meeting: vet what the laptop brings, offer what is newer here, prove the end by digest. Must
//! never say "caught up" before everything is sent.

use std::collections::{BTreeMap, BTreeSet};

use super::partial::{Gathered, Partial, Portion, one_by_one};
use super::sending::Sending;
use super::talk::{Cx, Talk, Verdict};
use crate::id::{ChangeId, DocId, Epoch, Heads};
use crate::record::{Receipt, Refusal};
use crate::replica::core::Core;
use crate::replica::digest::{BUCKETS, Digest};
use crate::replica::finish::News;
use crate::replica::jobs::{Upload, Waiting};
use crate::replica::limits::{RECEIPTS_MAX, UPLOADS_OPEN_MAX, UPLOADS_OPEN_V2_MAX};
use crate::replica::message::{About, Message, Push};
use crate::vet::Sender;

/// The clinic's side.
pub(crate) struct ClinicMeeting {
    pub(super) talk: Talk,
    greeted: bool,
    brought_rows: bool,
    all_pushed: bool,
    uploads_open: u32,
    pub(super) partial: Partial,
    /// Versions that this clinic once held, as its own receipts say, of documents that are brought next.
    vouched: BTreeMap<DocId, Vec<Heads>>,
    /// Documents of which something did not fit what is here, and which the laptop is to bring once more with all before it.
    asked_again: BTreeSet<DocId>,
    pub(super) sending: Sending,
    caught: bool,
    /// Whether something that the laptop brought was taken.
    took: bool,
    /// What was refused of documents that are not answered yet.
    refused: BTreeMap<DocId, Vec<(ChangeId, Refusal)>>,
}

impl ClinicMeeting {
    pub(super) fn new(talk: Talk) -> Self {
        Self {
            talk,
            greeted: false,
            brought_rows: false,
            all_pushed: false,
            uploads_open: 0,
            partial: Partial::default(),
            vouched: BTreeMap::new(),
            asked_again: BTreeSet::new(),
            sending: Sending::default(),
            caught: false,
            took: false,
            refused: BTreeMap::new(),
        }
    }

    pub(super) fn hear(&mut self, cx: &mut Cx<'_>, message: Message) -> Verdict {
        let heard = match message {
            Message::Hello { about, epoch, sequence, directory } if !self.greeted => {
                self.greet(cx, (epoch, sequence, directory), &about);
                Verdict::GoOn
            }
            Message::Push(push) if self.greeted => self.get(cx, push),
            Message::Pushes(pushes) if self.greeted && self.talk.is_v2() => {
                one_by_one(pushes, |push| self.get(cx, push))
            }
            Message::Took(len) if self.greeted && self.talk.is_v2() => {
                self.sending.took(len);
                Verdict::GoOn
            }
            Message::Receipts(receipts) if self.greeted && self.talk.has_receipts() => self.be_shown(cx, receipts),
            // Once: to look at them takes time.
            Message::Rows(rows) if self.greeted && self.talk.has_receipts() && !self.brought_rows => {
                self.brought_rows = true;
                cx.core.take_back(rows, cx.out);
                Verdict::GoOn
            }
            Message::Pushed if self.greeted => {
                self.all_pushed = true;
                Verdict::GoOn
            }
            Message::Want(wants) if self.greeted => {
                // More is to be sent after all: the end is to be said again.
                self.caught = false;
                self.sending.be_asked(cx, &self.talk, wants)
            }
            Message::Reconcile(theirs) if self.greeted => self.compare(cx, &theirs),
            Message::Done { equal } if self.greeted => {
                self.note_end(cx, equal);
                Verdict::HangUp
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
            | Message::Differing(_)
            | Message::Coming(_)
            | Message::Pushes(_)
            | Message::Took(_)
            | Message::Receipts(_)
            | Message::Newest { .. }
            | Message::Rows(_) => Verdict::HangUp,
        };
        if heard == Verdict::HangUp { heard } else { self.go_on(cx) }
    }

    fn greet(&mut self, cx: &mut Cx<'_>, (epoch, sequence, directory): (Option<Epoch>, u64, u64), about: &About) {
        // Another store, or a sequence that this one never reached (restored from an older backup): begin at the
        // beginning. Offers name heads only, so what the laptop has is not sent again.
        let is_ours = epoch == Some(cx.core.epoch) && sequence <= cx.core.docs.newest();
        self.greeted = true;
        self.sending.begin(if is_ours { sequence } else { 0 });
        self.talk.learn(about, cx);
        cx.core.notes.set_skew(self.talk.peer, self.talk.skew_ms);
        let rows = cx.core.directory.rows_for(self.talk.peer, directory);
        let (about, epoch) = (self.talk.about(cx.core), cx.core.epoch);
        self.talk.say(cx, Message::Welcome { about, epoch, rows });
        if self.talk.has_receipts() && directory > 0 {
            let number = directory.min(cx.core.directory.newest());
            let signature = cx.core.directory.row(number).map(|row| row.signature.clone()).unwrap_or_default();
            self.talk.say(cx, Message::Newest { number, signature });
        }
    }

    /// What this clinic signed it once held, whatever became of it here since.
    fn be_shown(&mut self, cx: &Cx<'_>, receipts: Vec<(DocId, Receipt)>) -> Verdict {
        if receipts.len() > RECEIPTS_MAX || self.vouched.len() > RECEIPTS_MAX {
            return Verdict::HangUp;
        }
        for (doc, receipt) in receipts {
            let known = self.vouched.get(&doc).is_some_and(|versions| versions.contains(&receipt.heads));
            if !known && receipt.is_true(&doc, &cx.core.clinic_key) {
                self.vouched.entry(doc).or_default().push(receipt.heads);
            }
        }
        Verdict::GoOn
    }

    fn get(&mut self, cx: &mut Cx<'_>, push: Push) -> Verdict {
        // More is brought after all: the end is to be said again.
        self.caught = false;
        self.all_pushed = false;
        let open_max = if self.talk.is_v2() { UPLOADS_OPEN_V2_MAX } else { UPLOADS_OPEN_MAX };
        if push.whole || self.uploads_open >= open_max {
            return Verdict::HangUp;
        }
        let doc = push.doc;
        // What a receipt stands for is known once all of it is here.
        let at_once = self.vouched.contains_key(&doc);
        let Portion { pushes, room, is_last } = match self.partial.gather(push, at_once, cx.core) {
            Gathered::Full => return Verdict::HangUp,
            Gathered::More => return Verdict::GoOn,
            Gathered::Ready(portion) => portion,
        };
        // A document is answered once, after its last portion, which is the last to be vetted too.
        self.uploads_open += u32::from(is_last);
        let heads = pushes.last().map(|push| push.heads.clone()).unwrap_or_default();
        let chunks = pushes.into_iter().flat_map(|push| push.chunks).collect();
        let Talk { meeting, skew_ms, .. } = self.talk;
        let sender = self.sender(cx.core);
        let upload = Upload { link: cx.link, meeting, skew_ms, room };
        let vouched = self.vouched.remove(&doc).unwrap_or_default();
        let may_come_again = self.talk.has_receipts() && !self.asked_again.contains(&doc);
        let admit = Waiting::Admit { upload, heads, chunks, vouched, sender, may_come_again, is_last };
        if cx.core.enqueue(doc, admit, cx.out) { Verdict::GoOn } else { Verdict::HangUp }
    }

    fn sender(&self, core: &Core) -> Sender {
        Sender {
            device: self.talk.peer,
            people: core.directory.people_on(self.talk.peer),
            keys: core.directory.keys.clone(),
            known: core.vocabulary,
            is_other_program: self.talk.vocabulary != core.vocabulary_mark,
        }
    }

    fn compare(&mut self, cx: &mut Cx<'_>, theirs: &[Digest]) -> Verdict {
        // In turn only after "caught": asked again and again, each time's listing would be added to the last.
        if theirs.len() != BUCKETS || !self.caught {
            return Verdict::HangUp;
        }
        let ours = cx.core.docs.buckets();
        let compared = ours.iter().zip(theirs).zip(0..=u8::MAX);
        let differing: Vec<u8> =
            compared.filter(|((ours, theirs), _)| ours != theirs).map(|(_, bucket)| bucket).collect();
        self.sending.list(cx.core.docs.in_buckets(&differing));
        self.caught = false;
        self.all_pushed = false;
        self.talk.say(cx, Message::Differing(differing));
        Verdict::GoOn
    }

    fn note_end(&mut self, cx: &mut Cx<'_>, equal: bool) {
        self.talk.alike = Some(equal);
        let met = self.talk.met(cx.core, equal);
        // Nobody waits for it: the laptop has hung up.
        cx.core.write_met(met, (None, self.took), cx.out);
    }

    pub(super) fn learn(&mut self, cx: &mut Cx<'_>, news: News) -> Verdict {
        match news {
            News::Admitted { doc, uploaded, refused, is_stored, is_last } => {
                self.took |= is_stored;
                if refused.iter().any(|refused| refused.why == Refusal::MissingBefore) {
                    self.asked_again.insert(doc);
                }
                let refused = refused.into_iter().map(|refused| (refused.change, refused.why));
                self.refused.entry(doc).or_default().extend(refused);
                if is_last {
                    self.answer(cx, doc, &uploaded);
                }
            }
            News::Extracted { pushes, written } => self.sending.extracted(cx, &mut self.talk, pushes, written),
            News::Read { asked, docs } => self.sending.read(cx, &mut self.talk, asked, docs),
            News::Broken => return Verdict::HangUp,
            // A clinic adopts nothing and waits for no note.
            News::Adopted { .. } | News::Incomplete { .. } | News::Noted { .. } => {}
        }
        self.go_on(cx)
    }

    /// An upload is durable, or known, or refused: say so.
    fn answer(&mut self, cx: &mut Cx<'_>, doc: DocId, uploaded: &Heads) {
        let heads = cx.core.docs.heads(&doc);
        self.uploads_open = self.uploads_open.saturating_sub(1);
        if *uploaded == heads {
            self.sending.shown(doc, heads.clone());
        }
        let refused = self.refused.remove(&doc).unwrap_or_default();
        self.talk.say(cx, Message::Answer { doc, heads, refused });
    }

    /// Does whatever can be done next for the laptop.
    pub(super) fn go_on(&mut self, cx: &mut Cx<'_>) -> Verdict {
        if !self.greeted {
            return Verdict::GoOn;
        }
        let no_uploads = self.uploads_open == 0 && self.all_pushed;
        if !self.caught && self.sending.go_on(cx, &mut self.talk, (self.uploads_open, no_uploads)) == Verdict::HangUp {
            return Verdict::HangUp;
        }
        if !self.caught && no_uploads && self.sending.is_done(cx.core) {
            self.caught = true;
            let (sequence, digest) = (cx.core.docs.newest(), cx.core.docs.digest());
            self.talk.say(cx, Message::Caught { sequence, digest });
        }
        Verdict::GoOn
    }
}
