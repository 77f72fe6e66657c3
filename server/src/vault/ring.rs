//! What a key is for, and which ring it hangs on. Must never change the meaning of a number once written.
//!
//! Keys of documents hang on rings: one ring for each part of a chart, one for the node itself. A person is given whole
//! rings, so that later somebody's passphrase opens the parts that they may read and nothing else.

use waystation_sync::id::DocId;

/// A ring of keys, by its number on disk: 0 is the node's own, the others have the number of the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ring(u8);

impl Ring {
    /// The node's own ring. Whoever has it not cannot open the node at all.
    pub const NODE: Self = Self(0);

    /// The ring with this number.
    #[must_use]
    pub const fn of(number: u8) -> Self {
        Self(number)
    }

    /// Its number on disk.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// What kind of thing a key seals. Numbers are for ever; one of a newer version is kept and passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// The frames of one document.
    Document,
    /// One blob: an attachment or the strokes of a signature.
    Blob,
    /// A number from a newer version.
    Unknown(u8),
}

impl KeyKind {
    /// The number on disk.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Document => 1,
            Self::Blob => 2,
            Self::Unknown(number) => number,
        }
    }

    /// The kind with this number.
    #[must_use]
    pub const fn of(number: u8) -> Self {
        match number {
            1 => Self::Document,
            2 => Self::Blob,
            other => Self::Unknown(other),
        }
    }
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The document, or the blob's hash.
    pub id: DocId,
    /// Document or blob.
    pub kind: KeyKind,
    /// Where its key hangs.
    pub ring: Ring,
    /// How often the document was made anew without something that was erased.
    pub generation: u16,
}

impl Subject {
    /// A document that was never made anew.
    #[must_use]
    pub const fn document(id: DocId, ring: Ring) -> Self {
        Self { id, kind: KeyKind::Document, ring, generation: 0 }
    }
}
