//! Safer alternatives: what the client can do instead.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// Instead of what.
pub const INSTEAD: FieldDecl = FieldDecl::register("instead", Kind::Line { characters_max: 300 }).required();
/// What the client can do.
pub const CAN: FieldDecl = FieldDecl::register("can", Kind::Line { characters_max: 300 }).required();
/// Whether it is safe for others too.
pub const SAFE: FieldDecl = FieldDecl::register("safe", Kind::YesNo);

/// A safer alternative (CARE.md 1.D; P7 "guiding clients toward safer alternatives").
pub static SAFER_ALTERNATIVE: Noun = Noun {
    name: "safer_alternative",
    area: Area::Thinking,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[INSTEAD, CAN, SAFE],
    editors: &[Role::Therapist, Role::Supervisor],
    involves: |_| Involving::still(&[&CAN]),
    ..Noun::PLAIN
};
