//! One entry of a noun as a page sees it: its key, its fields, since when it is retired. Must never know the
//! document that it was read from.

use std::collections::BTreeMap;

use super::{Class, Field, FieldDecl, Noun, Shape, Stamp, Value};
use crate::id::EntryId;

/// Which of a noun's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKey {
    /// The only one, of [`Shape::One`].
    One,
    /// One under an id, of [`Shape::List`].
    Id(EntryId),
    /// One under a code, of [`Shape::Coded`].
    Code(&'static str),
}

impl EntryKey {
    /// Whether `noun` can have an entry under this key.
    #[must_use]
    pub fn fits(self, noun: &Noun) -> bool {
        match noun.shape {
            Shape::One => self == Self::One,
            Shape::List => matches!(self, Self::Id(_)),
            Shape::Coded(codes) => matches!(self, Self::Code(code) if codes.contains(&code)),
        }
    }

    /// The key of `noun` written as `text` in an address or a form: `one`, a code, or an id.
    #[must_use]
    pub fn parse(noun: &Noun, text: &str) -> Option<Self> {
        match noun.shape {
            Shape::One => (text == "one").then_some(Self::One),
            Shape::List => text.parse().ok().map(Self::Id),
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
    pub(in crate::care) fields: BTreeMap<&'static str, Field>,
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
