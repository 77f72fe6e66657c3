//! Patterns in how the client is close to others and talks with them, in their own words.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The pattern, in the client's own words.
pub const WORDS: FieldDecl = FieldDecl::prose("words", 2000).required();
/// What sort of pattern it is, freely said.
pub const KIND: FieldDecl = FieldDecl::register("kind", Kind::Line { characters_max: 120 });
/// What helps.
pub const HELPS: FieldDecl = FieldDecl::register("helps", Kind::Line { characters_max: 300 });

/// A pattern (CARE.md 1.E; P5 "attachment patterns and communication styles").
pub static PATTERN: Noun = Noun {
    name: "pattern",
    area: Area::Relations,
    part: Part::Relations,
    shape: Shape::List,
    fields: &[WORDS, KIND, HELPS],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
