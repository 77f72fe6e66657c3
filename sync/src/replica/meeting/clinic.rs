//! The clinic's side of a meeting: vet what the laptop brings, offer what is newer here, prove the end by digest. Must
//! never say "caught up" before everything is sent.

use std::collections::{BTreeMap, VecDeque};

use super::partial::{Gathered, Partial};
use super::{Cx, Talk, Verdict};
use crate::id::{DocId, Epoch, Heads};
use crate::record::Met;
use crate::replica::digest::{BUCKETS, Digest};
use crate::replica::finish::News;
use crate::replica::jobs::{Upload, Waiting};
use crate::replica::limits::{DOCS_PER_MESSAGE_MAX, PUSHES_UNDER_WAY_MAX, UPLOADS_OPEN_MAX};
use crate::replica::message::{Held, Message, Push, VERSION};
use crate::replica::progress::Going;
use crate::time::Millis;
use crate::vet::{Refused, Sender};

/// The clinic's side.
pub(crate) struct ClinicMeeting {
    pub(super) talk: Talk,
    greeted: bool,
    /// Documents up to this sequence were offered or need not be.
    offered: u64,
    to_offer: VecDeque<Held>,
    /// Whether an offer waits for its answer.
    offer_open: bool,
    all_pushed: bool,
    uploads_open: u32,
    pub(super) partial: Partial,
    wants: VecDeque<Held>,
    reading: u32,
    /// What the laptop holds, where this meeting showed it.
    peer_heads: BTreeMap<DocId, Heads>,
    caught: bool,
    pub(super) going: Going,
    /// Whether something that the laptop brought was taken.
    took: bool,
}

impl ClinicMeeting {
    pub(super) fn new(talk: Talk) -> Self {
        Self {
            talk,
            greeted: false,
            offered: 0,
            to_offer: VecDeque::new(),
            offer_open: false,
            all_pushed: false,
            uploads_open: 0,
            partial: Partial::default(),
            wants: VecDeque::new(),
            reading: 0,
            peer_heads: BTreeMap::new(),
            caught: false,
            going: Going::default(),
            took: false,
        }
    }

    pub(super) fn hear(&mut self, cx: &mut Cx<'_>, message: Message) -> Verdict {
        let heard = match message {
            Message::Hello { version, clock, epoch, sequence, directory } if !self.greeted => {
                if version < VERSION {
                    return Verdict::HangUp;
                }
                self.greet(cx, (epoch, sequence, directory), clock);
                Verdict::GoOn
            }
            Message::Push(push) if self.greeted => self.get(cx, push),
            Message::Pushed if self.greeted => {
                self.all_pushed = true;
                Verdict::GoOn
            }
            Message::Want(wants) if self.greeted => self.be_asked(cx, wants),
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
            | Message::Differing(_) => Verdict::HangUp,
        };
        if heard == Verdict::HangUp { heard } else { self.go_on(cx) }
    }

    fn greet(&mut self, cx: &mut Cx<'_>, (epoch, sequence, directory): (Option<Epoch>, u64, u64), clock: Millis) {
        // Another store, or a sequence that this one never reached (restored from an older backup): begin at the
        // beginning. Offers name heads only, so what the laptop has is not sent again.
        let is_ours = epoch == Some(cx.core.epoch) && sequence <= cx.core.docs.newest();
        self.greeted = true;
        self.offered = if is_ours { sequence } else { 0 };
        self.talk.skew_ms = clock.0.saturating_sub(cx.core.now.0);
        let rows = cx.core.directory.rows_for(self.talk.peer, directory);
        let (clock, epoch) = (cx.core.now, cx.core.epoch);
        self.talk.say(cx, Message::Welcome { version: VERSION, clock, epoch, rows });
    }

    fn get(&mut self, cx: &mut Cx<'_>, push: Push) -> Verdict {
        // More is brought after all: the end is to be said again.
        self.caught = false;
        self.all_pushed = false;
        if push.whole || self.uploads_open >= UPLOADS_OPEN_MAX {
            return Verdict::HangUp;
        }
        let doc = push.doc;
        let (pushes, room) = match self.partial.gather(push, cx.core) {
            Gathered::Full => return Verdict::HangUp,
            Gathered::More => return Verdict::GoOn,
            Gathered::Whole(pushes, room) => (pushes, room),
        };
        self.uploads_open += 1;
        let heads = pushes.last().map(|push| push.heads.clone()).unwrap_or_default();
        let chunks = pushes.into_iter().flat_map(|push| push.chunks).collect();
        let Talk { peer, meeting, skew_ms, .. } = self.talk;
        let sender = Sender { device: peer, people: cx.core.directory.people_on(peer) };
        let upload = Upload { link: cx.link, meeting, skew_ms, room };
        if cx.core.enqueue(doc, Waiting::Admit { upload, heads, chunks, sender }, cx.out) {
            Verdict::GoOn
        } else {
            Verdict::HangUp
        }
    }

