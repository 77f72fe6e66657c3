//! If-then plans: what the client will do when a trigger comes. The steps are a noun of their own (`if_then_step.rs`).

use crate::care::declare::{Area, Days, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// If: the situation, in the client's words.
pub const WHEN: FieldDecl = FieldDecl::register("when", Kind::Line { characters_max: 300 }).required();
/// The triggers that it answers.
pub const TRIGGERS: FieldDecl = FieldDecl::links("triggers", &["trigger"]);
/// Whom the client can turn to.
pub const PERSON: FieldDecl = FieldDecl::register("person", Kind::Line { characters_max: 120 });
/// The day it was tried.
pub const TESTED: FieldDecl = FieldDecl::register("tested", Kind::Date).on(Days::Past);
/// Whether it worked.
pub const WORKED: FieldDecl = FieldDecl::register("worked", Kind::Code(&["yes", "partly", "no"]));

/// An if-then plan (CARE.md 1.B; P4 "concrete action plans for triggers").
pub static IF_THEN: Noun = Noun {
    name: "if_then",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WHEN, TRIGGERS, PERSON, TESTED, WORKED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&PERSON]),
    ..Noun::PLAIN
};
