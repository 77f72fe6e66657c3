//! What helps the client to get through. Urges and steps of if-then plans link to it.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// What sort of thing it is.
pub const KIND: FieldDecl =
    FieldDecl::register("kind", Kind::Code(&["skill", "activity", "contact", "place", "thought"])).required();
/// What the client does.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// How long it takes, in minutes.
pub const MINUTES: FieldDecl = FieldDecl::register("minutes", Kind::Number { least: 1, most: 480 });
/// Where it works.
pub const WHERE: FieldDecl = FieldDecl::set("where", &["home", "work", "social", "online", "travel"]);

/// A coping response (CARE.md 1.B; P1 "develops coping responses").
pub static COPING: Noun = Noun {
    name: "coping",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[KIND, WHAT, MINUTES, WHERE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    linkable: true,
    involves: |_| Involving::still(&[&WHAT]),
    ..Noun::PLAIN
};
