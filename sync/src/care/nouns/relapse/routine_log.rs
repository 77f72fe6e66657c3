//! One day of a routine: whether it was done, and how much by itself.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// The routine.
pub const ROUTINE: FieldDecl = FieldDecl::register("routine", Kind::Link { to: &["routine"] }).required().once();
/// The day it is about.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).on(Days::Past).starts_today().required().once();
/// Whether it was done.
pub const DONE: FieldDecl = FieldDecl::register("done", Kind::Code(&["yes", "backup", "no"])).required().once();
/// How much it went by itself, 0 to 10.
pub const AUTOMATIC: FieldDecl = FieldDecl::register("automatic", Kind::Number { least: 0, most: 10 }).once();

/// A day of a routine (CARE.md 1.B).
pub static ROUTINE_LOG: Noun = Noun {
    name: "routine_log",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("routine"),
    header: Header::Dated(&DAY),
    fields: &[ROUTINE, DAY, DONE, AUTOMATIC],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
