//! What the journal keeps of each thing, as stored forms ([`Stored`]). Must never change the meaning of a number or a
//! field once written: a new shape is a new [`FrameKind`] or the next form of its kind.

mod receipt;

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::care::declare::Summary;
use crate::directory::Row;
use crate::id::{ChangeId, DeviceId, DocId, EditId, Epoch, Heads, ReturnId, VocabularyMark};
use crate::stored::{Stored, byte_strings, numbered};
use crate::time::Millis;

pub use receipt::{Receipt, Receipts};

/// What a frame of the journal holds. Numbers are for ever; a number that this version does not know is
/// kept and passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FrameKind {
    /// New changes of one document: a [`DataFrame`].
    Data,
    /// One document whole, in place of all its earlier frames: a [`DataFrame`] with one chunk.
    Snapshot,
    /// Rows of the directory: [`Rows`].
    Directory,
    /// How far this node and another have come with each other: a [`Met`].
    Met,
    /// Changes that were refused, kept for people to look at: a [`Quarantined`].
    Quarantine,
    /// One meeting of two nodes: a [`Return`].
    Return,
    /// Something a person did that is not a change: sign-ins, reads, prints. Written from a later version on.
    Audit,
    /// A key destroyed and the tombstone that refuses its document. Written from a later version on.
    Erasure,
    /// An attachment or the strokes of a signature, named by its hash and sealed under a key of its own. Reserved: written
    /// from a later version on.
    Blob,
    /// Frames whose payloads may be gone, named before they go. The store's own.
    Retired,
    /// How the changes that a snapshot stands for came here: [`Arrivals`].
    Arrivals,
    /// On a laptop: the clinic's word for versions of one document: [`Receipts`].
    Receipts,
    /// A number from a newer version.
    Unknown(u8),
}

impl FrameKind {
    /// The number on disk.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Data => 1,
            Self::Snapshot => 2,
            Self::Directory => 3,
            Self::Met => 4,
            Self::Quarantine => 5,
            Self::Return => 6,
            Self::Audit => 7,
            Self::Erasure => 8,
            Self::Blob => 9,
            Self::Retired => 10,
            Self::Arrivals => 11,
            Self::Receipts => 12,
            Self::Unknown(number) => number,
        }
    }

    /// The kind with this number.
    #[must_use]
    pub const fn of(number: u8) -> Self {
        match number {
            1 => Self::Data,
            2 => Self::Snapshot,
            3 => Self::Directory,
            4 => Self::Met,
            5 => Self::Quarantine,
            6 => Self::Return,
            7 => Self::Audit,
            8 => Self::Erasure,
            9 => Self::Blob,
            10 => Self::Retired,
            11 => Self::Arrivals,
            12 => Self::Receipts,
            other => Self::Unknown(other),
        }
    }
}

/// Where changes came from. Stored as a number, then the fields: 1 is [`Origin::Here`], 2 is [`Origin::Peer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A person at this node. The edit id makes the same form sent twice one edit.
    Here {
        /// The form that was saved.
        edit: EditId,
    },
    /// Another node, during one meeting.
    Peer {
        /// The node that sent them.
        device: DeviceId,
        /// The meeting they came in.
        meeting: ReturnId,
    },
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Here { edit } => {
                let mut fields = serializer.serialize_tuple(2)?;
                fields.serialize_element(&1_u8)?;
                fields.serialize_element(edit)?;
                fields.end()
            }
            Self::Peer { device, meeting } => {
                let mut fields = serializer.serialize_tuple(3)?;
                fields.serialize_element(&2_u8)?;
                fields.serialize_element(device)?;
                fields.serialize_element(meeting)?;
                fields.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(3, OriginVisitor)
    }
}

struct OriginVisitor;

impl<'de> Visitor<'de> for OriginVisitor {
    type Value = Origin;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("where changes came from")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<Origin, A::Error> {
        match field(&mut fields)? {
            1_u8 => Ok(Origin::Here { edit: field(&mut fields)? }),
            2 => Ok(Origin::Peer { device: field(&mut fields)?, meeting: field(&mut fields)? }),
            _ => Err(de::Error::custom("an origin of a newer version")),
        }
    }
}

