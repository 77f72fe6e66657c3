//! What others of a group said to the client. Must never hold the name of one of them.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// Who said it, by the name they chose for the group.
pub const FROM: FieldDecl = FieldDecl::register("from", Kind::Line { characters_max: 60 }).once();
/// What they liked.
pub const LIKED: FieldDecl = FieldDecl::register("liked", Kind::Text { characters_max: 1000 }).required().once();
/// One idea.
pub const IDEA: FieldDecl = FieldDecl::register("idea", Kind::Text { characters_max: 1000 }).once();
/// Whether it was shown to the client.
pub const SHOWN: FieldDecl = FieldDecl::register("shown", Kind::YesNo);

/// Feedback from a group (CARE.md 1.C; P3 "peers model adaptive coping and provide feedback").
pub static GROUP_FEEDBACK: Noun = Noun {
    name: "group_feedback",
    area: Area::Training,
    part: Part::Training,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        FROM,
        LIKED,
        IDEA,
        SHOWN,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["group_feedback"]),
    ],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
