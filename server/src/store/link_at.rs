//! Whether the chain comes by a value that was noted. Must never take a value at another place for it.

use super::frame::Link;

/// Whether a walk met the chain's value that was noted, where it was noted.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinkAt {
    next_sequence: u64,
    link: Link,
    pub(super) found: bool,
}

impl LinkAt {
    /// Looks for the value that was noted at a sequence; for nothing if there is no note.
    pub(super) fn of(noted: Option<(u64, Link)>) -> Self {
        let (next_sequence, link) = noted.unwrap_or_default();
        Self { next_sequence, link, found: false }
    }

    /// A group or a segment's header ended.
    pub(super) fn see(&mut self, next_sequence: u64, link: &Link) {
        self.found |= next_sequence == self.next_sequence && *link == self.link;
    }
}
