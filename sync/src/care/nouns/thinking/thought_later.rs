//! What came to mind later about a thought record that is done. Each stands as it was saved.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The thought record.
pub const THOUGHT: FieldDecl = FieldDecl::register("thought", Kind::Link { to: &["thought"] }).required().once();
/// What is added or put right.
pub const TEXT: FieldDecl = FieldDecl::register("text", Kind::Text { characters_max: 2000 }).required().once();

/// An addition to a thought record (CARE.md 1.D: "once client marks done -> APPEND corrections").
pub static THOUGHT_LATER: Noun = Noun {
    name: "thought_later",
    area: Area::Thinking,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("thought"),
    fields: &[THOUGHT, TEXT],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
