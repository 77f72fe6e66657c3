//! Numbers by which other systems know the client.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// Which system.
pub const SYSTEM: FieldDecl = FieldDecl::register("system", Kind::Line { characters_max: 120 }).required();
/// The number there.
pub const VALUE: FieldDecl =
    FieldDecl::register("value", Kind::Line { characters_max: 80 }).required().said_of("system").kept();

/// An identifier (CARE.md 1.A).
pub static IDENTIFIER: Noun = Noun {
    name: "identifier",
    area: Area::Client,
    part: Part::Core,
    shape: Shape::List,
    fields: &[SYSTEM, VALUE],
    editors: &[Role::FrontDesk, Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
