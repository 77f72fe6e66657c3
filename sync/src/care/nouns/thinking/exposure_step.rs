//! Steps of an exposure plan, from the easiest to the hardest.

use crate::care::declare::{Area, Days, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The plan it belongs to.
pub const EXPOSURE: FieldDecl = FieldDecl::register("exposure", Kind::Link { to: &["exposure"] }).required().once();
/// Where it stands among the steps: the easiest first.
pub const ORDER: FieldDecl = FieldDecl::order("order");
/// What the client will bear.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// How hard the client thinks it will be, 0 to 100.
pub const DISTRESS: FieldDecl = FieldDecl::register("distress", Kind::Number { least: 0, most: 100 });
/// For which day it is planned.
pub const PLANNED: FieldDecl = FieldDecl::register("planned", Kind::Date).on(Days::Ahead);

/// A step of an exposure plan (CARE.md 1.D; P7 "reduce avoidance and increase tolerance for uncomfortable emotions").
pub static EXPOSURE_STEP: Noun = Noun {
    name: "exposure_step",
    area: Area::Thinking,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("exposure"),
    fields: &[EXPOSURE, ORDER, WHAT, DISTRESS, PLANNED],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
