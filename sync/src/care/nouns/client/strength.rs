//! Strengths: what the client can build on.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What sort of thing it is.
pub const KIND: FieldDecl = FieldDecl::register(
    "kind",
    Kind::Code(&["talent", "interest", "skill", "relationship", "faith", "culture", "achievement"]),
)
.required();
/// What it is, in the client's words.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// How it helps.
pub const HELPS: FieldDecl = FieldDecl::register("helps", Kind::Line { characters_max: 300 });

/// A strength (CARE.md 1.A; P10 "talents, interests, and social networks").
pub static STRENGTH: Noun = Noun {
    name: "strength",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[KIND, WHAT, HELPS],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
