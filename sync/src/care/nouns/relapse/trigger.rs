//! What sets urges off. Urges and if-then plans link to it.

use crate::care::declare::{Area, Codes, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What sets urges off everywhere; a clinic adds its own.
static KINDS: Codes = Codes::Library {
    name: "trigger",
    built_in: &[
        "stress",
        "loneliness",
        "explicit_material",
        "boredom",
        "conflict",
        "rejection",
        "substance",
        "place",
        "device",
        "time_of_day",
        "body_state",
        "other",
    ],
};
/// What sort of thing it is.
pub const KIND: FieldDecl = FieldDecl::register("kind", Kind::Listed(&KINDS)).required();
/// What it is, in the client's words.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// How strong it is, 0 to 10.
pub const STRENGTH: FieldDecl = FieldDecl::register("strength", Kind::Number { least: 0, most: 10 });
/// Where it happens.
pub const WHERE: FieldDecl = FieldDecl::set("where", &["home", "work", "social", "online", "travel"]);

/// A trigger (CARE.md 1.B; P1 "identifies triggers").
pub static TRIGGER: Noun = Noun {
    name: "trigger",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[KIND, WHAT, STRENGTH, WHERE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    linkable: true,
    ..Noun::PLAIN
};
