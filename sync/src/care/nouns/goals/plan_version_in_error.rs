//! That a signed version of the plan, or an agreement to one, was entered in error. Nothing of it goes: it is shown struck
//! through, with the reason, who said so and when. Must never be changed, put away or undone.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The version.
pub const VERSION: FieldDecl = FieldDecl::register("version", Kind::Link { to: &["plan_version"] }).required().once();
/// The agreement to it, where that alone was entered in error.
pub const AGREEMENT: FieldDecl = FieldDecl::register("agreement", Kind::Link { to: &["plan_signature"] }).once();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).required().once();

/// The mark (CARE.md 5.1: "entered in error" keeps text, struck through, with reason).
pub static PLAN_VERSION_IN_ERROR: Noun = Noun {
    name: "plan_version_in_error",
    area: Area::Goals,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("plan_version"),
    fields: &[VERSION, AGREEMENT, REASON],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    strikes: true,
    ..Noun::PLAIN
};
