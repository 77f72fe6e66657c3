//! Practice between sessions: what the client wants to try, how often, until when.

use super::skill::SKILLS;
use crate::care::declare::{Area, Days, FieldDecl, Kind, Noun, Part, Role, Shape};

/// Which skill.
pub const SKILL: FieldDecl = FieldDecl::register("skill", Kind::Listed(&SKILLS)).required();
/// How often, when and where.
pub const OFTEN: FieldDecl = FieldDecl::register("often", Kind::Line { characters_max: 120 }).required();
/// Until which day.
pub const UNTIL: FieldDecl = FieldDecl::register("until", Kind::Date).on(Days::Ahead);
/// What reminds the client of it.
pub const REMINDER: FieldDecl = FieldDecl::register("reminder", Kind::Line { characters_max: 200 });
/// Why it is worth trying to the client.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 300 });

/// A practice task (CARE.md 1.C "home practice").
pub static PRACTICE_TASK: Noun = Noun {
    name: "practice_task",
    area: Area::Training,
    part: Part::Training,
    shape: Shape::List,
    fields: &[SKILL, OFTEN, UNTIL, REMINDER, REASON],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    linkable: true,
    ..Noun::PLAIN
};
