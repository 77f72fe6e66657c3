//! What was said in supervision about parts of the plan.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// The parts of the plan that it is about.
pub const ABOUT: FieldDecl = FieldDecl::links("about", &["exposure", "thought", "if_then", "goal"]).once();
/// What was asked.
pub const ASKED: FieldDecl = FieldDecl::register("asked", Kind::Text { characters_max: 1000 }).once();
/// What was agreed.
pub const AGREED: FieldDecl = FieldDecl::register("agreed", Kind::Text { characters_max: 2000 }).required().once();

/// A supervision record (CARE.md 1.D; P7 "under supportive supervision").
pub static SUPERVISION: Noun = Noun {
    name: "supervision",
    area: Area::Thinking,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        ABOUT,
        ASKED,
        AGREED,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["supervision"]),
    ],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
