//! What makes it hard for the client to come or to take part, and what is done about it.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What stands in the way.
pub const KIND: FieldDecl = FieldDecl::register(
    "kind",
    Kind::Code(&[
        "transport",
        "childcare",
        "work_hours",
        "disability",
        "literacy",
        "internet",
        "cost",
        "stigma",
        "other",
    ]),
)
.required();
/// What is done about it.
pub const PLAN: FieldDecl = FieldDecl::register("plan", Kind::Line { characters_max: 500 }).required();

/// An access need (CARE.md 1.A; P11 "flexible scheduling", "reduce barriers to treatment engagement").
pub static ACCESS_NEED: Noun = Noun {
    name: "access_need",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[KIND, PLAN],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
