//! Entries of the practice log: a skill that was tried, and how it felt before and after.

use super::skill::SKILLS;
use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// Which skill.
pub const SKILL: FieldDecl = FieldDecl::register("skill", Kind::Listed(&SKILLS)).required().once();
/// How long, in minutes.
pub const MINUTES: FieldDecl = FieldDecl::register("minutes", Kind::Number { least: 0, most: 480 }).once();
/// How stirred up the client was before, 0 to 10.
pub const BEFORE: FieldDecl = FieldDecl::register("before", Kind::Number { least: 0, most: 10 }).once();
/// How stirred up the client was after, 0 to 10.
pub const AFTER: FieldDecl = FieldDecl::register("after", Kind::Number { least: 0, most: 10 }).once();
/// Where.
pub const PLACE: FieldDecl =
    FieldDecl::register("place", Kind::Code(&["home", "work", "social", "online", "travel"])).once();
/// How it went.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Text { characters_max: 1000 }).once();

/// A practice (CARE.md 1.C "practice_log"; P2 "slow down arousal").
pub static PRACTICE: Noun = Noun {
    name: "practice",
    area: Area::Training,
    part: Part::Logs,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        SKILL,
        MINUTES,
        BEFORE,
        AFTER,
        PLACE,
        NOTE,
        header::VISIBLE,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["practice"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
