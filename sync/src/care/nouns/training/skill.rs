//! Skills that are trained, one entry per skill: two people who begin the same one meet in it.

use crate::care::declare::{Area, Codes, Days, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The twelve skills that every clinic has (CARE.md 1.C).
pub const SKILL_CODES: &[&str] = &[
    "breathing",
    "pmr",
    "reappraisal",
    "urge_surfing",
    "boundary_setting",
    "distress_tolerance",
    "labelling_emotions",
    "mindful_observing",
    "underlying_needs",
    "impulse_pause",
    "problem_solving",
    "perspective_taking",
];

/// The skills: those twelve, and the clinic's own.
pub static SKILLS: Codes = Codes::Library { name: "skill", built_in: SKILL_CODES };

/// How far it has come.
pub const STATUS: FieldDecl =
    FieldDecl::state("status", &["not_started", "taught", "practising", "uses_unaided", "paused"]);
/// The day it was taught.
pub const TAUGHT_ON: FieldDecl = FieldDecl::register("taught_on", Kind::Date).on(Days::Past);
/// Who taught it.
pub const TAUGHT_BY: FieldDecl = FieldDecl::register("taught_by", Kind::Staff);

/// A skill (CARE.md 1.C; P2 "diaphragmatic breathing ... and cognitive reappraisal", P3 "urge surfing and boundary setting").
pub static SKILL: Noun = Noun {
    name: "skill",
    area: Area::Training,
    part: Part::Training,
    shape: Shape::Coded(&[&SKILLS]),
    fields: &[STATUS, TAUGHT_ON, TAUGHT_BY],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
