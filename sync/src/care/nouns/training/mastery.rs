//! How well the client has a skill, said from time to time by the client or the therapist.

use super::skill::SKILLS;
use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// Which skill.
pub const SKILL: FieldDecl = FieldDecl::register("skill", Kind::Listed(&SKILLS)).required().once();
/// How well: 0 not yet, 4 teaches others.
pub const LEVEL: FieldDecl = FieldDecl::register("level", Kind::Number { least: 0, most: 4 }).required().once();
/// Who says so.
pub const RATER: FieldDecl = FieldDecl::register("rater", Kind::Code(&["client", "therapist"])).once();

/// A look at a skill (CARE.md 1.C; P8 "reinforcing skill mastery").
pub static MASTERY: Noun = Noun {
    name: "mastery",
    area: Area::Training,
    part: Part::Training,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        SKILL,
        LEVEL,
        RATER,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["mastery"]),
    ],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
