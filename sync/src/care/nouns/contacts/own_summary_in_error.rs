//! That a client's own summary was signed in error. Nothing of it goes: it is shown struck through, with the reason, who
//! said so and when. Must never be changed, put away or undone.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The summary.
pub const SUMMARY: FieldDecl = FieldDecl::register("summary", Kind::Link { to: &["own_summary"] }).required().once();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).required().once();

/// The mark (CARE.md 5.1: "entered in error" keeps text, struck through, with reason).
pub static OWN_SUMMARY_IN_ERROR: Noun = Noun {
    name: "own_summary_in_error",
    area: Area::Contacts,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("own_summary"),
    fields: &[SUMMARY, REASON],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    strikes: true,
    ..Noun::PLAIN
};
