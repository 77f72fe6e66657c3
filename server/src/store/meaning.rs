//! What a frame's payload says to the index. Must never keep the bytes of what was refused.

use waystation_sync::record::{DataFrame, FrameKind, Met, Quarantined, Receipts};
use waystation_sync::stored::{ReadError, Stored};

use super::retired::Retired;

/// What a frame's payload says to the index.
#[derive(Debug)]
pub(super) enum Meaning {
    Data(DataFrame),
    Met(Met),
    /// Without its bytes, which nothing but a reader of that one refusal needs.
    Quarantined(Quarantined),
    Retired(Retired),
    Receipts(Receipts),
    Opaque,
}

impl Meaning {
    /// Reads a payload.
    ///
    /// # Errors
    /// [`ReadError`] if it is of a newer form, or not of the form that its kind has.
    pub(super) fn of(kind: FrameKind, payload: &[u8]) -> Result<Self, ReadError> {
        match kind {
            FrameKind::Data | FrameKind::Snapshot => DataFrame::from_bytes(payload).map(Self::Data),
            FrameKind::Met => Met::from_bytes(payload).map(Self::Met),
            FrameKind::Receipts => Receipts::from_bytes(payload).map(Self::Receipts),
            FrameKind::Retired => {
                let damaged = ReadError::Damaged { what: "the names of retired frames" };
                Retired::from_bytes(payload).map(Self::Retired).ok_or(damaged)
            }
            // One of a newer version is kept and passed over.
            FrameKind::Quarantine => Ok(match Quarantined::from_bytes(payload) {
                Ok(held) => Self::Quarantined(Quarantined { chunks: Vec::new(), ..held }),
                Err(_) => Self::Opaque,
            }),
            FrameKind::Directory
            | FrameKind::Return
            | FrameKind::Audit
            | FrameKind::Erasure
            | FrameKind::Blob
            | FrameKind::Arrivals
            | FrameKind::Unknown(_) => Ok(Self::Opaque),
        }
    }
}

pub(super) const fn is_data(kind: FrameKind) -> bool {
    matches!(kind, FrameKind::Data | FrameKind::Snapshot)
}
