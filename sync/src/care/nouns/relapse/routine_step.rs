//! One step of a routine.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// The routine it belongs to.
pub const ROUTINE: FieldDecl = FieldDecl::register("routine", Kind::Link { to: &["routine"] }).required().once();
/// Where it stands among the others.
pub const ORDER: FieldDecl = FieldDecl::order("order");
/// What to do.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();

/// A step of a routine (CARE.md 1.B).
pub static ROUTINE_STEP: Noun = Noun {
    name: "routine_step",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("routine"),
    fields: &[ROUTINE, ORDER, WHAT],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::default().or_in(&[&WHAT]),
    ..Noun::PLAIN
};
