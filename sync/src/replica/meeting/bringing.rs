//! What a laptop still has to bring to its clinic. Must never bring more at a time than the clinic takes, nor say that all
//! is brought before it was.

use std::collections::BTreeMap;

use super::partial::room_for;
use super::talk::{Cx, Talk, Verdict};
use crate::id::{DocId, Heads};
use crate::replica::jobs::Waiting;
use crate::replica::limits::{
    BATCH_LEN_MAX, PUSHES_PER_MESSAGE_MAX, PUSHES_UNDER_WAY_MAX, UPLOADS_OPEN_MAX, UPLOADS_OPEN_V2_MAX,
};
use crate::replica::message::{Message, Push};

/// What is still to be brought.
#[derive(Default)]
pub(super) struct Bringing {
    /// Documents still to push, and what the clinic is known to hold of each.
    to_push: BTreeMap<DocId, Heads>,
    /// Documents that are being read, and what the clinic is known to hold of each.
    reading: BTreeMap<DocId, Heads>,
    /// Pushed and not answered yet, with the heads that were pushed.
    unanswered: BTreeMap<DocId, Heads>,
    said_pushed: bool,
    /// Version 2: read and not sent yet.
    batch: Vec<Push>,
    batch_len: usize,
}

impl Bringing {
    /// Begins to bring changes of these documents, and says when all of them are brought.
    pub(super) fn begin(&mut self, docs: BTreeMap<DocId, Heads>) {
        self.to_push = docs;
        self.said_pushed = false;
    }

    /// The clinic answered for a document; the heads that were pushed.
    pub(super) fn answered(&mut self, doc: &DocId) -> Option<Heads> {
        self.unanswered.remove(doc)
    }

    /// Whether everything is brought and answered.
    pub(super) fn is_done(&self) -> bool {
        self.to_push.is_empty() && self.reading.is_empty() && self.unanswered.is_empty()
    }

    /// Changes of one document were read: they are brought, in version 2 together with those of others.
    pub(super) fn read(&mut self, cx: &mut Cx<'_>, talk: &mut Talk, pushes: Vec<Push>, written: usize) {
        talk.went.count(&pushes, written);
        if let Some(push) = pushes.last() {
            self.show(cx, talk, push.doc);
            self.unanswered.insert(push.doc, push.heads.clone());
        }
        if let ([push], true) = (pushes.as_slice(), talk.is_v2()) {
            self.batch_len += room_for(push);
            self.batch.extend(pushes);
            return;
        }
        pushes.into_iter().for_each(|push| talk.say(cx, Message::Push(push)));
    }

    /// Shows the clinic its own word for what it may have forgotten of a document.
    fn show(&mut self, cx: &mut Cx<'_>, talk: &mut Talk, doc: DocId) {
        let known = self.reading.remove(&doc).unwrap_or_default();
        let forgotten = cx.core.docs.receipts(&doc).iter().filter(|receipt| receipt.heads != known);
        let receipts: Vec<_> = forgotten.map(|receipt| (doc, receipt.clone())).collect();
        if talk.has_receipts() && !receipts.is_empty() {
            talk.say(cx, Message::Receipts(receipts));
        }
    }

    /// Reads and sends what can be read and sent next.
    pub(super) fn go_on(&mut self, cx: &mut Cx<'_>, talk: &mut Talk) -> Verdict {
        let open_max = if talk.is_v2() { UPLOADS_OPEN_V2_MAX } else { UPLOADS_OPEN_MAX };
        loop {
            let reading = u32::try_from(self.reading.len()).unwrap_or(u32::MAX);
            let unanswered = u32::try_from(self.unanswered.len()).unwrap_or(u32::MAX).saturating_add(reading);
            if reading.saturating_add(talk.unsent) >= PUSHES_UNDER_WAY_MAX || unanswered >= open_max {
                break;
            }
            let Some((doc, have)) = self.to_push.pop_first() else { break };
            self.reading.insert(doc, have.clone());
            if !cx.core.enqueue(doc, Waiting::Extract { link: cx.link, have, may_send_whole: false }, cx.out) {
                return Verdict::HangUp;
            }
        }
        self.send_batch(cx, talk);
        if self.to_push.is_empty() && self.reading.is_empty() && !self.said_pushed {
            self.said_pushed = true;
            talk.say(cx, Message::Pushed);
        }
        Verdict::GoOn
    }

    /// Sends what was gathered, if it is all for now or enough for one message.
    fn send_batch(&mut self, cx: &mut Cx<'_>, talk: &mut Talk) {
        let is_enough = self.batch_len >= BATCH_LEN_MAX || self.batch.len() >= PUSHES_PER_MESSAGE_MAX;
        if !self.batch.is_empty() && (is_enough || self.reading.is_empty()) {
            self.batch_len = 0;
            talk.say(cx, Message::Pushes(std::mem::take(&mut self.batch)));
        }
    }
}
