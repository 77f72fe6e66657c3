//! Where a skill is carried into: one entry per skill and setting.

use super::skill::SKILLS;
use crate::care::declare::{Area, Codes, FieldDecl, Noun, Part, Role, Shape};

/// The settings of a life.
pub static SETTINGS: Codes = Codes::Fixed(&["home", "work", "social", "online", "travel"]);

/// How far it has come there.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["planned", "tried", "works"]);
/// How it went, in the client's words.
pub const EXAMPLE: FieldDecl = FieldDecl::prose("example", 1000);

/// A skill in a setting (CARE.md 1.C; P2 "skill generalization ... at home, work, and social settings").
pub static GENERALISATION: Noun = Noun {
    name: "generalisation",
    area: Area::Training,
    part: Part::Training,
    shape: Shape::Coded(&[&SKILLS, &SETTINGS]),
    fields: &[STATUS, EXAMPLE],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
