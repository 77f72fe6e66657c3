//! Reading nouns out of a document, at its present heads or at older ones. Must never choose between versions
//! itself ([`super::field::meet`] does) nor fail on what another version of the program wrote.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{Automerge, ChangeHash, ObjId, ROOT, ReadDoc, ScalarValue};
use sha2::{Digest, Sha256};

use super::field::{Field, Stamp, Write, meet, meet_set};
use super::noun::{Class, FieldDecl, Noun, Shape};
use super::value::{Value, tidy};
use crate::id::{Author, ChangeId, EntryId};
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

/// Which of a noun's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKey {
    /// The only one, of [`Shape::One`].
    One,
    /// One under an id, of [`Shape::List`] and [`Shape::Append`].
    Id(EntryId),
    /// One under a code, of [`Shape::Coded`].
    Code(&'static str),
}

impl EntryKey {
    /// The key of `noun` written as `text` in an address or a form: `one`, a code, or an id.
    #[must_use]
    pub fn parse(noun: &Noun, text: &str) -> Option<Self> {
        match noun.shape {
            Shape::One => (text == "one").then_some(Self::One),
            Shape::List | Shape::Append => text.parse().ok().map(Self::Id),
            Shape::Coded(codes) => codes.iter().find(|code| **code == text).map(|code| Self::Code(code)),
        }
    }
}

impl std::fmt::Display for EntryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::One => f.write_str("one"),
            Self::Id(id) => write!(f, "{id}"),
            Self::Code(code) => f.write_str(code),
        }
    }
}

/// One entry of a noun, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its declaration.
    pub noun: &'static Noun,
    /// Which it is.
    pub key: EntryKey,
    /// The change that began it; `None` for those that stand from birth.
    pub born: Option<Stamp>,
    /// Since when it is retired; cleared when it was taken up again.
    pub retired: Field,
    /// Whether something in it was changed by someone who did not know that it was retired.
    pub edited_while_retired: Vec<Stamp>,
    fields: BTreeMap<&'static str, Field>,
}

impl Entry {
    /// An entry with nothing in it, as a blank form shows.
    #[must_use]
    pub fn blank(noun: &'static Noun, key: EntryKey) -> Self {
        Self { noun, key, born: None, retired: Field::Empty, edited_while_retired: Vec::new(), fields: BTreeMap::new() }
    }

    /// What `field` holds.
    #[must_use]
    pub fn field(&self, field: &FieldDecl) -> &Field {
        self.fields.get(field.name).unwrap_or(&Field::Empty)
    }

    /// The value of `field` to act on (see [`Field::value`]).
    #[must_use]
    pub fn value(&self, field: &FieldDecl) -> Option<&Value> {
        self.field(field).value()
    }

    /// The words or code of `field` to act on; empty when there are none.
    #[must_use]
    pub fn text(&self, field: &FieldDecl) -> &str {
        self.value(field).and_then(Value::as_text).unwrap_or("")
    }

