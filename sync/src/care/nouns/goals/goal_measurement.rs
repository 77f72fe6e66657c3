//! How far a goal was on a day, as it was seen then. Each stands as it was saved.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// The goal.
pub const GOAL: FieldDecl = FieldDecl::register("goal", Kind::Link { to: &["goal"] }).required().once();
/// The day it is about.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).on(Days::Past).starts_today().required().once();
/// What was seen, in the unit of the goal.
pub const VALUE: FieldDecl = FieldDecl::register("value", Kind::Line { characters_max: 60 }).required().once();
/// Whether it was read off a log or said by a person.
pub const SOURCE: FieldDecl = FieldDecl::register("source", Kind::Code(&["log", "manual"])).once();

/// A measurement of a goal (CARE.md 1.F; P8 "ongoing measurement and adaptation").
pub static GOAL_MEASUREMENT: Noun = Noun {
    name: "goal_measurement",
    area: Area::Goals,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("goal"),
    header: Header::Dated(&DAY),
    fields: &[GOAL, DAY, VALUE, SOURCE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