fn field<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(fields: &mut A) -> Result<T, A::Error> {
    fields.next_element()?.ok_or_else(|| de::Error::custom("a field is missing"))
}

/// New changes of one document, as stored: the payload of [`FrameKind::Data`] and [`FrameKind::Snapshot`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataFrame {
    /// Who brought them.
    pub origin: Origin,
    /// When this node took them, by its own clock.
    pub received: Millis,
    /// Automerge chunks in an order in which they apply: changes, or one document chunk for a snapshot.
    #[serde(with = "byte_strings")]
    pub chunks: Vec<Vec<u8>>,
    /// The hashes of the changes in `chunks` that were new here. For a snapshot made by compaction, none.
    pub new: Vec<ChangeId>,
    /// The document's heads after them.
    pub heads: Heads,
    /// On a laptop: the heads that the clinic is known to hold, after this frame. On the clinic: same as `heads`.
    pub accepted: Heads,
    /// On a laptop: edits made here that the clinic is not yet known to hold, after this frame.
    pub waiting: u32,
    /// Which document it is and what lists need of it, so that they never load it.
    pub summary: Summary,
}

/// How some changes came here, kept when a snapshot takes the place of their frames: one of the list that is the payload of
/// [`FrameKind::Arrivals`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// The sequence of the frame that held them.
    pub sequence: u64,
    /// Who brought them.
    pub origin: Origin,
    /// When this node took them, by its own clock.
    pub received: Millis,
    /// Their hashes.
    pub new: Vec<ChangeId>,
}

/// How far the chain of a record has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainMark {
    /// The sequence of its newest frame.
    pub sequence: u64,
    /// The link of that frame.
    pub link: [u8; 32],
}

/// How far this node has come with another: the payload of [`FrameKind::Met`], whose document id is all zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// The other node; this one itself in a note that its own record was put back.
    pub peer: DeviceId,
    /// The clinic's store at that time.
    pub epoch: Epoch,
    /// The clinic's sequence up to which this laptop has everything; 0 when only acknowledgements are noted.
    pub sequence: u64,
    /// When, by this node's clock.
    pub at: Millis,
    /// Which nouns the other's program knew.
    pub vocabulary: VocabularyMark,
    /// How far the other's record had come, where it said so.
    pub chain: Option<ChainMark>,
    /// Documents whose accepted heads changed: id, accepted heads, edits still waiting.
    pub accepted: Vec<(DocId, Heads, u32)>,
    /// On a laptop: documents of which the clinic refused a version in this meeting, or took back a refusal.
    pub refused: Vec<RefusedDoc>,
    /// Whether the meeting ended with equal digests.
    pub complete: bool,
}

/// What a clinic refused of one document, as its laptop keeps it: not offered again for a while, and told there with why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedDoc {
    /// The document.
    pub doc: DocId,
    /// The version that was offered.
    pub heads: Heads,
    /// The changes that were refused; empty when nothing is refused any more.
    pub changes: Vec<(ChangeId, Refusal)>,
}

/// A refused upload: the payload of [`FrameKind::Quarantine`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quarantined {
    /// The node that sent it.
    pub device: DeviceId,
    /// When it came, by this node's clock.
    pub received: Millis,
    /// Why it was refused.
    pub reason: Refusal,
    /// The change's hash; all zero when the bytes are no change.
    pub change: ChangeId,
    /// The chunks as they came.
    #[serde(with = "byte_strings")]
    pub chunks: Vec<Vec<u8>>,
}

/// What one batch of a meeting brought, of which there may be several: the payload of [`FrameKind::Return`], in the group of
/// the changes that it names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// The meeting's id.
    pub meeting: ReturnId,
    /// The other node.
    pub peer: DeviceId,
    /// When the batch was taken, by this node's clock.
    pub at: Millis,
    /// The other node's clock when the meeting began, less this node's: the skew to show.
    pub skew_ms: i64,
    /// The documents that changed; none where all that was brought is in quarantine, written in the same group.
    pub docs: Vec<MergedDoc>,
}

