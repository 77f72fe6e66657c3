//! What to do after a setback: kind words, what to leave alone, what to have checked. Its steps are a noun of their
//! own.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// Kind words from the client to themselves.
pub const KIND_WORDS: FieldDecl = FieldDecl::prose("kind_words", 2000);
/// What not to do then.
pub const NOT_TO_DO: FieldDecl = FieldDecl::prose("not_to_do", 1000);
/// Health checks that may be needed.
pub const CHECKS: FieldDecl = FieldDecl::register("checks", Kind::Text { characters_max: 500 });

/// The plan for after a setback (CARE.md 1.B; P3 "prevent self-punishment after lapses, reframing mistakes as
/// opportunities for learning").
pub static LAPSE_PLAN: Noun = Noun {
    name: "lapse_plan",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::One,
    fields: &[KIND_WORDS, NOT_TO_DO, CHECKS],
    editors: &[Role::Therapist, Role::Supervisor],
    born_with: &["kind_words", "not_to_do"],
    ..Noun::PLAIN
};
