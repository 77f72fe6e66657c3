//! That a signed session of a group was entered in error. Nothing of it goes: it is shown struck through, with the reason,
//! who said so and when. Must never be changed, put away or undone.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The session.
pub const SESSION: FieldDecl = FieldDecl::register("session", Kind::Link { to: &["group_session"] }).required().once();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).required().once();

/// The mark (CARE.md 5.1: "entered in error" keeps text, struck through, with reason).
pub static GROUP_SESSION_IN_ERROR: Noun = Noun {
    name: "group_session_in_error",
    area: Area::Contacts,
    part: Part::Notes,
    shape: Shape::List,
    within: Some("group_session"),
    fields: &[SESSION, REASON],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    strikes: true,
    ..Noun::PLAIN
};
