//! Activities that mean something to the client: planned small, tried, looked back on.

use crate::care::declare::{Area, Days, FieldDecl, Involving, Kind, Noun, Part, Role, Shape, UsualDays};

/// What the client plans to do.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// When it is planned.
pub const WHEN: FieldDecl = FieldDecl::register("when", Kind::Moment);
/// With whom.
pub const WITH: FieldDecl = FieldDecl::register("with", Kind::Line { characters_max: 120 });
/// How large a step it is to the client.
pub const SIZE: FieldDecl = FieldDecl::register("size", Kind::Code(&["small", "medium", "large"]));
/// How far it came.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["planned", "skipped", "part", "done"]);

/// An activity (CARE.md 1.D; P7 "Behavioral activation encourages engagement in meaningful activities").
pub static ACTIVITY: Noun = Noun {
    name: "activity",
    area: Area::Thinking,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WHAT, WHEN, WITH, SIZE, STATUS],
    usual: &[
        UsualDays { day: "when", with: "status", codes: &["planned"], days: Days::Ahead },
        UsualDays { day: "when", with: "status", codes: &["skipped", "part", "done"], days: Days::Past },
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    linkable: true,
    involves: |entry| Involving::on(entry, &WHEN, &[&WITH, &WHAT]),
    ..Noun::PLAIN
};
