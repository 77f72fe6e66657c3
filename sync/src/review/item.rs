//! What a review shows: one thing that happened to one entry, with everybody's words. Must never depend on which
//! node looks, or in which order copies met.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::care::declare::Need;
use crate::care::field::{Field, Stamp, Struck, Version};
use crate::care::noun::{FieldDecl, Noun, Role};
use crate::care::read::EntryKey;
use crate::care::value::Value;
use crate::id::{DocId, IdError, from_hex};

/// Names an item: the hash of its document, entry, fields and changes, so it is the same on every node. It stays
/// the same when a person settles the item, and is another one once a further side of it arrives.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub [u8; 32]);

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ItemId({self})")
    }
}

impl FromStr for ItemId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        from_hex(text, "64 hexadecimal digits").map(Self)
    }
}

impl ItemId {
    /// The id of an item. `marks` are the names of its fields, or of what happened to the entry as a whole.
    pub(super) fn of(doc: Option<DocId>, entry: Option<(&Noun, EntryKey)>, marks: &[&str], stamps: &[Stamp]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"waystation review item 1\0");
        hash.update(doc.unwrap_or(DocId([0; 32])).0);
        if let Some((noun, key)) = entry {
            hash.update(noun.name.as_bytes());
            hash.update(b"\0");
            hash.update(key.to_string().as_bytes());
        }
        let mut marks = marks.to_vec();
        marks.sort_unstable();
        marks.dedup();
        for mark in marks {
            hash.update(b"\0");
            hash.update(mark.as_bytes());
        }
        // No name holds this byte, so names and hashes cannot be taken for each other.
        hash.update(b"\xff");
        let mut changes: Vec<_> = stamps.iter().map(|stamp| stamp.change).collect();
        changes.sort_unstable();
        changes.dedup();
        for change in changes {
            hash.update(change.0);
        }
        Self(hash.finalize().into())
    }
}

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The document came as a whole; its history is not told one by one.
    CameWhole,
    /// One side wrote, and knew of all that the others had written.
    Plain,
    /// Several sides wrote the entry, none knowing of the other, and nothing of it contradicts.
    Parallel,
    /// Several sides wrote the same prose; the texts were merged and nobody has read the result yet.
    Together,
    /// Several sides gave one field different values; a person must choose.
    TwoVersions,
    /// Several sides wrote one field or prose, and a person has chosen, read or written it since.
    Settled,
    /// Several sides gave one field different values, and its class says what stands (status, set).
    Ruled,
    /// Written in an entry that someone else retired at the same time.
    InsideRetired,
    /// The entry was begun.
    Begun,
    /// The entry was retired.
    Retired,
    /// The entry was taken up again.
    TakenUp,
    /// A supervisor saw the lower value of a watched field.
    Seen,
    /// The entry was signed.
    Signed,
    /// An entry was added to another that it belongs to: an addendum to a note, a step to a plan.
    Addendum,
    /// Written by a newer version of the program, which this one cannot show.
    Unknown,
}

/// What an item is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The document as a whole.
    Document,
    /// One entry of it.
    Entry {
        /// Its noun.
        noun: &'static Noun,
        /// The entry.
        key: EntryKey,
        /// What it may be called by: the first words, or the first person, that it holds now.
        title: Option<Value>,
        /// Whether what was written is for the entry's own section alone.
        is_quiet: bool,
        /// Who said that the entry was entered in error, when and why.
        struck: Vec<Struck>,
    },
}

/// One thing to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name, the same on every node.
    pub id: ItemId,
    /// What it is about.
    pub about: About,
    /// What happened.
    pub kind: Kind,
    /// The fields that were written, in the order of the form.
    pub fields: Vec<FieldChange>,
    /// Every change that this item tells of, settlings included, oldest first as far as they knew of each other.
    pub changes: Vec<Stamp>,
    /// The retirements of the entry that did not know of these writings.
    pub retired_by: Vec<Stamp>,
    /// The signings of the entry that did not know of these writings.
    pub signed_by: Vec<Stamp>,
    /// Whether something in it was written more than 24 hours after the day it is about.
    pub late: bool,
    /// What it waits for, where a person has to do something.
    pub waits: Option<Waits>,
}

