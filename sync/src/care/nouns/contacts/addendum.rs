//! Addenda: what is said later to a signed note. Each stands as it was saved.

use super::entered_in_error::ENTERED_IN_ERROR;
use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The note it belongs to.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Link { to: &["note"] }).required().once();
/// What is added.
pub const TEXT: FieldDecl = FieldDecl::register("text", Kind::Text { characters_max: 5000 }).required().once();

/// An addendum (CARE.md 5: an amendment names its author and day and hides nothing).
pub static ADDENDUM: Noun = Noun {
    name: "addendum",
    area: Area::Contacts,
    part: Part::Notes,
    shape: Shape::List,
    within: Some("note"),
    fields: &[NOTE, TEXT],
    own: true,
    struck_by: Some(&ENTERED_IN_ERROR),
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