    fn be_asked(&mut self, cx: &mut Cx<'_>, wants: Vec<Held>) -> Verdict {
        if !self.offer_open || wants.len() > DOCS_PER_MESSAGE_MAX {
            return Verdict::HangUp;
        }
        let known = wants.iter().filter(|want| cx.core.docs.contains(&want.doc)).count();
        self.offer_open = false;
        self.wants.extend(wants);
        self.going.asked(known, cx.core.now);
        Verdict::GoOn
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
        self.to_offer.extend(cx.core.docs.in_buckets(&differing));
        self.caught = false;
        self.all_pushed = false;
        self.talk.say(cx, Message::Differing(differing));
        Verdict::GoOn
    }

    fn note_end(&mut self, cx: &mut Cx<'_>, equal: bool) {
        self.talk.alike = Some(equal);
        let (peer, epoch, at) = (self.talk.peer, cx.core.epoch, cx.core.now);
        let met = Met { peer, epoch, sequence: 0, at, accepted: Vec::new(), complete: equal };
        // Nobody waits for it: the laptop has hung up.
        cx.core.write_met(met, (None, self.took), cx.out);
    }

    pub(super) fn learn(&mut self, cx: &mut Cx<'_>, news: News) -> Verdict {
        match news {
            News::Admitted { doc, uploaded, refused, is_stored } => {
                self.took |= is_stored;
                self.answer(cx, doc, &uploaded, &refused);
            }
            News::Extracted { pushes, written } => {
                self.reading = self.reading.saturating_sub(1);
                self.going.sent();
                self.talk.went.count(&pushes, written);
                if let Some(push) = pushes.last() {
                    self.peer_heads.insert(push.doc, push.heads.clone());
                }
                pushes.into_iter().for_each(|push| self.talk.say(cx, Message::Push(push)));
            }
            News::Broken => return Verdict::HangUp,
            // A clinic adopts nothing and waits for no note.
            News::Adopted { .. } | News::Noted { .. } => {}
        }
        self.go_on(cx)
    }

    /// An upload is durable, or known, or refused: say so.
    fn answer(&mut self, cx: &mut Cx<'_>, doc: DocId, uploaded: &Heads, refused: &[Refused]) {
        let heads = cx.core.docs.heads(&doc);
        self.uploads_open = self.uploads_open.saturating_sub(1);
        if *uploaded == heads {
            self.peer_heads.insert(doc, heads.clone());
        }
        let refused = refused.iter().map(|refused| (refused.change, refused.why)).collect();
        self.talk.say(cx, Message::Answer { doc, heads, refused });
    }

    /// Does whatever can be done next for the laptop.
    pub(super) fn go_on(&mut self, cx: &mut Cx<'_>) -> Verdict {
        if !self.greeted {
            return Verdict::GoOn;
        }
        // Before anything is pushed, so that a laptop soon knows how much there is in all.
        self.offer(cx);
        loop {
            if self.reading + self.talk.unsent >= PUSHES_UNDER_WAY_MAX {
                return Verdict::GoOn;
            }
            let Some(want) = self.wants.pop_front() else { break };
            if cx.core.docs.contains(&want.doc) {
                self.reading += 1;
                let read = Waiting::Extract { link: cx.link, have: want.heads, may_send_whole: true };
                if !cx.core.enqueue(want.doc, read, cx.out) {
                    return Verdict::HangUp;
                }
            }
        }
        let sequence = cx.core.docs.newest();
        let idle = self.wants.is_empty()
            && self.reading == 0
            && !self.offer_open
            && self.to_offer.is_empty()
            && self.offered >= sequence;
        if idle && self.all_pushed && self.uploads_open == 0 && !self.caught {
            self.caught = true;
            let digest = cx.core.docs.digest();
            self.talk.say(cx, Message::Caught { sequence, digest });
        }
        Verdict::GoOn
    }

    fn offer(&mut self, cx: &mut Cx<'_>) {
        if self.offer_open || self.caught {
            return;
        }
        if self.to_offer.is_empty() && self.uploads_open == 0 {
            for (sequence, id, doc) in cx.core.docs.changed_after(self.offered) {
                self.offered = sequence;
                if self.peer_heads.get(&id) != Some(&doc.heads) {
                    self.to_offer.push_back(Held { doc: id, heads: doc.heads.clone() });
                }
            }
        }
        if self.to_offer.is_empty() {
            return;
        }
        let count = self.to_offer.len().min(DOCS_PER_MESSAGE_MAX);
        let offer: Vec<Held> = self.to_offer.drain(..count).collect();
        self.offer_open = true;
        self.talk.say(cx, Message::Offer(offer));
    }
}
