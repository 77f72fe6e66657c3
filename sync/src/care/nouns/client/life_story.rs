//! The client's life story, as far as they want it told.

use crate::care::declare::{Area, FieldDecl, Noun, Part, Role, Shape};

/// The story.
pub const NARRATIVE: FieldDecl = FieldDecl::prose("narrative", 8000);

/// The life story (CARE.md 1.A; P12 "life story").
pub static LIFE_STORY: Noun = Noun {
    name: "life_story",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::One,
    fields: &[NARRATIVE],
    editors: &[Role::Therapist, Role::Supervisor],
    born_with: &["narrative"],
    ..Noun::PLAIN
};
