//! One step after a setback.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// When it is taken.
pub const STAGE: FieldDecl =
    FieldDecl::register("stage", Kind::Code(&["first_hour", "first_day", "first_week"])).required();
/// Where it stands among the others.
pub const ORDER: FieldDecl = FieldDecl::order("order");
/// What to do.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// Whom to call.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 120 });
/// Their number. Two versions are both shown and printed until one is chosen, each with whose it was written as.
pub const PHONE: FieldDecl = FieldDecl::confirmed("phone", Kind::Phone, &[]).said_of("who");

/// A step after a setback (CARE.md 1.B).
pub static LAPSE_STEP: Noun = Noun {
    name: "lapse_step",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[STAGE, ORDER, WHAT, WHO, PHONE],
    editors: &[Role::Therapist, Role::Supervisor],
    involves: |_| Involving::still(&[&WHO, &WHAT]),
    ..Noun::PLAIN
};
