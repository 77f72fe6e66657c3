//! What two nodes say to each other once they know who the other is. Must never be applied before it is vetted.
//!
//! Both speak the newest [`Version`] that both know, agreed upon when the connection is made. A laptop opens with
//! `Hello`, its own new changes and `Pushed`; the clinic answers `Welcome`. Then the two versions differ in how the clinic
//! brings what is newer there:
//!
//! - [`Version::V2`]: it says how many documents are `Coming` and sends them at once, from the sequence up to which the
//!   laptop has everything. A laptop that lacks something all the same says what it holds in a `Want`.
//! - [`Version::V1`]: it `Offer`s heads, each offer is answered by one `Want`, and what is wanted is `Push`ed.
//! - [`Version::V3`]: as version 2; before it sends a version of a document the clinic gives its `Receipts` for it, and a
//!   laptop shows them before it brings what a clinic that was put back to an older state has forgotten.
//!
//! When everything is answered the clinic says `Caught` with the digest of the caseload, and the laptop, once all of it
//! is durable, `Done`. Where digests differ the laptop asks to `Reconcile` first, once.

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::limits::PUSH_OVERHEAD;
use crate::directory::Row;
use crate::id::{ChangeId, DocId, Epoch, Heads, VocabularyMark};
use crate::record::{ChainMark, Receipt, Refusal};
use crate::stored::{ReadError, WriteError, byte_strings, exactly, numbered_bytes};
use crate::time::Millis;
pub use crate::wire::Version;

/// What a node says of itself when a meeting begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its clock.
    pub clock: Millis,
    /// Which nouns its program knows.
    pub vocabulary: VocabularyMark,
    /// How far its own record has come, where it says so.
    pub chain: Option<ChainMark>,
    /// How far the other's record had come when they last met, where it knows.
    pub chain_of_peer: Option<ChainMark>,
}

impl About {
    /// A node that says nothing of records.
    #[must_use]
    pub const fn new(clock: Millis, vocabulary: VocabularyMark) -> Self {
        Self { clock, vocabulary, chain: None, chain_of_peer: None }
    }
}

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
    /// Whether `chunks` may hold whole documents beside changes. Only a clinic sends whole documents.
    pub whole: bool,
    /// Automerge chunks, in an order in which they apply.
    #[serde(with = "byte_strings")]
    pub chunks: Vec<Vec<u8>>,
    /// Whether more of the same document follows.
    pub more: bool,
}

impl Push {
    /// How many bytes it takes up while it waits: those of its changes, and [`PUSH_OVERHEAD`] for each of its parts.
    #[must_use]
    pub fn room(&self) -> usize {
        let parts = 1 + self.heads.as_slice().len() + self.chunks.len();
        parts.saturating_mul(PUSH_OVERHEAD) + self.chunks.iter().map(Vec::len).sum::<usize>()
    }
}

/// One message. Its number on the wire is given with each; the number is followed by the fields, in order, as postcard
/// writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Laptop: who it met last and how far it came. Number 1.
    Hello {
        /// What the laptop says of itself.
        about: About,
        /// The clinic's store that it knows.
        epoch: Option<Epoch>,
        /// The clinic's sequence up to which it has everything.
        sequence: u64,
        /// Its newest directory row.
        directory: u64,
    },
    /// Laptop or clinic: changes. Number 2.
    Push(Push),
    /// Laptop: all of its own changes are sent. Number 3.
    Pushed,
    /// Clinic: which store this is, and news of the directory. Number 4.
    Welcome {
        /// What the clinic says of itself.
        about: About,
        /// The clinic's store.
        epoch: Epoch,
        /// Directory rows that the laptop lacks.
        rows: Vec<Row>,
    },
    /// Clinic: what is newer here, or what a listing of differing buckets holds. Number 5.
    Offer(Vec<Held>),
    /// Laptop: which of one offer it wants, with what it holds of each. In version 2 also without an offer, for a
    /// document that came without what it builds on. Number 6.
    Want(Vec<Held>),
    /// Clinic: what became of one pushed document. Number 7.
    Answer {
        /// The document.
        doc: DocId,
        /// The clinic's heads of it now.
        heads: Heads,
        /// Changes that were not taken, and why.
        refused: Vec<(ChangeId, Refusal)>,
    },
    /// Clinic: all is sent, as of this sequence. Number 8.
    Caught {
        /// The clinic's sequence.
        sequence: u64,
        /// The caseload as the clinic holds it.
        digest: Digest,
    },
    /// Laptop: digests differ; here are those of the buckets. Number 9.
    Reconcile(Vec<Digest>),
    /// Clinic: which buckets differ; the offers that follow list all their documents. Number 10.
    Differing(Vec<u8>),
    /// Laptop: all is durable here. The meeting is over. Number 11.
    Done {
        /// Whether the digests were equal.
        equal: bool,
    },
    /// Clinic, version 2: so many more documents follow. Number 12.
    Coming(u64),
    /// Laptop or clinic, version 2: changes of several documents, all of each. Number 13.
    Pushes(Vec<Push>),
    /// Laptop, version 2: so many bytes of what the clinic sent are in the record, so it may send as many more.
    /// Number 14.
    Took(u64),
    /// Clinic, version 3: its word for the versions that it sends next. Laptop: the clinic's word for what it brings next.
    /// Number 15.
    Receipts(Vec<(DocId, Receipt)>),
    /// Clinic, version 3: its newest row of the directory that the laptop may have too, by its signature. Number 16.
    Newest {
        /// The number of the row.
        number: u64,
        /// Its signature; empty where the clinic has no such row.
        signature: Vec<u8>,
    },
    /// Laptop, version 3: rows of the directory, where the clinic's are others. Number 17.
    Rows(Vec<Row>),
}