/// What a person has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// Choose between versions.
    Choice,
    /// Read merged prose once.
    Reading,
    /// Decide about words in an entry that is retired.
    Retired,
    /// Put words that came after signing into an addendum, or let them go.
    LateChange,
    /// Look, as a supervisor, at a value that protects less than the one before.
    Seeing,
    /// Look at a status that several people gave differently, of which its rule let one stand.
    Ruled,
    /// Say anew what was said of another value than the one that stands beside it.
    SaidOfOther {
        /// The field's name.
        field: &'static str,
    },
}

impl Waits {
    /// As the lists of what waits call it: they and the reviews speak of the same things.
    #[must_use]
    pub const fn need(self) -> Need {
        match self {
            Self::Choice => Need::TwoVersions,
            Self::Reading => Need::MergedText,
            Self::Retired => Need::WrittenWhileRetired,
            Self::LateChange => Need::LateChange,
            Self::Seeing => Need::Lowered,
            Self::Ruled => Need::Ruled,
            Self::SaidOfOther { .. } => Need::SaidOfOther,
        }
    }
}

/// One field of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: &'static FieldDecl,
    /// What it held before: at the point from which the sides went apart.
    pub before: Field,
    /// What each change wrote, oldest first as far as they knew of each other.
    pub wrote: Vec<Wrote>,
    /// What it holds now.
    pub now: Field,
    /// Who chose, read or wrote over it since; several, when that too was done on several sides.
    pub settled: Vec<Settling>,
}

/// What one thing that waits is about: lists name it by this, however many items tell of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What is asked.
    pub need: Need,
    /// The noun's name.
    pub noun: &'static str,
    /// The entry.
    pub key: EntryKey,
    /// The field; empty where it is about the entry.
    pub field: &'static str,
}

impl Item {
    /// What waits in it, if anything does.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let (Some(waits), About::Entry { noun, key, .. }) = (self.waits, &self.about) else { return None };
        let field = match waits {
            Waits::Retired | Waits::LateChange => None,
            Waits::Seeing => self.fields.iter().find(|change| change.field.watched),
            Waits::SaidOfOther { field } => self.fields.iter().find(|change| change.field.name == field),
            Waits::Choice | Waits::Reading | Waits::Ruled => self.fields.first(),
        };
        let field = field.map_or("", |change| change.field.name);
        Some(Place { need: waits.need(), noun: noun.name, key: *key, field })
    }

    /// The item as `role` may see it; `None` where all that it tells of is kept from it.
    #[must_use]
    pub fn seen_by(mut self, role: Role) -> Option<Self> {
        let had = self.fields.len();
        self.fields.retain(|change| change.field.is_seen_by(role));
        (!self.fields.is_empty() || had == 0).then_some(self)
    }
}

impl FieldChange {
    /// The results of the sides: values that no other side wrote over, equal ones as one version with all who
    /// wrote it.
    #[must_use]
    pub fn versions(&self) -> Vec<Version> {
        let mut versions: Vec<Version> = Vec::new();
        for wrote in self.wrote.iter().filter(|wrote| wrote.is_result) {
            match versions.iter_mut().find(|version| version.value == wrote.value) {
                Some(version) => version.stamps.push(wrote.stamp),
                None => versions.push(Version { value: wrote.value.clone(), stamps: vec![wrote.stamp] }),
            }
        }
        for version in &mut versions {
            version.stamps.sort_unstable();
        }
        versions.sort_by(|a, b| a.value.cmp(&b.value));
        versions
    }
}

/// What one change wrote in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrote {
    /// The change.
    pub stamp: Stamp,
    /// The value as its writer left it; of prose the whole text, of a set all codes. `None` when cleared.
    pub value: Option<Value>,
    /// Whether it is the result of its side: nothing else in this item was written over it.
    pub is_result: bool,
    /// Whether it chose between earlier versions, or confirmed merged text.
    pub settling: Option<How>,
}

/// Somebody's settling of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settling {
    /// Who and when.
    pub by: Stamp,
    /// How, and why.
    pub how: How,
    /// What stands by it.
    pub value: Option<Value>,
}

/// How a field with several versions came to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// Someone chose.
    Chosen {
        /// Why, in their words; may be empty.
        reason: String,
    },
    /// Someone read the merged text and let it stand.
    Read,
    /// Someone who saw all of it wrote it anew.
    Rewritten,
}
