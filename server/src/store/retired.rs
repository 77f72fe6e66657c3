//! Which payloads may be gone: those that a later frame of the chain names. Must never take a missing payload on anything
//! but a proved frame's word.
//!
//! ```text
//! form u8 = 1 | reason u8 | document 32 | frames u32 | (sequence u64 | SHA-256 of its sealed payload 32) each
//! ```
//! Numbers are little-endian. The payload of [`FrameKind::Retired`], sealed under the node's own key. It is durable before
//! the first payload it names goes, and is never retired itself.

use std::collections::{BTreeMap, BTreeSet};

use waystation_sync::id::DocId;
use waystation_sync::record::FrameKind;

use super::damage::Damage;
use super::error::StoreError;
use super::frame::{FrameHeader, HASH, Link, hash_of};
use super::position::{Position, damaged};

const FORM: u8 = 1;
/// Most frames that one such frame names, so that it stays far below a frame's limit.
pub(super) const NAMED_MAX: usize = 65_536;

/// Why payloads may go. Numbers are for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// A verified snapshot stands for them.
    Compacted,
    /// Their key was destroyed.
    Erased,
    /// A number from a newer version.
    Unknown(u8),
}

impl Reason {
    const fn number(self) -> u8 {
        match self {
            Self::Compacted => 1,
            Self::Erased => 2,
            Self::Unknown(number) => number,
        }
    }

    const fn of(number: u8) -> Self {
        match number {
            1 => Self::Compacted,
            2 => Self::Erased,
            other => Self::Unknown(other),
        }
    }
}

/// Frames of one document whose payloads may be gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Retired {
    pub(super) reason: Reason,
    pub(super) doc: DocId,
    /// Sequence and hash of each.
    pub(super) frames: Vec<(u64, Link)>,
}

impl Retired {
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        let limit = NAMED_MAX as u64;
        let len = self.frames.len() as u64;
        let count = u32::try_from(len).ok().filter(|_| len <= limit).ok_or(StoreError::TooLarge { len, limit })?;
        let mut bytes = vec![FORM, self.reason.number()];
        bytes.extend_from_slice(&self.doc.0);
        bytes.extend_from_slice(&count.to_le_bytes());
        for (sequence, hash) in &self.frames {
            bytes.extend_from_slice(&sequence.to_le_bytes());
            bytes.extend_from_slice(hash);
        }
        Ok(bytes)
    }

    /// Reads one; `None` if it is none, or of a newer form.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let ([form, reason], rest) = bytes.split_first_chunk::<2>()?;
        let (doc, rest) = rest.split_first_chunk::<32>()?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let (entries, odd) = rest.as_chunks::<{ 8 + HASH }>();
        if *form != FORM || !odd.is_empty() || u32::try_from(entries.len()).ok()? != u32::from_le_bytes(*count) {
            return None;
        }
        let frames = entries.iter().map(|entry| {
            let (sequence, hash) = entry.split_first_chunk::<8>()?;
            Some((u64::from_le_bytes(*sequence), *hash.first_chunk::<HASH>()?))
        });
        Some(Self { reason: Reason::of(*reason), doc: DocId(*doc), frames: frames.collect::<Option<_>>()? })
    }
}

/// What a walk found gone and not yet named.
#[derive(Debug, Default)]
pub(super) struct Unnamed(BTreeMap<u64, (Link, Position)>);

impl Unnamed {
    /// A frame of the walk.
    pub(super) fn see(&mut self, position: Position, header: &FrameHeader, stored: &[u8]) {
        if header.retired {
            self.0.insert(header.sequence, (hash_of(header, stored), position));
        }
    }

    /// A frame that names others, which are all before it.
    pub(super) fn name(&mut self, retired: &Retired) {
        for (sequence, hash) in &retired.frames {
            if self.0.get(sequence).is_some_and(|(found, _)| found == hash) {
                self.0.remove(sequence);
            }
        }
    }

    /// Refuses a record in which a payload is gone that nothing names.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        match self.0.values().next() {
            Some((_, position)) => Err(damaged(position.segment, position.offset, Damage::PayloadGone)),
            None => Ok(()),
        }
    }
}

/// Whether frames of this kind are kept for ever: what happened, and who may take payloads away.
pub(super) const fn is_kept(kind: FrameKind) -> bool {
    matches!(kind, FrameKind::Retired | FrameKind::Arrivals | FrameKind::Audit | FrameKind::Erasure)
}

/// What may go from each segment: how many bytes, and the sequences of which frames.
pub(super) type Dead = BTreeMap<u32, (u64, BTreeSet<u64>)>;