    /// Whether it is retired. In doubt (retired here, taken up there) it is shown; retired by two people at once
    /// is no doubt.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        match &self.retired {
            Field::Empty => false,
            Field::Settled(version) => version.value.is_some(),
            Field::Conflicted { versions, .. } => versions.iter().all(|version| version.value.is_some()),
            Field::Ruled { .. } | Field::Together { .. } => false,
        }
    }

    /// Whether it is signed, once or by two at once, and so fixed.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.noun.fields.iter().any(|decl| decl.class == Class::Frozen && *self.field(decl) != Field::Empty)
    }

    /// The newest stamp by the writers' clocks, to show "last changed"; never used to decide anything.
    #[must_use]
    pub fn last_changed(&self) -> Option<Stamp> {
        self.fields
            .values()
            .chain([&self.retired])
            .flat_map(Field::stamps)
            .chain(self.born)
            .max_by_key(|stamp| (stamp.written, stamp.change))
    }

    /// The fields in which a person must choose.
    pub fn conflicts(&self) -> impl Iterator<Item = (&'static FieldDecl, &Field)> {
        self.noun.fields.iter().filter_map(|decl| {
            let field = self.field(decl);
            field.is_conflicted().then_some((decl, field))
        })
    }

    /// The prose fields whose text was merged and not read yet. None once the entry is signed: then what is signed
    /// stands, and what came later is told by the noun (`note.rs`).
    pub fn merged_texts(&self) -> impl Iterator<Item = (&'static FieldDecl, &Field)> {
        self.noun.fields.iter().filter_map(|decl| {
            let field = self.field(decl);
            (matches!(field, Field::Together { .. }) && !self.is_signed()).then_some((decl, field))
        })
    }

    /// Sets a field of this view, as an edit in preparation does; the document is untouched.
    pub(crate) fn put(&mut self, field: &'static FieldDecl, to: Field) {
        self.fields.insert(field.name, to);
    }
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

    pub(crate) fn all(&self, obj: &ObjId, key: &str) -> Vec<(automerge::Value<'a>, ObjId)> {
        match self.at {
            Some(heads) => self.doc.get_all_at(obj, key, heads),
            None => self.doc.get_all(obj, key),
        }
        .unwrap_or_default()
    }

    fn keys(&self, obj: &ObjId) -> Vec<String> {
        match self.at {
            Some(heads) => self.doc.keys_at(obj, heads).collect(),
            None => self.doc.keys(obj).collect(),
        }
    }

    fn text(&self, obj: &ObjId) -> String {
        match self.at {
            Some(heads) => self.doc.text_at(obj, heads),
            None => self.doc.text(obj),
        }
        .unwrap_or_default()
    }

    /// The map or text under `key`, where one stands.
    pub(crate) fn object(&self, obj: &ObjId, key: &str) -> Option<ObjId> {
        self.all(obj, key).into_iter().rev().find_map(|(value, id)| value.is_object().then_some(id))
    }

    /// Who wrote `op`.
    pub(crate) fn stamp(&self, op: &ObjId) -> Option<Stamp> {
        let hash = self.doc.hash_for_opid(op)?;
        stamp_of(self.doc, &hash)
    }

    /// All entries of `noun`, retired ones too, in the order of their ids or codes.
    #[must_use]
    pub fn entries(&self, noun: &'static Noun) -> Vec<Entry> {
        let Some(container) = self.object(&ROOT, noun.name) else {
            return match noun.shape {
                Shape::One => vec![Entry::blank(noun, EntryKey::One)],
                Shape::List | Shape::Append => Vec::new(),
                Shape::Coded(codes) => codes.iter().map(|code| Entry::blank(noun, EntryKey::Code(code))).collect(),
            };
        };
        match noun.shape {
            Shape::One => vec![self.entry_in(noun, EntryKey::One, &container, None)],
            Shape::Coded(codes) => {
                codes.iter().map(|code| self.entry_in(noun, EntryKey::Code(code), &container, None)).collect()
            }
            Shape::List | Shape::Append => self
                .keys(&container)
                .iter()
                .filter_map(|key| {
                    let id: EntryId = key.parse().ok()?;
                    let map = self.object(&container, key)?;
                    let born = self.stamp(&map);
                    Some(self.entry_in(noun, EntryKey::Id(id), &map, born))
                })
                .collect(),
        }
    }

    /// One entry of `noun`; `None` when there is none under `key`.
    #[must_use]
    pub fn entry(&self, noun: &'static Noun, key: EntryKey) -> Option<Entry> {
        let container = self.object(&ROOT, noun.name);
        match key {
            EntryKey::One | EntryKey::Code(_) => Some(match container {
                Some(map) => self.entry_in(noun, key, &map, None),
                None => Entry::blank(noun, key),
            }),
            EntryKey::Id(id) => {
                let map = self.object(&container?, &id.to_string())?;
                let born = self.stamp(&map);
                Some(self.entry_in(noun, key, &map, born))
            }
        }
    }

    fn entry_in(&self, noun: &'static Noun, key: EntryKey, map: &ObjId, born: Option<Stamp>) -> Entry {
        let mut entry = Entry { born, ..Entry::blank(noun, key) };
        for decl in noun.fields {
            let field = self.field_in(decl, key, map);
            if field != Field::Empty {
                entry.fields.insert(decl.name, field);
            }
        }
        if matches!(key, EntryKey::Id(_)) {
            entry.retired = self.register(Class::Register, map, RETIRED, |stored| {
                if let ScalarValue::Timestamp(at) = stored { Some(Value::Number(*at)) } else { None }
            });
            if entry.is_retired() {
                entry.edited_while_retired = self.beside_retirement(&entry);
            }
        }
        entry
    }

    fn field_in(&self, decl: &FieldDecl, key: EntryKey, map: &ObjId) -> Field {
        let name = key_of(key, decl.name);
        match decl.class {
            Class::Prose => self.prose(decl, map, &name),
            Class::Set => {
                let super::noun::Kind::Codes(codes) = decl.kind else { return Field::Empty };
                meet_set(
                    codes.iter().map(|code| ((*code).to_owned(), self.flags(map, &format!("{name}/{code}")))).collect(),
                )
            }
            Class::Register | Class::Confirmed { .. } | Class::State { .. } | Class::Frozen => {
                self.register(decl.class, map, &name, |stored| decl.kind.read(stored))
            }
        }
    }

    fn register(&self, class: Class, map: &ObjId, name: &str, read: impl Fn(&ScalarValue) -> Option<Value>) -> Field {
        let writes: Vec<Write> = self
            .all(map, name)
            .into_iter()
            .filter_map(|(value, op)| {
                let stamp = self.stamp(&op)?;
                Some(Write { value: read(value.as_scalar()?), stamp })
            })
            .collect();
        let winner = writes.len().saturating_sub(1);
        meet(class, writes, winner)
    }

    fn flags(&self, map: &ObjId, name: &str) -> Vec<(bool, Stamp)> {
        self.all(map, name)
            .into_iter()
            .filter_map(|(value, op)| Some((value.as_bool().unwrap_or(false), self.stamp(&op)?)))
            .collect()
    }

    fn prose(&self, decl: &FieldDecl, map: &ObjId, name: &str) -> Field {
        let Some(object) = self.object(map, name) else {
            // Written before the entry had shared text: a register like any other.
            return self.register(Class::Register, map, name, |stored| decl.kind.read(stored));
        };
        let text = self.text(&object);
        let marks = self.all(map, &format!("{name}{PROSE_MARK}"));
        let stamps: BTreeSet<Stamp> = marks.iter().filter_map(|(_, op)| self.stamp(op)).collect();
        let stamps: Vec<Stamp> = stamps.into_iter().collect();
        let together = stamps.len() > 1 && {
            let read = read_mark(&text);
            !marks.iter().any(|(mark, _)| mark.as_str() == Some(read.as_str()))
        };
        // Merging can leave white space at the ends, which no form gives back.
        let text = tidy(&text);
        let value = if text.is_empty() { None } else { Some(Value::Words(text)) };
        match value {
            None if stamps.is_empty() => Field::Empty,
            Some(text) if together => Field::Together { text, stamps },
            value => Field::Settled(super::field::Version { value, stamps }),
        }
    }

    /// Stamps of the entry's fields whose change did not know of its retirement, nor its retirement of them.
    fn beside_retirement(&self, entry: &Entry) -> Vec<Stamp> {
        let retired_by: Vec<ChangeHash> =
            entry.retired.stamps().iter().map(|stamp| ChangeHash::from(stamp.change)).collect();
        let since: BTreeSet<ChangeId> = self.newer_than(&retired_by);
        let mut stamps: Vec<Stamp> =
            entry.fields.values().flat_map(Field::stamps).filter(|stamp| since.contains(&stamp.change)).collect();
        stamps.sort_unstable();
        stamps.dedup();
        stamps.retain(|stamp| {
            let unknown_to_it = self.newer_than(&[stamp.change.into()]);
            retired_by.iter().all(|hash| unknown_to_it.contains(&ChangeId::from(*hash)))
        });
        stamps
    }

    /// The changes that are not among the ancestors of `heads`.
    fn newer_than(&self, heads: &[ChangeHash]) -> BTreeSet<ChangeId> {
        self.doc.get_changes_meta(heads).into_iter().map(|meta| meta.hash.into()).collect()
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
