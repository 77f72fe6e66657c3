//! Addenda: what is said later to a signed note. Each stands as it was saved.

use crate::care::declare::{FieldDecl, Kind, Noun, Part, Role, Shape, no_rules, no_summary};

/// The note it belongs to.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Link).required();
/// What is added.
pub const TEXT: FieldDecl = FieldDecl::register("text", Kind::Text { characters_max: 5000 }).required();

/// An addendum (CARE.md 5: an amendment names its author and day and hides nothing).
pub static ADDENDUM: Noun = Noun {
    name: "addendum",
    part: Part::Notes,
    shape: Shape::Append,
    fields: &[NOTE, TEXT],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    rules: no_rules,
    summarise: no_summary,
};
