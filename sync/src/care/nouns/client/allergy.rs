//! Allergies, as they were told to us. Nothing here was checked.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// To what. Two versions are both shown until one is chosen.
pub const WHAT: FieldDecl = FieldDecl::confirmed("what", Kind::Line { characters_max: 200 }, &[]).required();
/// What happens then.
pub const REACTION: FieldDecl = FieldDecl::confirmed("reaction", Kind::Line { characters_max: 300 }, &[]);
/// Who said so.
pub const SAID_BY: FieldDecl = FieldDecl::register("said_by", Kind::Line { characters_max: 120 });
/// Since when.
pub const SINCE: FieldDecl = FieldDecl::register("since", Kind::DateOrYear);

/// An allergy as told (CARE.md 1.M allergies_told).
pub static ALLERGY: Noun = Noun {
    name: "allergy",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WHAT, REACTION, SAID_BY, SINCE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
