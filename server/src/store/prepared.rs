//! Frames that may be written: each looked at alone, before it is joined with those of others. Must never let what one
//! caller got wrong fail another.

use waystation_sync::record::{DataFrame, Summary};
use waystation_sync::replica::io::Draft;

use super::error::StoreError;
use super::frame::{HEADER, MAX_PAYLOAD};
use super::meaning::{Meaning, is_data};
use super::segment::MAX_GROUP;
use crate::vault::{KeyKind, OVERHEAD, Ring, Subject};

/// Frames that become durable together.
#[derive(Default)]
pub struct Prepared {
    pub(super) drafts: Vec<Draft>,
    pub(super) meanings: Vec<Meaning>,
    bytes: u64,
}

impl Prepared {
    /// Looks at the frames of one caller.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] if a payload has more than [`MAX_PAYLOAD`] bytes, or all of them more than [`MAX_GROUP`];
    /// [`StoreError::Malformed`] if one is not of its kind's form. The caller sends less, or is wrong.
    pub fn of(drafts: Vec<Draft>) -> Result<Self, StoreError> {
        let meanings = drafts.iter().map(meaning).collect::<Result<Vec<_>, _>>()?;
        let bytes: usize = drafts.iter().map(|draft| draft.payload.len() + HEADER + OVERHEAD).sum();
        let (bytes, limit) = (bytes as u64, MAX_GROUP);
        if bytes > limit {
            Err(StoreError::TooLarge { len: bytes, limit })
        } else {
            Ok(Self { drafts, meanings, bytes })
        }
    }

    /// Frames as a newer version would write them, which this one cannot look at.
    #[cfg(test)]
    pub(super) fn unread(drafts: Vec<Draft>) -> Self {
        let meanings = drafts.iter().map(|_| Meaning::Opaque).collect();
        Self { drafts, meanings, bytes: 0 }
    }

    /// How many frames there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.drafts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    /// Takes the frames of another caller into the same group, or gives them back if both together are too large for one.
    ///
    /// # Errors
    /// What was not taken.
    pub fn join(&mut self, other: Self) -> Result<(), Self> {
        if self.bytes + other.bytes > MAX_GROUP {
            return Err(other);
        }
        self.drafts.extend(other.drafts);
        self.meanings.extend(other.meanings);
        self.bytes += other.bytes;
        Ok(())
    }

    /// What must have a key of its own: documents, each on the ring of its part. Other frames take their document's key if
    /// it has one, and the node's otherwise, so that nobody makes keys by naming documents that do not exist.
    pub(super) fn subjects(&self) -> impl Iterator<Item = Subject> + '_ {
        self.drafts.iter().zip(&self.meanings).filter(|(draft, _)| is_data(draft.kind)).map(|(draft, meaning)| {
            let Meaning::Data(DataFrame { summary: Summary { key: Some(key), .. }, .. }) = meaning else {
                return Subject::document(draft.doc, UNSORTED);
            };
            let ring = Ring::of(key.part.number());
            Subject { id: draft.doc, kind: KeyKind::Document, ring, generation: key.generation }
        })
    }
}

/// Where the keys of documents hang whose part this version does not know. Whoever is given this ring is given them all.
const UNSORTED: Ring = Ring::of(u8::MAX);

fn meaning(draft: &Draft) -> Result<Meaning, StoreError> {
    let (len, limit) = (draft.payload.len() as u64, MAX_PAYLOAD as u64);
    if len > limit {
        return Err(StoreError::TooLarge { len, limit });
    }
    Meaning::of(draft.kind, &draft.payload).map_err(|_| StoreError::Malformed { kind: draft.kind.number() })
}
