//! Boundaries: what the client says no to, and how.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// With whom, or with what.
pub const WITH: FieldDecl = FieldDecl::register("with", Kind::Line { characters_max: 200 }).required();
/// Where the line is.
pub const LIMIT: FieldDecl = FieldDecl::register("limit", Kind::Line { characters_max: 300 }).required();
/// How the client says it.
pub const SAID: FieldDecl = FieldDecl::register("said", Kind::Line { characters_max: 300 });
/// What the client does when it is crossed.
pub const IF_CROSSED: FieldDecl = FieldDecl::register("if_crossed", Kind::Line { characters_max: 300 });
/// Whether it is agreed with the partner.
pub const AGREED: FieldDecl = FieldDecl::register("agreed", Kind::YesNo);
/// Where it stands.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["idea", "said", "kept"]);

/// A boundary (CARE.md 1.C; P3 and P2 "boundary setting", "boundaries").
pub static BOUNDARY: Noun = Noun {
    name: "boundary",
    area: Area::Training,
    part: Part::Training,
    shape: Shape::List,
    fields: &[WITH, LIMIT, SAID, IF_CROSSED, AGREED, STATUS],
    editors: &[Role::Therapist, Role::Supervisor],
    involves: |_| Involving::still(&[&WITH]),
    ..Noun::PLAIN
};
