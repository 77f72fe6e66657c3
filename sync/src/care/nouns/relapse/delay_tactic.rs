//! Delay tactics: how the client gives an urge time to pass. The urge log links to them.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// What the client does to wait.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// For how long, in minutes.
pub const MINUTES: FieldDecl = FieldDecl::register("minutes", Kind::Number { least: 5, most: 60 });
/// What to do until then.
pub const MEANWHILE: FieldDecl = FieldDecl::register("meanwhile", Kind::Line { characters_max: 300 });

/// A delay tactic (CARE.md 1.B; P2 "delaying tactics").
pub static DELAY_TACTIC: Noun = Noun {
    name: "delay_tactic",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WHAT, MINUTES, MEANWHILE],
    editors: &[Role::Therapist, Role::Supervisor],
    linkable: true,
    involves: |_| Involving::still(&[&WHAT, &MEANWHILE]),
    ..Noun::PLAIN
};
