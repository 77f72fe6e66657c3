//! Reading nouns out of a document, at its present heads or at older ones. Must never choose between versions
//! itself (`meet.rs` does) nor fail on what another version of the program wrote.

mod before;
mod choices;
mod looked;
mod reader;
mod said_of;
mod then;
mod told_with;

use automerge::{Automerge, ChangeHash};
use sha2::{Digest, Sha256};

use self::reader::Reader;
pub use crate::care::declare::{Entry, EntryKey};
use crate::care::declare::{Field, FieldDecl, Noun, Shape, Stamp};
use crate::id::Author;
use crate::time::Millis;

/// The register beside an entry's fields that says since when it is retired.
pub(crate) const RETIRED: &str = "~retired";
/// Ends the name of the register beside a prose field that each edit of the prose writes, so that edits at
/// the same time show as several values there. It holds the edit's id, or [`read_mark`] of a text that was read.
pub(crate) const PROSE_MARK: &str = "~by";

/// What stands in the register beside a prose field when someone has read exactly `text` and left it as it is.
pub(crate) fn read_mark(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().fold("read ".to_owned(), |mark, byte| format!("{mark}{byte:02x}"))
}

/// A document, seen at one version of it.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The document.
    pub doc: &'a Automerge,
    /// The version; `None` for the present one. Hashes that the document does not hold must be refused
    /// before (Automerge reads an unknown version as an empty one).
    pub at: Option<&'a [ChangeHash]>,
}

impl<'a> View<'a> {
    /// The present version of `doc`.
    #[must_use]
    pub const fn now(doc: &'a Automerge) -> Self {
        Self { doc, at: None }
    }

    /// All entries of `noun`, retired ones too, in the order of their ids or codes.
    #[must_use]
    pub fn entries(&self, noun: &'static Noun) -> Vec<Entry> {
        Reader::new(*self).entries(noun)
    }

    /// One field of the entry `key`; [`Field::Empty`] when there is no such entry. For
    /// readers of many versions, to whom whole entries would cost too much.
    #[must_use]
    pub fn field(&self, noun: &Noun, key: EntryKey, decl: &FieldDecl) -> Field {
        Reader::new(*self).field(noun, key, decl)
    }

    /// Whether an entry of the noun named `noun` stands in this document and is not retired; `None` where the document
    /// has no room for such entries. Codes always stand.
    #[must_use]
    pub fn stands(&self, noun: &str, key: EntryKey) -> Option<bool> {
        Reader::new(*self).stands(noun, key)
    }

    /// One entry of `noun` without what others say beside it, nor what it said before.
    pub(crate) fn alone(&self, noun: &'static Noun, key: EntryKey) -> Option<Entry> {
        Reader::new(*self).alone(noun, key)
    }

    /// The letters of the shared text under `name`, white space at its ends too; `None` where none stands.
    pub(crate) fn shared_text(&self, noun: &Noun, key: EntryKey, name: &str) -> Option<String> {
        Reader::new(*self).shared_text(noun, key, name)
    }

    /// One entry of `noun`; `None` when there is none under `key`, or none can be.
    #[must_use]
    pub fn entry(&self, noun: &'static Noun, key: EntryKey) -> Option<Entry> {
        let may_be = key.fits(noun) || matches!((noun.shape, key), (Shape::Coded(_), EntryKey::Code(_)));
        if may_be { Reader::new(*self).entry(noun, key) } else { None }
    }
}

/// The name under which a field of the entry `key` stands in its map.
pub(crate) fn key_of(key: EntryKey, field: &str) -> String {
    match key {
        EntryKey::One | EntryKey::Id(_) => field.to_owned(),
        EntryKey::Code(code) => format!("{code}/{field}"),
    }
}

/// Who made the change `hash`, and when; `None` when the document does not hold it.
#[must_use]
pub fn stamp_of(doc: &Automerge, hash: &ChangeHash) -> Option<Stamp> {
    let meta = doc.get_change_meta_by_hash(hash)?;
    Some(Stamp {
        change: (*hash).into(),
        author: meta.author.as_ref().and_then(|author| Author::from_bytes(author.as_bytes())),
        written: Millis::from_automerge_seconds(meta.timestamp),
    })
}
