//! Groups that the client goes to.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// Its name.
pub const NAME: FieldDecl = FieldDecl::register("name", Kind::Line { characters_max: 200 }).required();
/// What sort.
pub const KIND: FieldDecl =
    FieldDecl::register("kind", Kind::Code(&["peer", "therapy", "twelve_step", "other"])).required();
/// When and where it meets.
pub const MEETS: FieldDecl = FieldDecl::register("meets", Kind::Line { characters_max: 200 }).said_of("name").kept();

/// A group (CARE.md 1.H; P1 "peer support groups").
pub static SUPPORT_GROUP: Noun = Noun {
    name: "support_group",
    area: Area::People,
    part: Part::Relations,
    shape: Shape::List,
    fields: &[NAME, KIND, MEETS],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&NAME]),
    ..Noun::PLAIN
};
