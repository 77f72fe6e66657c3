//! What both sides of a meeting keep and work with. Must never decide what is said.

use crate::id::{DeviceId, ReturnId, VocabularyMark};
use crate::record::{ChainMark, Met};
use crate::replica::core::Core;
use crate::replica::io::{Effect, LinkId};
use crate::replica::message::{About, Message, Version};
use crate::replica::progress::Went;
use crate::time::Millis;

/// What a meeting works with.
pub(in crate::replica) struct Cx<'a> {
    pub(in crate::replica) link: LinkId,
    pub(in crate::replica) core: &'a mut Core,
    pub(in crate::replica) out: &'a mut Vec<Effect>,
}

/// Whether a meeting goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(in crate::replica) enum Verdict {
    GoOn,
    /// It is over, or the other side misbehaves: the connection is to be closed.
    HangUp,
}

/// What both sides of a meeting keep.
pub(in crate::replica) struct Talk {
    pub(in crate::replica) peer: DeviceId,
    pub(in crate::replica) meeting: ReturnId,
    pub(super) version: Version,
    pub(super) began: Millis,
    pub(super) skew_ms: i64,
    /// Which nouns the other's program knows, as it said.
    pub(super) vocabulary: VocabularyMark,
    /// How far the other's record has come, as it said.
    pub(super) chain: Option<ChainMark>,
    /// How far this node's own had come when the meeting began.
    pub(super) own_chain: Option<ChainMark>,
    /// Messages handed to the driver that have not left yet.
    pub(super) unsent: u32,
    pub(super) went: Went,
    /// Whether both sides held the same at the end, once that is known.
    pub(super) alike: Option<bool>,
}

impl Talk {
    pub(in crate::replica) fn new(
        (peer, meeting): (DeviceId, ReturnId),
        version: Version,
        own_chain: Option<ChainMark>,
        began: Millis,
    ) -> Self {
        Self {
            peer,
            meeting,
            version,
            began,
            skew_ms: 0,
            vocabulary: VocabularyMark::default(),
            chain: None,
            own_chain,
            unsent: 0,
            went: Went::default(),
            alike: None,
        }
    }

    /// What this node says of itself.
    pub(super) fn about(&self, core: &Core) -> About {
        let chain_of_peer = core.notes.copies.newest(self.peer);
        About { chain: self.own_chain, chain_of_peer, ..About::new(core.now, core.vocabulary_mark) }
    }

    /// The other said what there is to know of it.
    pub(super) fn learn(&mut self, about: &About, cx: &mut Cx<'_>) {
        self.skew_ms = about.clock.0.saturating_sub(cx.core.now.0);
        self.vocabulary = about.vocabulary;
        self.chain = about.chain;
        if cx.core.notes.compare_own(self.own_chain, about.chain_of_peer, cx.core.now) {
            // The next meeting is with one that knows no more of it than what it is now.
            let own = Met { peer: cx.core.device, chain: self.own_chain, ..self.met(cx.core, false) };
            cx.core.write_put_back(about.chain_of_peer, own, cx.out);
        }
        self.note_put_back(cx);
    }

    /// A record that is behind what it was is noted at once: cut off here, the next meeting is with a record that has grown
    /// past that by what this one gave it.
    fn note_put_back(&self, cx: &mut Cx<'_>) {
        let met = self.met(cx.core, false);
        if cx.core.notes.copies.is_behind(&met) {
            cx.core.write_put_back(cx.core.notes.copies.newest(self.peer), met, cx.out);
        }
    }

    /// A note of this meeting that says nothing of documents.
    pub(super) const fn met(&self, core: &Core, complete: bool) -> Met {
        Met {
            peer: self.peer,
            epoch: core.epoch,
            sequence: 0,
            at: core.now,
            vocabulary: self.vocabulary,
            chain: self.chain,
            accepted: Vec::new(),
            refused: Vec::new(),
            complete,
        }
    }

    pub(super) fn say(&mut self, cx: &mut Cx<'_>, message: Message) {
        self.unsent += 1;
        cx.out.push(Effect::Send { link: cx.link, message });
    }

    /// Whether version 2 is spoken, or one that grew out of it.
    pub(super) const fn is_v2(&self) -> bool {
        !matches!(self.version, Version::V1)
    }
    /// Whether the clinic's receipts are told.
    pub(super) const fn has_receipts(&self) -> bool {
        matches!(self.version, Version::V3)
    }
}
