//! What matters to the client: what they want their life to be about.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What it is called.
pub const NAME: FieldDecl = FieldDecl::register("name", Kind::Line { characters_max: 120 }).required();
/// What it means, in the client's own words.
pub const WORDS: FieldDecl = FieldDecl::prose("words", 1000);
/// How important it is, 0 to 10.
pub const IMPORTANCE: FieldDecl = FieldDecl::register("importance", Kind::Number { least: 0, most: 10 });
/// Goals that serve it.
pub const GOALS: FieldDecl = FieldDecl::links("goals", &["goal"]);

/// A value (CARE.md 1.A; P1 "personal values", P9 "realign actions with values").
pub static PERSONAL_VALUE: Noun = Noun {
    name: "personal_value",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[NAME, WORDS, IMPORTANCE, GOALS],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
