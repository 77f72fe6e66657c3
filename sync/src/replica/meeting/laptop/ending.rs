//! The end of a laptop's meeting: what both hold is compared, and repaired once where it differs. Must never end as equal what
//! the digests did not show to be.

use std::collections::{BTreeMap, BTreeSet};

use super::{LaptopMeeting, Reconcile};
use crate::id::{DocId, Epoch, Heads};
use crate::record::Met;
use crate::replica::core::Core;
use crate::replica::digest::Digest;
use crate::replica::limits::ROUNDS_MAX;
use crate::replica::meeting::talk::{Cx, Verdict};
use crate::replica::message::Message;

impl LaptopMeeting {
    pub(super) fn compare(&mut self, cx: &mut Cx<'_>, sequence: u64, digest: Digest) -> Verdict {
        if !self.forgotten.is_empty() {
            self.caught = None;
            let forgotten = std::mem::take(&mut self.forgotten);
            return self.push_more(cx, forgotten);
        }
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
        self.bringing.begin(docs);
        self.go_on(cx)
    }

    /// The digests differ: first what the clinic lists is taken, then what it did not list is brought, once.
    fn repair(&mut self, cx: &mut Cx<'_>, news: BTreeMap<DocId, Heads>) -> Verdict {
        match std::mem::replace(&mut self.reconcile, Reconcile::Repushed) {
            Reconcile::NotAsked => {
                self.reconcile = Reconcile::Asked { buckets: None, listed: BTreeSet::new() };
                self.list(cx);
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
                self.list(cx);
                self.push_more(cx, missing)
            }
            Reconcile::Asked { buckets: None, .. } | Reconcile::Repushed => self.write_down(cx, None),
        }
    }

    fn list(&mut self, cx: &mut Cx<'_>) {
        self.is_listing = true;
        let buckets = cx.core.docs.buckets();
        self.talk.say(cx, Message::Reconcile(buckets));
    }

    /// Writes down how far this meeting came; `sequence` is given when the digests were equal.
    fn write_down(&mut self, cx: &mut Cx<'_>, sequence: Option<u64>) -> Verdict {
        self.storing_met = true;
        let met = self.met(cx.core, sequence);
        self.accepted.clear();
        self.refused.clear();
        let is_complete = met.complete;
        if cx.core.write_met(met, (Some(cx.link), false), cx.out) {
            Verdict::GoOn
        } else {
            self.be_done(cx, is_complete)
        }
    }

    pub(super) fn met(&self, core: &Core, sequence: Option<u64>) -> Met {
        let accepted =
            self.accepted.iter().filter_map(|id| core.docs.get(id).map(|doc| (*id, doc.accepted.clone(), doc.waiting)));
        Met {
            peer: self.talk.peer,
            epoch: self.epoch.unwrap_or(Epoch([0; 16])),
            sequence: sequence.unwrap_or(0),
            at: core.now,
            vocabulary: self.talk.vocabulary,
            chain: self.talk.chain,
            accepted: accepted.collect(),
            refused: self.refused.iter().map(|doc| core.refusals.noted(*doc)).collect(),
            complete: sequence.is_some(),
        }
    }

    pub(super) fn be_done(&mut self, cx: &mut Cx<'_>, equal: bool) -> Verdict {
        self.talk.alike = Some(equal);
        self.talk.say(cx, Message::Done { equal });
        Verdict::HangUp
    }
}
