//! Diagnoses that somebody else made and a document says. This program never makes one.

use crate::care::declare::{Area, Days, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What the document says.
pub const TEXT: FieldDecl = FieldDecl::register("text", Kind::Line { characters_max: 300 }).required();
/// The system of the code, where the document gives one.
pub const SYSTEM: FieldDecl = FieldDecl::register("system", Kind::Line { characters_max: 80 });
/// The code that the document gives.
pub const CODE: FieldDecl = FieldDecl::register("code", Kind::Line { characters_max: 40 });
/// Who made it.
pub const BY: FieldDecl = FieldDecl::register("by", Kind::Line { characters_max: 200 });
/// The date of the document.
pub const DATED: FieldDecl = FieldDecl::register("dated", Kind::Date).on(Days::Past);
/// How sure it is.
pub const VERIFICATION: FieldDecl =
    FieldDecl::register("verification", Kind::Code(&["reported", "confirmed_by_letter", "refuted"])).required();

/// A recorded diagnosis (CARE.md 1.A).
pub static RECORDED_DIAGNOSIS: Noun = Noun {
    name: "recorded_diagnosis",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[TEXT, SYSTEM, CODE, BY, DATED, VERIFICATION],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
