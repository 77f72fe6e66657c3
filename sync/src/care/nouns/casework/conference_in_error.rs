//! That a signed case conference was entered in error. Nothing of it goes: it is shown struck through, with the reason,
//! who said so and when. Must never be changed, put away or undone.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The conference.
pub const CONFERENCE: FieldDecl =
    FieldDecl::register("conference", Kind::Link { to: &["conference"] }).required().once();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).required().once();

/// The mark (CARE.md 5.1: "entered in error" keeps text, struck through, with reason).
pub static CONFERENCE_IN_ERROR: Noun = Noun {
    name: "conference_in_error",
    area: Area::Casework,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("conference"),
    fields: &[CONFERENCE, REASON],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    strikes: true,
    ..Noun::PLAIN
};