/// One document that a meeting changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedDoc {
    /// The document.
    pub doc: DocId,
    /// Its heads before; empty when it was not here yet.
    pub before: Heads,
    /// The changes that were new here and that somebody wrote; empty when the document came whole.
    pub new: Vec<ChangeId>,
}

/// Why a change was refused. Numbers are kept in quarantine; pages have a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Refusal {
    /// The bytes are damaged or of a kind that is not taken.
    #[error("the bytes are damaged")]
    Damaged,
    /// More bytes or changes than allowed.
    #[error("too large")]
    TooLarge,
    /// Another client's or part's, or a beginning that is not the one this version would make, or a write over such
    /// a beginning: the other node may be newer than this one.
    #[error("not of this document, or from a newer version of the program")]
    OtherBeginning,
    /// Nobody's: the first change of an actor names no author.
    #[error("it names no author")]
    NoAuthor,
    /// The author's device is not the one that sent it, or the actor is someone else's.
    #[error("it was written on another device")]
    OtherDevice,
    /// The author may not work on this device.
    #[error("its author may not work on that device")]
    PersonNotAllowed,
    /// Not the next change of its actor.
    #[error("it is out of order")]
    OutOfOrder,
    /// It builds on changes that are not here.
    #[error("it builds on changes that are not here")]
    MissingBefore,
    /// Automerge cannot take it, or could not save the document with it, or it deletes what may only be retired.
    #[error("it cannot be applied")]
    Inapplicable,
    /// Its author's role does not write that, or only the one who began the entry does.
    #[error("its author may not write that")]
    NotYours,
    /// It changes what is signed, or what is written once.
    #[error("it changes what stays as it is")]
    Fixed,
    /// No form writes so: a value of another kind, a deletion, a settling of what never was.
    #[error("no form of this program writes so")]
    NotOfAForm,
    /// It is signed by another than its author, or not what the entry says.
    #[error("its signature is not true")]
    FalseSignature,
    /// It holds what only a newer version of the program knows, or builds on such. It waits: the laptop keeps it and brings it
    /// again in the first meeting with a clinic that knows other nouns than this one. A change that a release made and the
    /// next one would refuse for another reason does not wait; see [`FieldDecl::required`](crate::care::declare::FieldDecl::required).
    #[error("it is from a newer version of the program")]
    Newer,
    /// A reason that only a newer version knows, by its number.
    #[error("for a reason that only a newer version of the program knows")]
    Other(u8),
}

numbered!(Refusal {
    Damaged = 1,
    TooLarge = 2,
    OtherBeginning = 3,
    NoAuthor = 4,
    OtherDevice = 5,
    PersonNotAllowed = 6,
    OutOfOrder = 7,
    MissingBefore = 8,
    Inapplicable = 9,
    NotYours = 10,
    Fixed = 11,
    NotOfAForm = 12,
    FalseSignature = 13,
    Newer = 14,
} else Other);

/// Rows of the directory, as stored: the payload of [`FrameKind::Directory`], whose document id is all zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows(pub Vec<Row>);

/// How the changes that a snapshot stands for came here, as stored: the payload of [`FrameKind::Arrivals`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrivals(pub Vec<Arrival>);

impl Stored for Arrivals {
    const WHAT: &'static str = "how changes came";
    const FORM: u8 = 1;
}

impl Stored for DataFrame {
    const WHAT: &'static str = "a document's changes";
    const FORM: u8 = 1;
}

impl Stored for Met {
    const WHAT: &'static str = "a note of a meeting";
    const FORM: u8 = 1;
}

impl Stored for Quarantined {
    const WHAT: &'static str = "a change in quarantine";
    const FORM: u8 = 1;
}

impl Stored for Return {
    const WHAT: &'static str = "what a meeting brought";
    const FORM: u8 = 1;
}

impl Stored for Rows {
    const WHAT: &'static str = "rows of the directory";
    const FORM: u8 = 1;
}

#[cfg(test)]
mod tests {
    use super::FrameKind;

    #[test]
    fn every_number_is_one_kind_and_unknown_ones_keep_theirs() {
        for number in 0..=u8::MAX {
            assert_eq!(FrameKind::of(number).number(), number);
        }
    }
}
