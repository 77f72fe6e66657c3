//! One step of an if-then plan. Steps are moved by two buttons; each keeps its own place, so two people who insert one
//! at the same place get both.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// The plan it belongs to.
pub const PLAN: FieldDecl = FieldDecl::register("plan", Kind::Link { to: &["if_then"] }).required().once();
/// Where it stands among the plan's steps.
pub const ORDER: FieldDecl = FieldDecl::order("order");
/// What to do.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// The coping response that it uses, if it is one of those.
pub const COPING: FieldDecl = FieldDecl::register("coping", Kind::Link { to: &["coping"] });

/// A step of an if-then plan (CARE.md 1.B).
pub static IF_THEN_STEP: Noun = Noun {
    name: "if_then_step",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("if_then"),
    fields: &[PLAN, ORDER, WHAT, COPING],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&WHAT]),
    ..Noun::PLAIN
};
