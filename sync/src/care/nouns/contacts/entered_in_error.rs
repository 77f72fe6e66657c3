//! That a signed note, or what was added to one, was entered in error. Nothing of it goes: it is shown struck through, with
//! the reason, who said so and when. Must never be changed, put away or undone.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The note.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Link { to: &["note"] }).required().once();
/// The addendum to it, where that alone was entered in error.
pub const ADDENDUM: FieldDecl = FieldDecl::register("addendum", Kind::Link { to: &["addendum"] }).once();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).required().once();

/// The mark (CARE.md 5.1: "entered in error" keeps text, struck through, with reason).
pub static ENTERED_IN_ERROR: Noun = Noun {
    name: "entered_in_error",
    area: Area::Contacts,
    part: Part::Notes,
    shape: Shape::List,
    within: Some("note"),
    strikes: true,
    fields: &[NOTE, ADDENDUM, REASON],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
