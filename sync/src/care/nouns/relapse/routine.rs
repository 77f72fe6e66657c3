//! Routines and rituals that hold a day together. Their steps and how they went are nouns of their own.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// What it is called.
pub const NAME: FieldDecl = FieldDecl::register("name", Kind::Line { characters_max: 200 }).required();
/// On which days.
pub const DAYS: FieldDecl = FieldDecl::set("days", &["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
/// At what time.
pub const TIME: FieldDecl = FieldDecl::register("time", Kind::Line { characters_max: 60 });
/// What to do on a bad day instead.
pub const BACKUP: FieldDecl = FieldDecl::register("backup", Kind::Line { characters_max: 300 });

/// A routine (CARE.md 1.B; P10 "relapse-proof rituals and routines").
pub static ROUTINE: Noun = Noun {
    name: "routine",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[NAME, DAYS, TIME, BACKUP],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::default().or_in(&[&NAME, &BACKUP]),
    ..Noun::PLAIN
};
