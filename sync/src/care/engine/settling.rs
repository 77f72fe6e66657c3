//! A settling as a noun: what its mark holds. Must never read a document.

use crate::care::declare::{FieldDecl, Kind, Noun, Part};

/// Longest reason for settling or retiring, in characters.
pub const REASON_CHARACTERS_MAX: usize = 500;

/// The noun's name.
pub const NOUN: FieldDecl = FieldDecl::register("noun", Kind::Line { characters_max: 60 }).once();
/// The entry's key.
pub const ENTRY: FieldDecl = FieldDecl::register("entry", Kind::Line { characters_max: 60 }).once();
/// The field's name.
pub const FIELD: FieldDecl = FieldDecl::register("field", Kind::Line { characters_max: 60 }).once();
/// Why this version was chosen.
pub const REASON: FieldDecl =
    FieldDecl::register("reason", Kind::Text { characters_max: REASON_CHARACTERS_MAX }).once();
/// The changes that had written the versions, as hashes separated by spaces.
pub const VERSIONS: FieldDecl = FieldDecl::register("versions", Kind::Line { characters_max: 100_000 }).once();

/// A settling. Its container is part of every document's first change; `part` is the document of the settled field.
pub static SETTLEMENT: Noun =
    Noun { name: "settlement", part: Part::Core, fields: &[NOUN, ENTRY, FIELD, REASON, VERSIONS], ..Noun::PLAIN };
