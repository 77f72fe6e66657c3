//! Pushes of documents, gathered until there are enough of them to be taken. Must never hold more than [`UPLOAD_LEN_MAX`] bytes for one meeting, nor let
//! all meetings together hold more than [`UPLOADS_LEN_MAX`].

use std::collections::BTreeMap;

use super::talk::Verdict;
use crate::id::DocId;
use crate::replica::core::Core;
use crate::replica::limits::{PORTION_LEN, PUSHES_PER_MESSAGE_MAX, UPLOAD_LEN_MAX, UPLOADS_LEN_MAX};
use crate::replica::message::Push;

/// Pushes of documents that are not whole yet.
#[derive(Default)]
pub(super) struct Partial {
    docs: BTreeMap<DocId, Vec<Push>>,
    len: usize,
}

/// Pushes to be taken at once: all of a document, or as many as make [`PORTION_LEN`].
pub(super) struct Portion {
    pub(super) pushes: Vec<Push>,
    /// Bytes that they take up until they are in the record.
    pub(super) room: usize,
    /// Whether the document is whole with them.
    pub(super) is_last: bool,
}

/// What a push made of its document.
pub(super) enum Gathered {
    /// There is no room for it: the meeting is to end.
    Full,
    /// More is to come.
    More,
    /// All of the document is here, or a portion of it.
    Ready(Portion),
}

/// Hands on the pushes of one message, as long as the meeting goes on; a message with too many ends it.
pub(super) fn one_by_one(pushes: Vec<Push>, mut get: impl FnMut(Push) -> Verdict) -> Verdict {
    let fits = pushes.len() <= PUSHES_PER_MESSAGE_MAX;
    let goes_on = fits && pushes.into_iter().all(|push| get(push) != Verdict::HangUp);
    if goes_on { Verdict::GoOn } else { Verdict::HangUp }
}

impl Partial {
    /// Takes one push; `at_once` where all of its document is to be taken together.
    pub(super) fn gather(&mut self, push: Push, at_once: bool, core: &mut Core) -> Gathered {
        let room = room_for(&push);
        if self.len + room > UPLOAD_LEN_MAX || core.uploads_len + room > UPLOADS_LEN_MAX {
            return Gathered::Full;
        }
        self.len += room;
        core.uploads_len += room;
        let (doc, more) = (push.doc, push.more);
        let gathered = self.docs.entry(doc).or_default();
        gathered.push(push);
        let room = gathered.iter().map(room_for).sum();
        if more && (at_once || room < PORTION_LEN) {
            return Gathered::More;
        }
        let pushes = self.docs.remove(&doc).unwrap_or_default();
        self.len = self.len.saturating_sub(room);
        Gathered::Ready(Portion { pushes, room, is_last: !more })
    }

    /// The meeting is over: what is not whole is dropped.
    pub(super) fn give_up(self, core: &mut Core) {
        core.uploads_len = core.uploads_len.saturating_sub(self.len);
    }
}

/// How much room a push takes up while it waits for the rest of its document.
pub(super) fn room_for(push: &Push) -> usize {
    push.room()
}
