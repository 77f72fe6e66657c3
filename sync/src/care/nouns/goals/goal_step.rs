//! One step towards a goal: what, by when, and the day on which it was done.

use crate::care::declare::{Area, Days, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// The goal.
pub const GOAL: FieldDecl = FieldDecl::register("goal", Kind::Link { to: &["goal"] }).required().once();
/// Where it stands among the others.
pub const ORDER: FieldDecl = FieldDecl::order("order");
/// What to do.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// By when.
pub const DUE: FieldDecl = FieldDecl::register("due", Kind::Date).on(Days::Ahead);
/// The day on which it was done; blank while it is not.
pub const DONE: FieldDecl = FieldDecl::register("done", Kind::Date).on(Days::Past);

/// A step towards a goal (CARE.md 1.F; P10 "incremental targets").
pub static GOAL_STEP: Noun = Noun {
    name: "goal_step",
    area: Area::Goals,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("goal"),
    fields: &[GOAL, ORDER, WHAT, DUE, DONE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&WHAT]),
    ..Noun::PLAIN
};
