//! What stands behind the last whole group of the record. Must never take it for a part of the record.

use super::clean_stop::CleanStop;
use super::segment;
use super::walk::{Torn, Walked};

/// Bytes behind the last whole group. Nothing that was ever confirmed is among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Behind {
    /// The file of the record.
    pub(crate) file: String,
    /// How many.
    pub(crate) bytes: u64,
    /// This node closed the record at the very end that was proved, so it did not write them, and no power cut left them.
    pub(crate) after_clean_stop: bool,
}

impl Behind {
    /// What a walk found torn. A run takes its note of the last clean stop away before it writes, so where the note still
    /// stands for this end, nothing of this node's own can be behind it.
    pub(super) fn of(walked: &Walked, stop: Option<&CleanStop>) -> Option<Self> {
        let (number, bytes) = match walked.torn? {
            Torn::Tail(bytes) => (walked.last.map_or(1, |last| last.header.number), bytes),
            Torn::Segment { number, bytes } => (number, bytes),
        };
        let after_clean_stop = stop.is_some_and(|stop| stop.is_at(walked));
        Some(Self { file: segment::name(number), bytes, after_clean_stop })
    }
}
