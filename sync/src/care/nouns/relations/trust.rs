//! How much each person trusts, as they say it themselves. Each stands as it was saved.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// The session.
pub const SESSION: FieldDecl = FieldDecl::register("session", Kind::Link { to: &["joint_session"] }).required().once();
/// Whose own value it is.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 120 }).required().once();
/// How much they trust, 0 to 10.
pub const LEVEL: FieldDecl = FieldDecl::register("level", Kind::Number { least: 0, most: 10 }).required().once();

/// A trust rating (CARE.md 1.E: "trust 0-10 per person (own value only)").
pub static TRUST: Noun = Noun {
    name: "trust",
    area: Area::Relations,
    part: Part::Relations,
    shape: Shape::List,
    within: Some("joint_session"),
    fields: &[SESSION, WHO, LEVEL],
    editors: &[Role::Therapist, Role::Supervisor],
    involves: |_| Involving::still(&[&WHO]),
    ..Noun::PLAIN
};
