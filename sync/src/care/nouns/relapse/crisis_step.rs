//! One step of the crisis plan, from first signs to calling for help.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// Where in the plan it belongs, in this order.
pub const STAGE: FieldDecl = FieldDecl::register(
    "stage",
    Kind::Code(&["signs", "alone", "distraction", "people", "professionals", "surroundings"]),
)
.required();
/// Where it stands among the steps; they are shown stage by stage.
pub const ORDER: FieldDecl = FieldDecl::order("order");
/// What to notice or do. For making surroundings safe, two versions are both shown until one is chosen, so it
/// is one value and never merged text.
pub const WHAT: FieldDecl = FieldDecl::confirmed("what", Kind::Line { characters_max: 300 }, &[]).required();
/// Whom to call.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 120 });
/// Their number. Two versions are both shown and printed until one is chosen.
pub const PHONE: FieldDecl = FieldDecl::confirmed("phone", Kind::Phone, &[]).said_of("who");

/// A crisis plan step (CARE.md 1.B; P2 "crisis planning for high-risk moments").
pub static CRISIS_STEP: Noun = Noun {
    name: "crisis_step",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[STAGE, ORDER, WHAT, WHO, PHONE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&WHO, &WHAT]),
    ..Noun::PLAIN
};
