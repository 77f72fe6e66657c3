//! Medicines, as they were told to us. Nothing is prescribed here, and nothing was checked.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What it is, as they say it. In shared text "10 mg" and "20 mg" would merge into another dose, so it is one value.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 200 }).required();
/// How they take it.
pub const TAKEN: FieldDecl = FieldDecl::register("taken", Kind::Line { characters_max: 200 });
/// Who said so.
pub const SAID_BY: FieldDecl = FieldDecl::register("said_by", Kind::Line { characters_max: 120 });
/// Since when.
pub const SINCE: FieldDecl = FieldDecl::register("since", Kind::DateOrYear);

/// A medicine as told (CARE.md 1.M medicines_told).
pub static MEDICINE: Noun = Noun {
    name: "medicine",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WHAT, TAKEN, SAID_BY, SINCE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
