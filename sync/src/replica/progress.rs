//! How far a meeting is, and what it moved: counts of documents and changes. Must never count what is not so: a
//! document is here once it is durable here, and a whole grows when more is offered, never shrinks.

use std::collections::BTreeSet;

use super::message::Push;
use crate::id::{ChangeId, DeviceId, DocId, ReturnId};
use crate::record::Refusal;
use crate::time::Millis;

/// How far a meeting is under way with what moves towards the laptop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// On a laptop: documents that are here as the clinic offered them. At the clinic: those that it sent.
    pub done: usize,
    /// On a laptop: documents that the clinic offered or announced so far. At the clinic: those that the laptop asked for so far.
    pub of: usize,
    /// Of `done`, those that came or went during this meeting: what the time so far was spent on.
    pub moved: usize,
    /// When this began, by this node's clock.
    pub since: Millis,
}

/// Counts for a laptop.
#[derive(Debug, Default)]
pub(super) struct Coming {
    here: BTreeSet<DocId>,
    missing: BTreeSet<DocId>,
    came: usize,
    since: Option<Millis>,
    /// Documents that the clinic said it will send.
    announced: usize,
}

impl Coming {
    /// The clinic will send so many documents.
    pub(super) fn announce(&mut self, count: usize, now: Millis) {
        if count > 0 {
            self.since.get_or_insert(now);
            self.announced = self.announced.max(count);
        }
    }

    /// Documents that were here as the clinic offered them when the meeting before was cut off. They are here from the start,
    /// since a count that falls after each cut would tell people that their waiting was in vain.
    pub(super) fn go_on_from(&mut self, here: BTreeSet<DocId>) {
        self.here.extend(here);
    }

    /// What the next meeting goes on from, should this one be cut off.
    pub(super) fn into_here(self) -> BTreeSet<DocId> {
        self.here
    }

    /// The document is here as it was offered.
    pub(super) fn is_here(&mut self, doc: DocId) {
        self.missing.remove(&doc);
        self.here.insert(doc);
    }

    /// The document was offered in a version that is not here.
    pub(super) fn is_missing(&mut self, doc: DocId, now: Millis) {
        self.since.get_or_insert(now);
        self.here.remove(&doc);
        self.missing.insert(doc);
    }

    /// What was asked for of the document is durable here.
    pub(super) fn came(&mut self, doc: DocId) {
        if self.missing.remove(&doc) {
            self.here.insert(doc);
            self.came += 1;
        }
    }

    /// `None` while nothing was missing.
    pub(super) fn progress(&self) -> Option<Progress> {
        let (done, of) = (self.here.len(), (self.here.len() + self.missing.len()).max(self.announced));
        self.since.map(|since| Progress { done, of, moved: self.came, since })
    }
}

/// Counts for the clinic.
#[derive(Debug, Default)]
pub(super) struct Going {
    asked: usize,
    sent: usize,
    since: Option<Millis>,
}

impl Going {
    /// The laptop asked for so many more documents.
    pub(super) fn asked(&mut self, count: usize, now: Millis) {
        if count > 0 {
            self.since.get_or_insert(now);
            self.asked += count;
        }
    }

    /// One of them was sent.
    pub(super) const fn sent(&mut self) {
        self.sent += 1;
    }

    /// `None` while nothing was asked for.
    pub(super) fn progress(&self) -> Option<Progress> {
        self.since.map(|since| Progress { done: self.sent, of: self.asked, moved: self.sent, since })
    }
}

/// What a meeting sent to the other side; whether all of it arrived, [`Ended::alike`] says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Went {
    /// Documents, each as often as something of it was sent.
    pub docs: usize,
    /// Changes of those that did not go whole, as far as somebody wrote them.
    pub changes: usize,
    /// Documents that went whole.
    pub whole: usize,
}

impl Went {
    /// Counts the pushes of one document, with `written` changes in them.
    pub(super) fn count(&mut self, pushes: &[Push], written: usize) {
        let whole = pushes.iter().any(|push| push.whole);
        self.changes += written;
        self.whole += usize::from(whole);
        self.docs += usize::from(whole || written > 0);
    }
}

/// A meeting that is over. It is not in the record; what it brought is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Its id.
    pub meeting: ReturnId,
    /// The other node.
    pub peer: DeviceId,
    /// When the connection stood, by this node's clock.
    pub began: Millis,
    /// When it ended.
    pub ended: Millis,
    /// Whether both sides held the same at the end; `None` when it was cut off before they had compared.
    pub alike: Option<bool>,
    /// How far it was with what moved towards the laptop.
    pub progress: Option<Progress>,
    /// What was sent to the other.
    pub went: Went,
}

