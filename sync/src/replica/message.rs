//! What two nodes say to each other once they know who the other is. Must never be applied before it is vetted.
//!
//! A laptop opens with `Hello`, its own new changes and `Pushed`. The clinic answers `Welcome`, then `Offer`s what is
//! newer there; each offer is answered by one `Want`; what is wanted is `Push`ed. When everything is answered the
//! clinic says `Caught` with the digest of the caseload, and the laptop, once all of it is durable, `Done`. Where
//! digests differ the laptop asks to `Reconcile` first, once.

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use crate::directory::Row;
use crate::id::{ChangeId, DocId, Epoch, Heads};
use crate::record::Refusal;
use crate::time::Millis;

/// The version of these messages.
pub const VERSION: u16 = 1;

/// A document and the version of it that the sender holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The document.
    pub doc: DocId,
    /// Its heads; for a want, also older ones that the other surely knows.
    pub heads: Heads,
}

/// Changes of one document, or all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Push {
    /// The document.
    pub doc: DocId,
    /// The sender's heads, which the receiver holds after the last push of the document.
    pub heads: Heads,
    /// Whether `chunks` is one whole document rather than changes. Only a clinic sends whole documents.
    pub whole: bool,
    /// Automerge chunks, in an order in which they apply.
    pub chunks: Vec<Vec<u8>>,
    /// Whether more of the same document follows.
    pub more: bool,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// Laptop: who it met last and how far it came.
    Hello {
        /// [`VERSION`].
        version: u16,
        /// The laptop's clock.
        clock: Millis,
        /// The clinic's store that it knows.
        epoch: Option<Epoch>,
        /// The clinic's sequence up to which it has everything.
        sequence: u64,
        /// Its newest directory row.
        directory: u64,
    },
    /// Laptop or clinic: changes.
    Push(Push),
    /// Laptop: all of its own changes are sent.
    Pushed,
    /// Clinic: which store this is, and news of the directory.
    Welcome {
        /// [`VERSION`].
        version: u16,
        /// The clinic's clock.
        clock: Millis,
        /// The clinic's store.
        epoch: Epoch,
        /// Directory rows that the laptop lacks.
        rows: Vec<Row>,
    },
    /// Clinic: what is newer here, or what a listing of differing buckets holds.
    Offer(Vec<Held>),
    /// Laptop: which of one offer it wants, with what it holds of each.
    Want(Vec<Held>),
    /// Clinic: what became of one pushed document.
    Answer {
        /// The document.
        doc: DocId,
        /// The clinic's heads of it now.
        heads: Heads,
        /// Changes that were not taken, and why.
        refused: Vec<(ChangeId, Refusal)>,
    },
    /// Clinic: all is sent, as of this sequence.
    Caught {
        /// The clinic's sequence.
        sequence: u64,
        /// The caseload as the clinic holds it.
        digest: Digest,
    },
    /// Laptop: digests differ; here are those of the buckets.
    Reconcile(Vec<Digest>),
    /// Clinic: which buckets differ; the offers that follow list all their documents.
    Differing(Vec<u8>),
    /// Laptop: all is durable here. The meeting is over.
    Done {
        /// Whether the digests were equal.
        equal: bool,
    },
}

impl Message {
    /// The message as bytes of a frame's payload.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// Reads a message; `None` for anything else, which is a fault of the sender.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
