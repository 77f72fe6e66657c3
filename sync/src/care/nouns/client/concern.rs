//! What brings the client here, in their own words. There is no field for a diagnosis.

use crate::care::declare::{Area, Days, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What it is, in the client's own words.
pub const WORDS: FieldDecl = FieldDecl::prose("words", 2000).required();
/// Since when; a year is enough.
pub const SINCE: FieldDecl = FieldDecl::register("since", Kind::DateOrYear).on(Days::Past);
/// What it bears on.
pub const IMPACT: FieldDecl = FieldDecl::set("impact", &["self", "relationship", "work", "money", "health", "legal"]);
/// How much it matters to them, 0 to 10.
pub const IMPORTANCE: FieldDecl = FieldDecl::register("importance", Kind::Number { least: 0, most: 10 });
/// Where it stands.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["active", "easing", "resolved"]).required();

/// A presenting concern (CARE.md 1.A; P2 "articulate vulnerabilities, boundaries, and goals").
pub static CONCERN: Noun = Noun {
    name: "concern",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WORDS, SINCE, IMPACT, IMPORTANCE, STATUS],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
