//! What was agreed in a joint session: who does what, by when.

use crate::care::declare::{Area, Days, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// The session.
pub const SESSION: FieldDecl = FieldDecl::register("session", Kind::Link { to: &["joint_session"] }).required().once();
/// Who.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 120 }).required();
/// Does what.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// By when.
pub const BY: FieldDecl = FieldDecl::register("by", Kind::Date).on(Days::Ahead);
/// Whether it was kept.
pub const KEPT: FieldDecl = FieldDecl::register("kept", Kind::Code(&["yes", "part", "no"]));

/// An agreement (CARE.md 1.E: "agreements (LIST: who does what by when, kept y/part/n)").
pub static AGREEMENT: Noun = Noun {
    name: "agreement",
    area: Area::Relations,
    part: Part::Relations,
    shape: Shape::List,
    within: Some("joint_session"),
    fields: &[SESSION, WHO, WHAT, BY, KEPT],
    weighs: Some(|entry| entry.text(&KEPT) == "no"),
    editors: &[Role::Therapist, Role::Supervisor],
    involves: |_| Involving::still(&[&WHO]),
    ..Noun::PLAIN
};