const WHAT: &str = "a message of a meeting";

impl Message {
    /// The newest message that `version` has.
    const fn last_of(version: Version) -> u8 {
        match version {
            Version::V1 => 11,
            Version::V2 => 14,
            Version::V3 => 17,
        }
    }

    /// The message as bytes of a frame's payload. The sender says only what the version agreed upon has.
    ///
    /// # Errors
    /// [`WriteError`] when it cannot be written; the meeting cannot go on.
    pub fn to_bytes(&self) -> Result<Vec<u8>, WriteError> {
        match self {
            Self::Hello { about, epoch, sequence, directory } => {
                numbered_bytes(1, &(about, epoch, sequence, directory), WHAT)
            }
            Self::Push(push) => numbered_bytes(2, push, WHAT),
            Self::Pushed => Ok(vec![3]),
            Self::Welcome { about, epoch, rows } => numbered_bytes(4, &(about, epoch, rows), WHAT),
            Self::Offer(held) => numbered_bytes(5, held, WHAT),
            Self::Want(held) => numbered_bytes(6, held, WHAT),
            Self::Answer { doc, heads, refused } => numbered_bytes(7, &(doc, heads, refused), WHAT),
            Self::Caught { sequence, digest } => numbered_bytes(8, &(sequence, digest), WHAT),
            Self::Reconcile(digests) => numbered_bytes(9, digests, WHAT),
            Self::Differing(buckets) => numbered_bytes(10, buckets, WHAT),
            Self::Done { equal } => numbered_bytes(11, equal, WHAT),
            Self::Coming(count) => numbered_bytes(12, count, WHAT),
            Self::Pushes(pushes) => numbered_bytes(13, pushes, WHAT),
            Self::Took(len) => numbered_bytes(14, len, WHAT),
            Self::Receipts(receipts) => numbered_bytes(15, receipts, WHAT),
            Self::Newest { number, signature } => numbered_bytes(16, &(number, signature), WHAT),
            Self::Rows(rows) => numbered_bytes(17, rows, WHAT),
        }
    }

    /// About how many bytes it takes up while it waits, overheads included.
    #[must_use]
    pub fn room(&self) -> usize {
        let row = |row: &Row| PUSH_OVERHEAD + row.body.len() + row.signature.len();
        let held = |held: &Held| PUSH_OVERHEAD + size_of_val(held.heads.as_slice());
        PUSH_OVERHEAD
            + match self {
                Self::Push(push) => push.room(),
                Self::Pushes(pushes) => pushes.iter().map(Push::room).sum(),
                Self::Welcome { rows, .. } | Self::Rows(rows) => rows.iter().map(row).sum(),
                Self::Offer(docs) | Self::Want(docs) => docs.iter().map(held).sum(),
                Self::Answer { heads, refused, .. } => size_of_val(heads.as_slice()) + size_of_val(refused.as_slice()),
                Self::Reconcile(digests) => size_of_val(digests.as_slice()),
                Self::Differing(buckets) => buckets.len(),
                Self::Receipts(receipts) => {
                    let receipt = |receipt: &Receipt| 2 * PUSH_OVERHEAD + size_of_val(receipt.heads.as_slice());
                    receipts.iter().map(|(_, found)| receipt(found)).sum()
                }
                Self::Newest { signature, .. } => signature.len(),
                Self::Hello { .. }
                | Self::Pushed
                | Self::Caught { .. }
                | Self::Done { .. }
                | Self::Coming(_)
                | Self::Took(_) => 0,
            }
    }

    /// Reads a message of the version that was agreed upon.
    ///
    /// # Errors
    /// [`ReadError`]: a fault of the sender, and the meeting ends.
    pub fn from_bytes(version: Version, bytes: &[u8]) -> Result<Self, ReadError> {
        let damaged = ReadError::Damaged { what: WHAT };
        let (number, fields) = bytes.split_first().ok_or(damaged)?;
        let known = Self::last_of(version);
        if *number > known {
            return Err(ReadError::Newer { what: WHAT, found: *number, known });
        }
        let message = match number {
            1 => exactly(fields).map(|(about, epoch, sequence, directory)| Self::Hello {
                about,
                epoch,
                sequence,
                directory,
            }),
            2 => exactly(fields).map(Self::Push),
            3 if fields.is_empty() => Some(Self::Pushed),
            4 => exactly(fields).map(|(about, epoch, rows)| Self::Welcome { about, epoch, rows }),
            5 => exactly(fields).map(Self::Offer),
            6 => exactly(fields).map(Self::Want),
            7 => exactly(fields).map(|(doc, heads, refused)| Self::Answer { doc, heads, refused }),
            8 => exactly(fields).map(|(sequence, digest)| Self::Caught { sequence, digest }),
            9 => exactly(fields).map(Self::Reconcile),
            10 => exactly(fields).map(Self::Differing),
            11 => exactly(fields).map(|equal| Self::Done { equal }),
            12 => exactly(fields).map(Self::Coming),
            13 => exactly(fields).map(Self::Pushes),
            14 => exactly(fields).map(Self::Took),
            15 => exactly(fields).map(Self::Receipts),
            16 => exactly(fields).map(|(number, signature)| Self::Newest { number, signature }),
            17 => exactly(fields).map(Self::Rows),
            _ => None,
        };
        message.ok_or(damaged)
    }
}