/// A change that was not taken during a meeting: by this clinic, or on a laptop by its clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTaken {
    /// The meeting.
    pub meeting: ReturnId,
    /// The other node.
    pub peer: DeviceId,
    /// When it came or was answered, by this node's clock.
    pub at: Millis,
    /// The document.
    pub doc: DocId,
    /// The change.
    pub change: ChangeId,
    /// Why it was refused.
    pub why: Refusal,
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = Millis(5_000);

    fn doc(n: u8) -> DocId {
        DocId([n; 32])
    }

    #[test]
    fn what_is_here_counts_as_done_and_only_what_came_as_moved() {
        let mut coming = Coming::default();
        coming.is_here(doc(1));
        assert_eq!(coming.progress(), None, "nothing is missing, so there is no progress to tell");
        coming.is_missing(doc(2), NOW);
        coming.is_missing(doc(3), Millis(9_000));
        assert_eq!(coming.progress(), Some(Progress { done: 1, of: 3, moved: 0, since: NOW }));
        coming.came(doc(2));
        coming.came(doc(2));
        coming.came(doc(9));
        assert_eq!(coming.progress(), Some(Progress { done: 2, of: 3, moved: 1, since: NOW }));
    }

    #[test]
    fn a_document_that_changes_again_while_all_goes_on_is_missing_again_but_counted_once() {
        let mut coming = Coming::default();
        coming.is_missing(doc(1), NOW);
        coming.came(doc(1));
        coming.is_missing(doc(1), NOW);
        assert_eq!(coming.progress(), Some(Progress { done: 0, of: 1, moved: 1, since: NOW }));
        coming.is_here(doc(1));
        assert_eq!(coming.progress(), Some(Progress { done: 1, of: 1, moved: 1, since: NOW }));
    }

    #[test]
    fn what_is_here_when_a_meeting_is_cut_off_counts_from_the_start_of_the_next() {
        let mut cut = Coming::default();
        for n in 1..4 {
            cut.is_missing(doc(n), NOW);
        }
        cut.came(doc(1));
        cut.came(doc(2));
        let mut next = Coming::default();
        next.go_on_from(cut.into_here());
        assert_eq!(next.progress(), None, "nothing is known to be missing yet");
        next.announce(3, Millis(9_000));
        assert_eq!(next.progress(), Some(Progress { done: 2, of: 3, moved: 0, since: Millis(9_000) }));
        // Changed at the clinic meanwhile.
        next.is_missing(doc(2), Millis(9_000));
        assert_eq!(next.progress().map(|progress| (progress.done, progress.of)), Some((1, 3)));
    }

    #[test]
    fn what_was_announced_is_the_whole_until_more_than_that_comes() {
        let mut coming = Coming::default();
        coming.announce(0, NOW);
        assert_eq!(coming.progress(), None, "nothing is to come");
        coming.announce(2, NOW);
        assert_eq!(coming.progress(), Some(Progress { done: 0, of: 2, moved: 0, since: NOW }));
        for n in 1..4 {
            coming.is_missing(doc(n), NOW);
            coming.came(doc(n));
        }
        assert_eq!(coming.progress(), Some(Progress { done: 3, of: 3, moved: 3, since: NOW }));
    }

    #[test]
    fn the_clinic_counts_what_was_asked_for_and_sent() {
        let mut going = Going::default();
        going.asked(0, NOW);
        assert_eq!(going.progress(), None);
        going.asked(2, NOW);
        going.sent();
        assert_eq!(going.progress(), Some(Progress { done: 1, of: 2, moved: 1, since: NOW }));
    }

    #[test]
    fn what_went_is_counted_by_document_and_change_and_what_nobody_wrote_is_nothing() {
        let push = |whole, chunks: usize| Push {
            doc: doc(1),
            heads: crate::id::Heads::default(),
            whole,
            chunks: vec![vec![0]; chunks],
            more: false,
        };
        let mut went = Went::default();
        went.count(&[push(false, 1)], 0);
        assert_eq!(went, Went::default());
        went.count(&[push(false, 2), push(false, 3)], 4);
        went.count(&[push(true, 1)], 0);
        assert_eq!(went, Went { docs: 2, changes: 4, whole: 1 });
    }
}
