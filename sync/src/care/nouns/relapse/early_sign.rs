//! Early signs: what changes before a setback, and who may say that they see it.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// Where it shows.
pub const KIND: FieldDecl =
    FieldDecl::register("kind", Kind::Code(&["thought", "feeling", "body", "behaviour"])).required();
/// What changes, in the client's words.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// Who may notice it first.
pub const NOTICED_BY: FieldDecl = FieldDecl::register("noticed_by", Kind::Line { characters_max: 200 });
/// Whether they may say so to the client.
pub const OK_TO_TELL: FieldDecl = FieldDecl::register("ok_to_tell", Kind::YesNo);

/// An early sign (CARE.md 1.B).
pub static EARLY_SIGN: Noun = Noun {
    name: "early_sign",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[KIND, WHAT, NOTICED_BY, OK_TO_TELL],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&NOTICED_BY]),
    ..Noun::PLAIN
};
